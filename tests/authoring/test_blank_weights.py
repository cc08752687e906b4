"""Who follows the comments of a blank filing is told by no check that the weights are wrong."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from ruamel.yaml.comments import CommentedMap

from generator import checking
from generator.authoring import standards_of
from generator.authoring.blank_filing import blank_text
from generator.authoring.yaml_text import parse, written
from generator.filing.read import filing_of
from generator.forms.load import form_names
from generator.pipeline import score
from generator.reading import read_tree_text
from generator.scoring.rubric_file import load_rubric
from generator.structs import replace
from generator.workspace import Workspace, builtin_root

BUILTIN = Workspace((builtin_root(),))
FORMS = form_names(BUILTIN)
RUBRICS = sorted((builtin_root() / "templates" / "rubrics").glob("*.yaml"))
GROUP = re.compile(r"共 ([0-9.]+) 分")
ALL = re.compile(r"分值合计 ([0-9.]+) 分")


def comment_of(holder, key):
    tokens = holder.ca.items.get(key, ())
    return " ".join(token.value for token in tokens if hasattr(token, "value"))


def rows_of(table):
    """Return the first row of every group with the points that its comment names."""
    if isinstance(table, list):
        yield table[0], None
        return
    for group, subgroups in table.items():
        (rows,) = subgroups.values()
        stated = GROUP.search(comment_of(table, group))
        yield rows[0], stated and Decimal(stated[1])


def follow(assessment):
    """Fill in the weights as the comments say; where only the sum is said, divide it."""
    rows = list(rows_of(assessment.get("绩效指标", {})))
    for row, _ in rows:
        row["三级指标"] = "甲"
    if not any("分值" in row for row, _ in rows):
        return
    stated = ALL.search(comment_of(assessment, "绩效指标"))
    weights = [weight for _, weight in rows]
    if None in weights:
        assert set(weights) == {None}
        if stated is None:  # a form without rubric asks for weights, and for no sum
            return
        weights = [*(Decimal(0) for _ in rows[1:]), Decimal(stated[1])]
    if stated:
        assert sum(weights) == Decimal(stated[1])
    for (row, _), weight in zip(rows, weights, strict=True):
        row["分值"] = str(weight)


def complaints(standards, name):
    """Fill in a blank by its comments, and return what is said of its weights."""
    data = parse(blank_text(standards, name, "某", 2022))
    for one in (data.get("整体自评"), *(data.get("项目") or ())):
        if isinstance(one, CommentedMap):
            follow(one)
            one.update({"名称": "甲"} if "名称" in one else {})
    filing = filing_of(read_tree_text(written(data), name="某.yaml"), BUILTIN, name).value
    assert filing is not None
    said = checking.check(score(filing, standards))
    return [one for one in said if one.code.startswith("W")]


@pytest.mark.parametrize("name", FORMS)
def test_of_every_built_in_form(name):
    standards = standards_of(BUILTIN, name).value
    assert complaints(standards, name) == []


@pytest.mark.parametrize("path", RUBRICS, ids=lambda path: path.stem)
def test_of_every_built_in_rubric(path):
    rubric = load_rubric(path).value
    sample = standards_of(BUILTIN, "淮北市项目支出绩效自评").value
    standards = replace(sample, project_rubric=rubric)
    if rubric.own_rules and rubric.complete:
        assert complaints(standards, path.stem) == []


def test_points_before_their_share_are_full_in_every_row():
    name = "河北省项目支出绩效自评"
    text = blank_text(standards_of(BUILTIN, name).value, name, "某", 2022)
    assert "每项的分值都是 100 分，各项的“权重占比”合计 100%" in text


def test_says_of_execution_what_the_rubric_says():
    beside = standards_of(BUILTIN, "淮北市项目支出绩效自评").value
    within = standards_of(BUILTIN, "株洲市预算绩效自评").value
    assert "合计 100 分；预算执行 10 分另计" in blank_text(beside, "淮", None, 2022)
    assert "合计 90 分，连同预算执行 10 分为 100 分" in blank_text(within, "株", None, 2022)


def test_a_wrong_sum_is_told_with_what_the_place_asks(findings):
    name = "淮北市项目支出绩效自评"
    data = parse(blank_text(standards_of(BUILTIN, name).value, name, "某", 2022))
    (project,) = data["项目"]
    project["名称"] = "甲"
    follow(project)
    table = project["绩效指标"]
    table["效益指标"]["经济效益指标"][0]["分值"] = "30"
    (said,) = (one for one in findings(written(data)) if one.code == "W01")
    assert "不含预算执行合计为 90 分" in said.message
    assert "产出指标 50、效益指标 40、满意度指标 10，共 100 分；预算执行 10 分另计" in said.message
    assert said.hint == "“效益指标”现在 30 分，应为 40 分"
