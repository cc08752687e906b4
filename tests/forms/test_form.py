"""Forms: found by name, in force for years, their own mistakes said with a place."""

from __future__ import annotations

import pytest

from generator.diagnostics import Position
from generator.forms import Form, Years, find_form
from generator.reading import load_text
from generator.workspace import Workspace

HEAD = "名称: 某县\n来源: 某县通知\n适用年度: {起: 2022}\n"
TAIL = "资金: {栏目: [全年预算数]}\n文件: [{名称: 表, 模板: 表}]\n"
ASKED_AT = Position("单位.yaml", 1, 5)


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "templates/forms"
    folder.mkdir(parents=True)
    (folder / "某县自评.yaml").write_text(HEAD + TAIL, encoding="utf-8")
    return Workspace((tmp_path,))


def codes(text):
    return [(one.code, one.position.line) for one in load_text(text, Form, name="套表").diagnostics]


def test_a_form_is_found_by_its_name(workspace):
    form = find_form(workspace, "某县自评").value
    assert form.title == "某县"
    assert form.documents[0].per == "单位"


def test_an_unknown_form_is_said_where_it_was_asked_for(workspace):
    (said,) = find_form(workspace, "某现自评", lambda: ASKED_AT).diagnostics
    assert (said.code, said.position) == ("G01", ASKED_AT)
    assert "某县自评" in said.hint


def test_the_title_of_a_form_is_no_name_but_leads_to_it(workspace):
    """Fault: the hint named the form of another county whose name was nearer."""
    (said,) = find_form(workspace, "某县").diagnostics
    assert "文件名“某县自评”" in said.hint


@pytest.mark.parametrize(
    ("first", "last", "covered", "not_covered"),
    [
        (2020, 2022, (2020, 2021, 2022), (2019, 2023)),
        (2020, None, (2020, 2099), (2019,)),
        (None, 2022, (2000, 2022), (2023,)),
        (None, None, (2000, 2099), ()),
    ],
    ids=["起止", "只有起", "只有止", "不限"],
)
def test_years_cover_both_ends(first, last, covered, not_covered):
    years = Years.model_validate({"起": first, "止": last})
    assert all(map(years.covers, covered))
    assert not any(map(years.covers, not_covered))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + TAIL, []),
        (HEAD.replace("2022", "2022, 止: 2021") + TAIL, [("M14", 3)]),
        (HEAD + TAIL.replace("[{名称: 表, 模板: 表}]", "[]"), [("M13", 5)]),
        (HEAD + TAIL.replace("[{", "[{名称: 单, 模板: 单}, {对象: 处室, "), [("M12", 5)]),
        (HEAD + TAIL + "执行率小数位数: 5\n", [("M14", 6)]),
        (HEAD + TAIL + "评分标准: 某县\n", [("M01", 6)]),
    ],
    ids=["好的", "年度倒置", "没有文件", "对象写错", "小数位太多", "不认识的键"],
)
def test_mistakes_in_a_form_have_codes_and_lines(text, expected):
    assert codes(text) == expected
