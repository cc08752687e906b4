"""The declaration of targets of the sample: its two documents, its sums, its place."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator.batch import Options, build_one, collisions, target_folder
from generator.diagnostics import Severity, worst
from generator.pipeline import build
from generator.vocabulary import Names
from generator.workspace import Workspace, builtin_root
from tests.document.validators import faults
from tests.reread import as_text, every_row

SAMPLE = Path(__file__).parents[1] / "inputs/2021/衡阳市工伤保险服务中心.yaml"
BUILTIN = Workspace((builtin_root(),))
PROJECT, DEPARTMENT = (
    "01-项目绩效目标申报表-老工伤工作经费.docx",
    "02-部门整体支出绩效目标申报表.docx",
)


@pytest.fixture(scope="module")
def built():
    return build(SAMPLE, BUILTIN)


@pytest.fixture(scope="module")
def documents(built):
    return {document.name: document.data for document in built.documents}


def test_the_sample_has_no_errors_and_gives_two_documents(built, documents):
    assert worst(built.diagnostics) is Severity.WARNING
    assert tuple(documents) == (PROJECT, DEPARTMENT)
    assert [faults(data) for data in documents.values()] == [[], []]


def test_sums_are_computed(built):
    content = Names(built.checked.case).unit
    assert content["申请"]["总额"] == Decimal("476.66")
    assert content["任务合计"] == {
        "总额": Decimal("476.66"),
        "财政拨款": Decimal("302.66"),
        "其他资金": Decimal(174),
    }


def test_the_department_prints_budget_tasks_and_total(documents):
    rows = every_row(documents[DEPARTMENT])
    texts = {text for row in rows for text in row}
    assert "资金总额：476.66万元" in texts
    assert "其中：\n基本支出：289.86万元\n项目支出：186.8万元" in texts
    (total,) = [row for row in rows if "金额合计" in row]
    assert total[-3:] == ["476.66万元", "302.66万元", "174万元"]


def test_several_indicators_of_a_subgroup_share_a_cell(documents):
    (row,) = [row for row in every_row(documents[DEPARTMENT]) if "质量指标" in row]
    assert row[-1] == "指标1：新建筑工地参保率100%\n指标2：每季度对协议医院的稽查不少于1次"
    (row,) = [row for row in every_row(documents[PROJECT]) if "成本指标" in row]
    assert row[-2] == "老工伤服务工作成本"
    assert row[-1].startswith("12.8万元，为老工伤工作专项经费")


@pytest.mark.parametrize(
    ("name", "places"),
    [
        (PROJECT, ["（盖章）", "填报人：", "填报日期：2021.02.22", "预算部门、财政部门审核意见"]),
        (DEPARTMENT, ["审核部门（签章）", "单位负责人（签名）：", "填表日期：2021年2月22日"]),
    ],
    ids=["项目", "部门"],
)
def test_there_are_places_to_review_and_to_sign(name, places, documents):
    text = as_text(documents[name])
    assert [place for place in places if place not in text] == []


class TestBesideItsSelfAssessment:
    @pytest.fixture
    def pair(self, copy, inputs):
        """Put a declaration beside a self-assessment of the same unit and year."""
        own = copy("甲.yaml")
        declared = inputs / "甲-申报.yaml"
        text = own.read_text(encoding="utf-8").replace(
            "套表: 淮北市项目支出绩效自评", "套表: 衡阳市绩效目标申报"
        )
        declared.write_text(text, encoding="utf-8")
        return own, declared

    def test_the_two_do_not_collide(self, pair, tmp_path):
        options = Options(tmp_path / "outputs")
        folders = [(path, target_folder(path, options)) for path in pair]
        assert collisions(folders) == []
        assert folders[1][1] == folders[0][1] / "申报"

    def test_two_declarations_do(self, pair, tmp_path):
        options = Options(tmp_path / "outputs", form="衡阳市绩效目标申报")
        (said,) = collisions([(path, target_folder(path, options)) for path in pair])
        assert said.code == "O01"

    def test_the_folder_foretold_is_the_folder_used(self, pair, tmp_path):
        options = Options(tmp_path / "outputs")
        result = build_one(pair[1], options)
        assert {path.parent for path in result.saved} == {target_folder(pair[1], options)}
