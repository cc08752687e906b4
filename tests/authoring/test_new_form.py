"""A new form copies all that is its own, and empties what belongs to the other place."""

from __future__ import annotations

import re

import pytest

from generator.authoring import check_form, new_form
from generator.forms import find_form
from generator.forms.load import form_names
from generator.workspace import Workspace, builtin_root

BUILTIN = Workspace((builtin_root(),))
HUAIBEI = "淮北市项目支出绩效自评"
FILLED = {"来源": "来源: 试", "适用年度": "适用年度: {起: 2018}"}
ASKED = re.compile("^(来源|适用年度):.*$", re.MULTILINE)


@pytest.mark.parametrize("source", form_names(BUILTIN))
def test_a_copy_asks_for_its_sources_and_years_and_nothing_else(source, tmp_path):
    workspace = Workspace((tmp_path, builtin_root()))
    made = new_form(workspace, tmp_path, "新县", source)
    assert {one.code for one in check_form(workspace, "新县")} == {"S01"}
    for path in made.files:
        if path.parent.name in ("forms", "rubrics"):
            text = path.read_text(encoding="utf-8")
            path.write_text(ASKED.sub(lambda key: FILLED[key[1]], text), encoding="utf-8")
    assert check_form(workspace, "新县") == ()
    form = find_form(workspace, "新县").value
    assert all(plan.template.startswith("新县/") for plan in form.documents)


def test_the_common_start_fits(tmp_path):
    workspace = Workspace((tmp_path, builtin_root()))
    made = new_form(workspace, tmp_path, "新县", None)
    assert made.files == (tmp_path / "templates/forms/新县.yaml",)
    assert check_form(workspace, "新县") == ()


def test_nothing_is_overwritten_and_then_nothing_written(tmp_path):
    rubric = tmp_path / "templates/rubrics/新县.yaml"
    rubric.parent.mkdir(parents=True)
    rubric.write_text("自己的", encoding="utf-8")
    made = new_form(BUILTIN, tmp_path, "新县", HUAIBEI)
    assert ([one.code for one in made.diagnostics], made.files) == (["A01"], ())
    assert rubric.read_text(encoding="utf-8") == "自己的"
    assert not made.path.exists()


@pytest.mark.parametrize("name", ["../外面", "a/b", "甲:乙", "", "长" * 300])
def test_a_name_that_is_no_file_name(name, tmp_path):
    assert [one.code for one in new_form(BUILTIN, tmp_path, name, None).diagnostics] == ["A05"]
    assert list(tmp_path.iterdir()) == []


def test_of_a_form_that_is_not_there(tmp_path):
    made = new_form(BUILTIN, tmp_path, "新县", "没有")
    assert [one.code for one in made.diagnostics] == ["G01"]
