"""The form of every form there is, and of whatever a file may hold: nothing of it is left out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.blank_filing import blank_text
from generator.authoring.changed_data import at
from generator.authoring.text_places import read_exactly
from generator.pipeline import Checked, check
from generator.scoring.standards import standards_of
from generator.workbench.blank_forms import asking_of
from generator.workbench.filing_forms import filing_form
from generator.workbench.form_edits import edited
from generator.workbench.form_parts import Cards, Closed, Field, Group, Table
from tests.conftest import FUZZ, ROOT
from tests.filings import BUILTIN, FORMS, filings, spoiled, text_of

PLACE = ROOT / "inputs" / "2022" / "x.yaml"
EXAMPLES = settings(max_examples=25 * max(FUZZ, 1), deadline=None)


def form_of(text, opened=(), checked=None):
    checked = checked or Checked(PLACE, None, ())
    return filing_form(text, checked, BUILTIN, opened)


def parts(part):
    yield part
    for one in part.below:
        yield from parts(one)


def leaves(value, path=()):
    if isinstance(value, dict | list) and value:
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in pairs:
            yield from leaves(one, (*path, step))
    else:
        yield path, value


def shown(text):
    whole = form_of(text).whole
    return {part.path: part for part in parts(whole)}


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_filing_is_shown_whole(name):
    text = blank_text(standards_of(BUILTIN, name).value, name, "某局", None)
    there = shown(text)
    for path, _ in leaves(read_exactly(text).data):
        assert path in there, path
        assert not isinstance(there[path], Closed)
    odd = [one.path for one in there.values() if isinstance(one, Field) and one.form == "odd"]
    assert odd == []
    # what may be added is offered, too
    offered = [one for one in there.values() if isinstance(one, Closed)]
    opened = form_of(text, [one.path for one in offered]).whole
    left = {one.path for one in parts(opened) if isinstance(one, Closed)}
    assert not left & {one.path for one in offered}


@EXAMPLES
@given(st.one_of(filings(), spoiled()))
def test_whatever_a_filing_holds_is_shown(made):
    text = text_of(made)
    if read_exactly(text) is None:
        return  # signs that nobody may use
    there = shown(text)
    for path, value in leaves(read_exactly(text).data):
        holder = next(
            there[path[:size]] for size in range(len(path), -1, -1) if path[:size] in there
        )
        if isinstance(holder, Field):
            typed = holder.form == "odd" or holder.value == (value or "") or holder.form == "lines"
            assert typed, path
        else:
            assert value in (None, [], {}), path


def test_parts_are_of_the_kind_that_their_data_want():
    text = (ROOT / "inputs" / "2021" / "株洲市工伤保险服务中心.yaml").read_text("utf-8")
    there = shown(text)
    kinds = {
        ("单位",): Group,
        ("任务",): Cards,
        ("任务", 1, "数据"): Group,
        ("项目",): Cards,
        ("项目", 0, "子项目"): Table,
        ("整体自评", "资金", "来源"): Table,
        ("整体自评", "绩效指标", "产出指标", "质量指标"): Table,
    }
    assert {path: type(there[path]) for path in kinds} == kinds
    assert there[("单位", "主要职能")].form == "lines"
    assert there[("单位", "编制数")].form == "text"
    assert there[("单位", "编制数")].unit == "人"
    assert there[("整体自评", "总体目标", "预期目标")].form == "long"


def test_parts_of_an_expense_are_rows_below_it():
    text = (ROOT / "inputs" / "2021" / "麻阳苗族自治县工伤保险服务中心.yaml").read_text("utf-8")
    table = shown(text)[("经费",)]
    assert isinstance(table, Table)
    assert {row.deep for row in table.rows} == {0, 1, 2}
    deep = next(row for row in table.rows if row.deep == 2)
    assert deep.path[-2] == "明细"


def test_every_finding_of_the_samples_stands_somewhere():
    for path in sorted(ROOT.glob("inputs/*/*.yaml")):
        text = path.read_text("utf-8")
        checked = check(path, BUILTIN, text=text)
        whole = form_of(text, checked=checked).whole
        said = sum(len(part.findings) for part in parts(whole))
        assert said == len(checked.diagnostics)
        below = sum(len(part.findings) for part in parts(whole) if part.path)
        assert below >= said - 1  # what is about no line stands above all


def test_what_a_form_has_no_keys_of_is_not_offered():
    """Fault: a table that the form lacks was a field that any text could be typed into."""
    text = (ROOT / "inputs" / "2022" / "淮北市工伤保险管理服务中心.yaml").read_text("utf-8")
    assert ("附表",) not in shown(text)
    assert ("附表",) in shown(text + "附表: {甲: 1}\n")


def test_a_new_group_of_indicators_is_like_the_others():
    """Fault: under a new 一级指标 only rows could be added, and no 二级指标."""
    text = (ROOT / "inputs" / "2022" / "淮北市工伤保险管理服务中心.yaml").read_text("utf-8")
    table = ("项目", 0, "绩效指标")
    text = text.replace("      产出指标:\n", "      新的:\n      产出指标:\n        新的:\n", 1)
    there = shown(text)
    assert isinstance(there[(*table, "新的")], Group)
    assert there[(*table, "新的")].nameable
    assert isinstance(there[(*table, "产出指标", "新的")], Table)
    known = there[(*table, "产出指标", "质量指标")].columns
    columns = [one.title for one in there[(*table, "产出指标", "新的")].columns]
    assert columns == [one.title for one in known]


@pytest.mark.parametrize("name", FORMS)
def test_every_field_of_a_blank_filing_can_be_filled_in(name):
    text = blank_text(standards_of(BUILTIN, name).value, name, "某局", None)
    asking = asking_of(BUILTIN, name)
    whole = [one for one in parts(form_of(text).whole) if isinstance(one, Field)]
    fields = [
        one for one in whole if one.form not in {"odd", "fixed"} and one.path[-1:] != ("套表",)
    ]
    comments = re.findall("#.*", text)
    for number, one in enumerate(fields[:: 1 if FUZZ else 7]):
        lines = one.form == "lines"
        value = one.choices[0] if one.choices else f"值{number}: #"
        edit = {"do": "lines" if lines else "put", "path": [*one.path], "value": value}
        made = edited(
            text, edit, lambda path, text=text: asking.order(path, read_exactly(text).data)
        )
        assert made is not None, one.path
        assert at(read_exactly(made).data, one.path) == ([value] if lines else value)
        assert [note for note in comments if note not in made] == []
        text = made


def test_a_finding_about_what_is_not_there_stands_where_it_would_be(tmp_path):
    name = "湖南县级部门整体支出"
    text = blank_text(standards_of(BUILTIN, name).value, name, "某局", 2022)
    file = tmp_path / "某局.yaml"
    file.write_text(text, "utf-8")
    whole = form_of(text, checked=check(file, BUILTIN, text=text)).whole
    said = {part.path: {one.code for one in part.findings} for part in parts(whole)}
    assert "S01" in said[("单位", "编制数")]
    assert "S11" in said[("整体自评", "评分资料", "预算完成率")]
    assert "P18" in said[("整体自评", "评分资料", "管理制度健全性")]
