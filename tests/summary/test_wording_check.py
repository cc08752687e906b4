"""What is wrong with a form's summary is found before there are any results."""

from __future__ import annotations

import shutil

import pytest

from generator.forms import find_form
from generator.forms.load import form_names
from generator.summary.wording_check import check_summary
from generator.workspace import Workspace, builtin_root

FORM = "会同县项目支出绩效自评"


@pytest.fixture
def county(tmp_path):
    """A workspace whose form words its summary itself."""

    def made(summary, wording="# 总体情况\n\n共{{ 单位总数 }}个。\n"):
        for folder in ("forms", "rubrics"):
            shutil.copytree(builtin_root() / "templates" / folder, tmp_path / "templates" / folder)
        path = tmp_path / f"templates/forms/{FORM}.yaml"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n汇总: {summary}\n", "utf-8")
        place = tmp_path / "narratives/本县/总体情况.md.j2"
        place.parent.mkdir(parents=True)
        place.write_text(wording, encoding="utf-8")
        workspace = Workspace((tmp_path, builtin_root()))
        form = find_form(workspace, FORM).value
        return [(one.code, one.facts.get("name")) for one in check_summary(form, workspace)]

    return made


def test_the_summaries_of_all_forms_are_right():
    workspace = Workspace((builtin_root(),))
    forms = [find_form(workspace, name).value for name in form_names(workspace)]
    assert {one for form in forms for one in check_summary(form, workspace)} == set()


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("共{{ 单位总数 }}个。", []),
        ("{{ 单位数目 }}", [("N02", "单位数目")]),
        ("{% if 比较 %}{{ 比较.没有 }}{% endif %}", [("N02", "没有")]),
        ("{% for 行 in 关注单位 %}{{ 行.电话 }}{% endfor %}", [("N02", "电话")]),
        ("{{ 平均分 }}", [("N03", "平均分")]),
    ],
)
def test_wording_is_tried_with_much_and_with_little(county, wording, said):
    assert county("{文字: [本县, 汇总]}", f"# 总体情况\n\n{wording}\n") == said


def test_wording_and_templates_that_are_nowhere_are_said(county):
    assert county("{文字: [没有, 汇总]}") == [("N08", "没有")]


def test_a_template_that_is_nowhere_is_said(county):
    assert county("{模板: 通用/没有}") == [("G02", "通用/没有")]


def test_a_template_of_another_kind_does_not_know_the_names(county):
    assert "X05" in {code for code, _ in county("{模板: 通用/评分依据}")}
