"""ziping check --docx and ziping import: documents of others, from the command line."""

from __future__ import annotations

import json

import pytest

from generator.cli.edge import main
from generator.intake import received
from tests.intake.papers import paper, project_form

TITLE = ("项目支出绩效自评表", "（2022年度）")


pytestmark = pytest.mark.usefixtures("folder")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "报送").mkdir()
    (tmp_path / "报送/一.docx").write_bytes(paper(*TITLE, project_form(total="98")))
    (tmp_path / "报送/~$一.docx").write_bytes(b"lock")
    return tmp_path


def test_check_reads_the_documents_below_a_folder(capsys):
    assert main(["check", "--docx", "报送", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    (wrong,) = [one for one in found if one["code"] == "P02"]
    assert wrong["position"]["place"] == "表1 第15行第3列"
    assert wrong["position"]["file"].endswith("一.docx")


def test_a_broken_document_does_not_hide_the_others(folder, capsys):
    (folder / "报送/坏.docx").write_bytes(b"PK")
    assert main(["check", "--docx", "报送", "--format", "json"]) == 1
    assert {"D03", "P02"} <= {one["code"] for one in json.loads(capsys.readouterr().out)}


def test_import_writes_a_filing_that_check_reads(capsys):
    assert main(["import", "报送", "-o", "新/一.yaml"]) == 0
    assert "写出 新/一.yaml" in capsys.readouterr().err
    assert main(["check", "新/一.yaml", "--select", "P02"]) == 1


def test_import_of_several_units_writes_a_file_each(folder):
    rows = [row.replace("示例市公共服务中心", "另一个中心") for row in project_form()]
    (folder / "报送/二.docx").write_bytes(paper(*TITLE, rows))
    assert main(["import", "报送", "-o", "新"]) == 0
    assert sorted(path.name for path in (folder / "新").iterdir()) == [
        "另一个中心.yaml", "示例市公共服务中心.yaml",
    ]  # fmt: skip


def test_import_never_takes_the_place_of_a_file(folder, capsys):
    (folder / "一.yaml").write_text("我的", encoding="utf-8")
    assert main(["import", "报送", "-o", "一.yaml"]) == 1
    assert "A01" in capsys.readouterr().out
    assert (folder / "一.yaml").read_text(encoding="utf-8") == "我的"


def test_a_folder_without_documents_is_wrong_use(folder, capsys):
    (folder / "空").mkdir()
    assert main(["check", "--docx", "空"]) == 2
    assert "空" in capsys.readouterr().err


def test_a_defect_of_ours_is_said_of_its_file_and_the_others_are_checked(
    folder, monkeypatch, capsys
):
    (folder / "报送/二.docx").write_bytes(paper("坏", *TITLE, project_form("乙")))
    read = received.read_table

    def broken(setting, grid):
        if any("乙" in cell.text for row in grid.rows for cell in row):
            raise ZeroDivisionError
        return read(setting, grid)

    monkeypatch.setattr(received, "read_table", broken)
    assert main(["check", "--docx", "报送", "--format", "json"]) == 3
    found = {one["code"]: one["position"]["file"] for one in json.loads(capsys.readouterr().out)}
    assert found["O02"].endswith("二.docx")
    assert found["P02"].endswith("一.docx")
