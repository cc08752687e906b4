"""The formats of check: the same findings in each."""

import json

import pandas as pd
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


def test_a_workbook_holds_the_same_findings(faulty, capsys, tmp_path):
    wanted = codes_of_text(capsys, faulty)
    target = tmp_path / "意见.xlsx"
    assert main(["check", str(faulty), "--format", "xlsx", "-o", str(target)]) == 1
    table = pd.read_excel(target)
    assert list(table["编号"]) == wanted
    assert not any(str(cell).startswith("0") for cell in table["意见"])


def test_a_workbook_of_nothing_has_its_head(copy, tmp_path):
    target = tmp_path / "意见.xlsx"
    assert (
        main(["check", str(copy()), "--format", "xlsx", "--select", "B04", "-o", str(target)]) == 0
    )
    assert list(pd.read_excel(target).columns)[:3] == ["文件", "行", "列"]


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
    table = pd.read_excel(target)
    assert any("：" in str(cell) for cell in table["参见"])
