"""Examples of blank filings come from data: neutral ones for all, or a place's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.authoring import Order, check_form, create, form_schema, standards_of
from generator.authoring.blank_filing import blank_text
from generator.authoring.examples import find_examples
from generator.forms.load import form_names
from generator.workspace import Workspace, builtin_root

FORM = "株洲市预算绩效自评"
FORMS = form_names(Workspace((builtin_root(),)))
PACKAGE = Path(__file__).parents[2] / "generator"
# Words of one trade or of one place: nobody else's unit should read them in its blank filing.
OF_A_TRADE = ("工伤", "参保", "社保", "就业", "医保", "淮北", "株洲", "麻阳", "会同", "衡阳")
OWN = """\
一级指标: [产出指标]
二级指标: {产出指标: [数量指标], 效益指标: [林业效益指标]}
指标:
  效益指标: {三级指标: 森林覆盖率, 年度指标值: ≥60%}
任务:
  # 一行说明
  - 名称: 植树造林
    概述: 春季造林   # 又一行
"""


@pytest.fixture
def forest(tmp_path):
    """A workspace whose form has examples of its own."""
    for folder in ("forms", "examples"):
        (tmp_path / "templates" / folder).mkdir(parents=True)
    source = builtin_root() / "templates/forms" / f"{FORM}.yaml"
    target = tmp_path / "templates/forms/林业.yaml"
    shutil.copyfile(source, target)
    target.write_text(target.read_text(encoding="utf-8") + "示例: 林业\n", encoding="utf-8")
    return Workspace((tmp_path, builtin_root()))


def write(workspace, text):
    path = workspace.roots[0] / "templates/examples/林业.yaml"
    path.write_text(text, encoding="utf-8")


def blank(workspace, name):
    return blank_text(standards_of(workspace, name).value, name, None, 2022, workspace)


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_speaks_of_no_trade(name, workspace):
    text = blank(workspace, name).replace(name, "")
    form = standards_of(workspace, name).value.form
    text = text.replace(form.title, "")
    asked = {line.split("#")[0] for line in text.splitlines()}  # keys that rubrics and papers name
    comments = [line.partition("#")[2] for line in text.splitlines() if line not in asked]
    assert [line for line in comments if any(word in line for word in OF_A_TRADE)] == []


def test_nor_does_a_schema(standards):
    schema = str(form_schema(standards("会同县项目支出绩效自评"), "甲")["$defs"]["Unit"])
    assert [word for word in OF_A_TRADE if word in schema] == []


@pytest.mark.parametrize("folder", ["authoring", "filing"])
def test_there_are_no_such_examples_in_the_code(folder):
    for path in (PACKAGE / folder).glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert [word for word in OF_A_TRADE if word in text] == [], path.name


class TestOwnExamples:
    def test_are_shown(self, forest):
        write(forest, OWN)
        text = blank(forest, "林业")
        assert "例：森林覆盖率" in text
        assert "林业效益指标" in text
        assert "#   - 名称: 植树造林\n" in text

    def test_what_has_no_example_is_not_offered(self, forest):
        write(forest, "任务: []\n")
        assert "问题:" not in blank(forest, "林业")

    def test_a_comment_in_the_file_is_not_shown_as_one_to_be_taken_off(self, forest):
        write(forest, OWN + "# 文末说明\n问题:\n  - {标题: 甲, 措施: {内容: 乙}}\n")
        assert "# # 文末" not in blank(forest, "林业")

    def test_may_be_written_in_any_style(self, forest):
        write(forest, "子项目:\n  - 名称: 甲\n    预算数: 5\n")
        assert "例：[{名称: 甲, 预算数: 5}]" in blank(forest, "林业")


class TestFaults:
    def test_examples_that_are_not_there_are_said_of_the_form(self, forest, tmp_path):
        assert [one.code for one in check_form(forest, "林业")] == ["G02"]
        made = create(Order("林业"), tmp_path / "新.yaml", forest)
        assert (made.value, [one.code for one in made.diagnostics]) == (None, ["G02"])

    def test_without_the_common_ones_a_blank_has_none(self, forest):
        alone = Workspace(forest.roots[:1])
        form = standards_of(forest, FORM).value.form
        found = find_examples(alone, form, FORM)
        assert found.diagnostics == ()
        assert found.value.comment("任务") == ""

    def test_a_key_that_there_is_not_is_said_with_its_line(self, forest):
        write(forest, "任务:\n  - 名称: 甲\n    做发: [乙]\n")
        (said,) = check_form(forest, "林业")
        assert (said.code, said.position.line) == ("M01", 3)
