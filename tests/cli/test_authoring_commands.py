"""new, form and rule on the command line: exit codes, Chinese, nothing overwritten."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.diagnostics import CATALOGUE
from tests.intake.papers import paper

FORM = "淮北市项目支出绩效自评"
DECLARATION = Path(__file__).parents[2] / "inputs/2021/衡阳市工伤保险服务中心.yaml"
PROGRAM = {"python", "pytest", "main", "py", "ziping", "yaml", "json", "schema", "word", "new"}
COMMANDS = {"form", "list", "check", "rule", "s01", "test", "preview", "cases", "templates"}
COMMANDS |= {"pdf", "libreoffice", "text"}


PAGES = [("new",), ("rule",), ("form",), *(("form", name) for name in ("list", "check", "new"))]


@pytest.mark.parametrize("arguments", [*PAGES, ("form", "schema")], ids=" ".join)
def test_help_is_chinese(arguments, ziping):
    code, out, _ = ziping(*arguments, "--help")
    assert code == 0
    words = {word.lower() for word in re.findall(r"(?<![-\w])[A-Za-z]{2,}", out, re.ASCII)}
    assert words - PROGRAM - COMMANDS == set()
    assert "用法：" in out


class TestNew:
    def test_a_blank_one(self, ziping, tmp_path):
        code, _, err = ziping("new", FORM, "-o", "甲.yaml", "--unit", "某中心", "--year", "2022")
        assert (code, "写出 甲.yaml" in err) == (0, True)
        assert "名称: 某中心" in (tmp_path / "甲.yaml").read_text(encoding="utf-8")
        assert ziping("check", "甲.yaml")[0] == 1

    def test_without_a_name_it_is_called_like_the_form(self, ziping, tmp_path):
        assert ziping("new", FORM)[0] == 0
        assert (tmp_path / f"{FORM}.yaml").is_file()

    def test_twice_is_refused(self, ziping, tmp_path):
        ziping("new", FORM, "-o", "甲.yaml")
        before = (tmp_path / "甲.yaml").read_bytes()
        code, _, err = ziping("new", FORM, "-o", "甲.yaml")
        assert (code, "A01" in err) == (2, True)
        assert (tmp_path / "甲.yaml").read_bytes() == before

    def test_next_year_lists_what_was_moved(self, ziping, sample):
        code, out, err = ziping("new", FORM, "--from", sample, "--year", 2023, "-o", "甲.yaml")
        assert code == 0
        assert re.search(r"工伤保险宣传.*实际完成值.*上年实际值.*制作工伤政策宣传视频一次", out)
        assert "待填" in err

    def test_from_a_declaration(self, ziping):
        name = "株洲市预算绩效自评"
        assert ziping("new", name, "--from", DECLARATION, "-o", "甲.yaml")[0] == 0
        codes = {one["code"] for one in json.loads(ziping("check", "甲.yaml", "--format=json")[1])}
        # The declaration's source line has another name; its rows are as doubtful as they were.
        as_declared = {"G05", "S05", "T11"}
        asked = {code for code in codes if code[0] not in "IU"}
        assert asked <= {"S01", "S08", "S10", *as_declared}

    @pytest.mark.parametrize(
        ("arguments", "code"),
        [
            (("没有这份",), "G01"),
            ((FORM, "--year", "2010"), "G03"),
            ((FORM, "--from", "没有.yaml"), "G07"),
            ((FORM, "--year", "22"), "2000"),
        ],
        ids=["没有这份套表", "不在适用年度", "没有这个文件", "年度太小"],
    )
    def test_wrong_use(self, arguments, code, ziping, tmp_path):
        exit_code, out, err = ziping("new", *arguments)
        assert (exit_code, out, code in err) == (2, "", True)
        assert list(tmp_path.iterdir()) == []


class TestForm:
    def test_list(self, ziping):
        code, out, _ = ziping("form", "list")
        assert code == 0
        assert all(
            text in out for text in (FORM, "2022—… 年度", "项目清单", "湖南县级部门整体支出")
        )

    def test_new_then_check_then_list(self, ziping, tmp_path):
        assert ziping("form", "new", "某县", "--from", FORM)[0] == 0
        assert (tmp_path / "templates/forms/某县.yaml").is_file()
        assert (tmp_path / "templates/rubrics/某县.yaml").is_file()
        code, out, _ = ziping("form", "check", "某县")
        assert (code, "来源" in out) == (1, True)  # what belonged to the other place
        assert "某县" in ziping("form", "list")[1]
        assert ziping("form", "new", "某县")[0] == 2

    def test_new_from_a_paper_then_a_filing(self, ziping, tmp_path):
        data = paper("项目清单", ["序号|项目名称|全年预算数|责任股室", "1| | | "])
        (tmp_path / "表.docx").write_bytes(data)
        code, out, err = ziping("form", "new", "某县", "--from-docx", "表.docx")
        assert (code, "写出" in err, "责任股室" in out + err) == (0, True, True)
        assert (ziping("form", "check", "某县")[0], ziping("new", "某县")[0]) == (0, 0)
        code, _, err = ziping("form", "new", "某县", "--from-docx", "表.docx")
        assert (code, "A01" in err) == (2, True)
        (tmp_path / "文.docx").write_bytes(paper("没有表"))
        code, _, err = ziping("form", "new", "乙县", "--from-docx", "文.docx")
        assert (code, "A30" in err) == (2, True)
        code, _, err = ziping("form", "new", "乙县", "--from", FORM, "--from-docx", "表.docx")
        assert (code, "A34" in err) == (2, True)
        code, _, err = ziping("form", "new", "乙县", "--from-docx", "无.docx")
        assert (code, "G07" in err, "D03" in err) == (2, True, False)
        assert not (tmp_path / "templates/forms/乙县.yaml").exists()

    def test_check_of_all_finds_the_broken_one(self, ziping, tmp_path):
        ziping("form", "new", "某县")
        path = tmp_path / "templates/forms/某县.yaml"
        path.write_text(
            path.read_text(encoding="utf-8").replace("通用/", "没有/"), encoding="utf-8"
        )
        code, out, err = ziping("form", "check")
        assert (code, "G02" in out) == (1, True)
        assert "某县：有错误" in err
        assert f"{FORM}：可以用" in err

    def test_a_form_that_cannot_be_read_is_listed_and_said(self, ziping, tmp_path):
        folder = tmp_path / "templates/forms"
        folder.mkdir(parents=True)
        (folder / "坏.yaml").write_text("名称：坏\n", encoding="utf-8")
        code, out, err = ziping("form", "list")
        assert (code, "读不出来" in out, "Y11" in err) == (1, True, True)

    def test_check_of_none(self, ziping):
        code, _, err = ziping("form", "check", "没有")
        assert (code, "G01" in err) == (2, True)

    def test_schema(self, ziping, tmp_path):
        code, out, _ = ziping("form", "schema", FORM)
        assert (code, json.loads(out)["title"]) == (0, FORM)
        assert ziping("form", "schema", FORM, "-o", "甲.json")[0] == 0
        assert (tmp_path / "甲.json").read_text(encoding="utf-8") == out
        assert ziping("form", "schema", FORM, "-o", "甲.json")[0] == 2
        assert ziping("form", "schema", "没有")[0] == 2


class TestRule:
    @pytest.mark.parametrize("code", sorted(CATALOGUE))
    def test_every_code_is_explained(self, code, ziping):
        exit_code, out, _ = ziping("rule", code.lower())
        assert exit_code == 0
        assert out.startswith(f"{code} {CATALOGUE[code].title}（")
        assert CATALOGUE[code].why
        assert CATALOGUE[code].why in out

    @pytest.mark.parametrize(
        ("code", "near"), [("S1", "S01"), ("s011", "S11"), ("S99", "S01、S02"), ("", "S01")]
    )
    def test_an_unknown_one_names_the_nearest(self, code, near, ziping):
        exit_code, out, err = ziping("rule", code)
        assert (exit_code, out, "A04" in err) == (2, "", True)
        assert near in err
