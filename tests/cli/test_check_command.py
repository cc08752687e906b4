"""The formats of check: the same findings in each."""

import json

import openpyxl
import pytest

from generator.cli import main


@pytest.fixture
def faulty(copy):
    """A copy of the sample whose unit's name would be a formula in Excel."""
    formula = {"名称: 淮北市工伤保险管理服务中心": "名称: =1+1"}
    return copy(**formula | {"自评得分: 85": "自评得分: 86"})


def codes_of_text(capsys, *arguments):
    assert main(["check", *map(str, arguments), "--format", "json"]) == 1
    return [one["code"] for one in json.loads(capsys.readouterr().out)]


def test_sarif_holds_the_same_findings(faulty, capsys):
    wanted = codes_of_text(capsys, faulty)
    assert main(["check", str(faulty), "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    assert [result["ruleId"] for result in run["results"]] == wanted


def column(path, name, sheet="检查意见"):
    head, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [row[head.index(name)] for row in rows]


def test_a_workbook_holds_the_same_findings(faulty, capsys, tmp_path):
    wanted = codes_of_text(capsys, faulty)
    target = tmp_path / "意见.xlsx"
    assert main(["check", str(faulty), "--format", "xlsx", "-o", str(target)]) == 1
    assert column(target, "编号") == wanted
    assert not any(one.startswith("0") for one in column(target, "意见"))


def test_a_workbook_of_nothing_has_its_head(copy, tmp_path):
    target = tmp_path / "意见.xlsx"
    assert (
        main(["check", str(copy()), "--format", "xlsx", "--select", "B04", "-o", str(target)]) == 0
    )
    head = next(openpyxl.load_workbook(target)["检查意见"].iter_rows(values_only=True))
    assert head[:3] == ("文件", "行", "列")


def test_a_workbook_that_cannot_be_written_is_an_error(copy, tmp_path, capsys):
    target = tmp_path / "意见.xlsx" / "里面"
    target.parent.write_text("这里是文件", encoding="utf-8")
    assert main(["check", str(copy()), "--format", "xlsx", "-o", str(target)]) == 1
    assert "X13" in capsys.readouterr().err


def test_findings_are_chosen_by_code(copy, capsys):
    path = copy(**{"自评得分: 85": "自评得分: 86"})
    assert codes_of_text(capsys, path, "--select", "P") == ["P02", "P10"]
    assert main(["check", str(path), "--ignore", "P"]) == 0
    assert "P02" not in capsys.readouterr().out


def test_a_wrong_code_stops_the_run(copy, capsys):
    assert main(["check", str(copy()), "--select", "Z9"]) == 2
    captured = capsys.readouterr()
    assert (captured.out, "G09" in captured.err) == ("", True)


@pytest.mark.parametrize("wanted", ["text", "json", "sarif"])
def test_every_format_goes_to_a_file(faulty, capsys, tmp_path, wanted):
    """Fault: -o wrote Excel tables only; with another format it was taken and nothing written."""
    assert main(["check", str(faulty), "--format", wanted]) == 1
    shown = capsys.readouterr().out
    target = tmp_path / "深" / "意见"
    assert main(["check", str(faulty), "--format", wanted, "-o", str(target)]) == 1
    said = capsys.readouterr()
    assert target.read_text(encoding="utf-8") == shown
    assert (said.out, str(target) in said.err) == ("", True)


def test_a_workbook_names_related_places(copy, tmp_path):
    target = tmp_path / "意见.xlsx"
    path = copy(**{"全年执行数: 9.40": "全年执行数: 9.30"})
    main(["check", str(path), "--format", "xlsx", "-o", str(target)])
    assert any("：" in str(one) for one in column(target, "参见"))


def test_a_workbook_has_a_sheet_a_unit_and_one_of_all(ziping, tmp_path):
    ziping("make-units", 6, "inputs", "--broken", 1)
    ziping("check", "inputs", "--format", "xlsx")
    book = openpyxl.load_workbook(tmp_path / "检查意见.xlsx")
    assert book.sheetnames[:2] == ["检查意见", "单位一览"]
    own = [one for one in column(tmp_path / "检查意见.xlsx", "工作表", "单位一览") if one]
    assert book.sheetnames[2:] == own
    every = book["检查意见"].max_row - 1
    assert sum(book[name].max_row - 1 for name in own) == every > 0


def test_letters_go_to_units_with_faults_beside_whatever_format(ziping, tmp_path):
    ziping("make-units", 6, "inputs", "--broken", 1)
    code, out, err = ziping("check", "inputs", "--letters", "意见单", "--format", "json")
    assert (code, "份意见单写在 意见单" in err) == (1, True)
    json.loads(out)
    assert [*(tmp_path / "意见单").glob("*修改意见单.docx")]
    code, _, err = ziping(
        "check", "inputs", "--letters", "意见单", "--select", "Z", "--ignore", "Z"
    )
    assert code == 2
    _, _, err = ziping("check", "inputs", "--letters", "意见单", "--select", "B01")
    assert "是以前写的" in err


def test_a_letter_that_cannot_be_written_is_an_error(copy, tmp_path, capsys):
    (tmp_path / "意见单").write_text("这里是文件", encoding="utf-8")
    path = copy(**{"自评得分: 85": "自评得分: 86"})
    assert main(["check", str(path), "--letters", str(tmp_path / "意见单")]) == 1
    assert "X13" in capsys.readouterr().err


def test_documents_of_others_have_letters_too(ziping, copy, tmp_path):
    path = copy(**{"自评得分: 85": "自评得分: 86"})
    ziping("build", path)
    ziping("check", "--docx", "outputs", "--letters", "意见单")
    assert [*(tmp_path / "意见单").glob("*.docx")]
