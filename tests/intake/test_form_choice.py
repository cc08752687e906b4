"""The form that fits: by the rows, the place, the points; else it is said to be a guess."""

from __future__ import annotations

import pytest

from generator.intake import receive
from generator.workspace import Workspace
from tests.conftest import ROOT
from tests.intake.papers import paper, project_form

TITLE = ("项目支出绩效自评表", "（2022年度）")


@pytest.fixture
def chosen(tmp_path):
    def choose(*parts, form=None):
        path = tmp_path / "表.docx"
        path.write_bytes(paper(*parts))
        (one,), _ = receive([path], Workspace.around(ROOT), form)
        return one.form, [said for said in one.diagnostics if said.code == "D06"]

    return choose


def test_the_points_of_the_groups_choose(chosen):
    name, (said,) = chosen(*TITLE, project_form())
    assert name == "国家项目支出绩效自评"
    assert said.severity == "info"


def test_the_place_of_the_unit_chooses(chosen):
    rows = [row.replace("示例市公共", "淮北市公共") for row in project_form()]
    assert chosen(*TITLE, rows)[0] == "淮北市项目支出绩效自评"


def test_a_guess_is_said_to_be_one(chosen):
    rows = [row.replace("| 30 | 30 |", "| 25 | 25 |") for row in project_form()]
    _, (said,) = chosen(*TITLE, rows)
    assert said.severity == "warning"
    assert "各地规定不同" in said.message


def test_a_named_form_is_not_weighed(chosen):
    assert chosen(*TITLE, project_form(), form="淮北市项目支出绩效自评") == (
        "淮北市项目支出绩效自评", [],
    )  # fmt: skip
