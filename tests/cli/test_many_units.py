"""A build of many units can be read: failures with reasons, counts by code, scores in line."""

from __future__ import annotations

import os
import re

import pytest

UNIT = "名称: 淮北市工伤保险管理服务中心"
LONG = "很长很长的淮北市工伤保险管理服务中心某某区分中心"
FAULT = {"自评得分: 85": "自评得分: 86"}
FILE = "检查意见.txt"


@pytest.fixture
def units(copy):
    """Make several files, each of a unit of its own."""

    def made(count, **replacements):
        return [
            copy(f"{n}.yaml", **{UNIT: f"名称: 第{n}中心"} | replacements) for n in range(count)
        ]

    return made


def spoil(path):
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("年度: 2022", "年度：2022"), encoding="utf-8")


class TestFailedUnits:
    def test_are_listed_with_name_reason_and_place(self, ziping, units, inputs):
        spoil(units(3)[1])
        code, out, _ = ziping("build", inputs)
        assert code == 1
        _, _, end = out.partition("失败的单位（1 个）：\n")
        first = end.splitlines()[0]
        assert first.startswith("  第1中心（")
        assert "1.yaml:4:3: Y11 " in first
        assert "第0中心" not in end

    def test_no_list_without_failures(self, ziping, units, inputs):
        units(2)
        assert "失败的单位" not in ziping("build", inputs)[1]

    def test_say_how_many_more_errors_there_are(self, ziping, units):
        (path,) = units(1, **FAULT, **{"自评得分: 95": "自评得分: 96"})
        _, out, _ = ziping("build", path, "--strict")
        assert re.search(r"73:11: P02 .*（另有 ", out)

    def test_the_reason_is_what_stopped_it(self, ziping, units, tmp_path):
        (path,) = units(1, **FAULT)
        folder = tmp_path / "outputs" / "2022" / "第0中心"
        folder.parent.mkdir(parents=True)
        folder.write_text("占着位置", encoding="utf-8")
        code, out, _ = ziping("build", path)
        assert code == 1
        assert re.search(r"第0中心（.*）：.*X13 ", out)

    def test_a_file_that_names_no_unit_goes_by_its_own(self, ziping, inputs):
        (inputs / "坏的.yaml").write_text("年度：2022\n", encoding="utf-8")
        assert "  坏的（" in ziping("build", inputs)[1]

    def test_documents_of_an_earlier_run_are_said_to_be_old(self, ziping, units, tmp_path):
        paths = units(2)
        assert "O04" not in ziping("build", *paths)[2]
        for document in (tmp_path / "outputs" / "2022" / "第0中心").glob("*.docx"):
            os.utime(document, (0, 1_600_000_000))
        spoil(paths[0])
        _, out, err = ziping("build", *paths)
        assert re.search(r"第0中心 里是以前生成的文件（3 份，2020-09-1\d \d\d:\d\d）", out)
        assert "O04 警告" in err
        assert out.count("以前生成的文件") == 1

    def test_documents_of_a_file_that_is_empty_now_are_said_to_be_old(self, ziping, units):
        """Fault: an emptied file names no unit, and nothing was said of what lies there for it."""
        paths = units(2)
        ziping("build", *paths)
        paths[0].write_text("", encoding="utf-8")
        for _ in range(2):
            _, out, err = ziping("build", *paths)
            assert "第0中心 里是以前生成的文件（3 份" in out
            assert "O04 警告" in err

    def test_a_folder_that_is_anothers_by_now_is_not_said_to_be_old(self, ziping, units):
        first, second = units(2)
        ziping("build", first, second)
        second.write_bytes(first.read_bytes())
        first.write_text("", encoding="utf-8")
        assert "第0中心 里是以前生成的文件" not in ziping("build", first, second)[1]


class TestManyDiagnostics:
    def test_of_few_units_are_printed(self, ziping, units, inputs, tmp_path):
        units(2, **FAULT)
        _, out, err = ziping("build", inputs)
        assert err.count("P02 错误：") == 2
        assert FILE not in out
        assert not (tmp_path / "outputs" / FILE).exists()

    def test_of_many_units_are_counted_and_kept_in_a_file(self, ziping, units, inputs, tmp_path):
        units(11, **FAULT)
        _, out, err = ziping("build", inputs)
        assert re.search(r"P02 错误 总分不符：11 条，11 个单位，例如 \S+0\.yaml:73:11", err)
        assert "S03 警告 资金来源未填：22 条，11 个单位" in err
        assert err.index("P02 ") < err.index("S03 ") < err.index("W01 ")
        assert "→" not in err
        whole = (tmp_path / "outputs" / FILE).read_text(encoding="utf-8")
        assert whole.count("P02 错误：") == 11
        assert whole.count("→") == 11 * 9  # I04, P02, P10, I06, L04, S03 twice, W01, W04
        assert f"写在 outputs{os.sep}{FILE}" in out

    def test_many_of_few_units_are_counted_too(self, ziping, units, inputs, monkeypatch):
        monkeypatch.setattr("generator.cli.run_tally.MOST_SAID", 5)
        units(2, **FAULT)
        assert "P02 错误 总分不符：2 条，2 个单位" in ziping("build", inputs)[2]

    def test_that_cannot_be_kept_in_a_file_are_printed(self, ziping, units, inputs, tmp_path):
        units(11, **FAULT)
        (tmp_path / "outputs" / FILE).mkdir(parents=True)
        code, out, err = ziping("build", inputs)
        assert code == 0
        assert "X13" in err
        assert err.count("P02 错误：") == 11
        assert "写在 outputs" in out

    def test_the_file_of_an_earlier_build_is_renewed(self, ziping, units, inputs, tmp_path):
        """Fault: after a later build the file still held what had long been put right."""
        paths = units(11, **FAULT)
        ziping("build", inputs)
        file = tmp_path / "outputs" / FILE
        assert "P02" in file.read_text(encoding="utf-8")
        text = paths[0].read_text(encoding="utf-8").replace("自评得分: 86", "自评得分: 85")
        paths[0].write_text(text, encoding="utf-8")
        _, _, err = ziping("build", paths[0])
        kept = file.read_text(encoding="utf-8")
        assert "P02" not in kept
        assert "S03 警告" in kept
        assert "S03 警告" in err


class TestTable:
    def line_with(self, out, text):
        (line,) = (line for line in out.splitlines() if text in line)
        return [cell.strip() for cell in re.split("[│┃]", line)]

    @pytest.mark.parametrize("width", ["80", "200"])
    def test_a_score_stands_on_the_line_of_its_project(self, ziping, copy, width, monkeypatch):
        path = copy(**{UNIT: f"名称: {LONG}", "名称: 日常运转经费": f"名称: 甲项目{LONG}{LONG}"})
        monkeypatch.setenv("COLUMNS", width)
        _, out, _ = ziping("build", path)
        assert "85" in self.line_with(out, "甲项目")
        second = self.line_with(out, "工伤稽核专项经费")
        assert "95" in second
        assert "85" not in second
        assert all(len(line) <= int(width) for line in out.splitlines() if "│" in line)

    def test_what_is_said_of_the_unit_stands_once(self, ziping, copy):
        _, out, _ = ziping("build", copy())
        assert self.line_with(out, "日常运转经费")[-3:-1] == ["0", "5"]
        assert self.line_with(out, "工伤稽核专项经费")[-3:-1] == ["", ""]


def test_the_last_line_counts_the_units(ziping, units, inputs):
    paths = units(4)
    spoil(paths[0])
    text = paths[1].read_text(encoding="utf-8").replace("自评得分: 85", "自评得分: 86")
    paths[1].write_text(text, encoding="utf-8")
    _, out, _ = ziping("build", inputs)
    counts = "完成 3 个单位（其中有错误的 1 个、只有警告的 2 个）"
    assert f"共 4 个单位，生成 9 份文件；失败 1 个单位，{counts}。" in out
