"""A blank filing names what is missing, and nothing else is wrong with it."""

from __future__ import annotations

import re

import pytest

from generator.authoring.blank_filing import blank_text
from generator.filing import Filing
from generator.forms.load import form_names
from generator.reading import load_text
from generator.workspace import Workspace, builtin_root

FORMS = form_names(Workspace((builtin_root(),)))
ASKS = {"S01", "S08", "S10", "S11"}  # a value, a date, a problem, a datum is missing


def year_of(standards):
    return standards.form.years.first


def asks_only(diagnostics):
    """Tell what is said beyond asking for values; an unanswered checklist is P18.

    A gap in the numbers that a form gives its attachments (S07) is the form's.
    """
    return [
        one
        for one in diagnostics
        if one.code not in {*ASKS, "S07"} and not (one.code == "P18" and "没有回答" in one.message)
    ]


@pytest.mark.parametrize("name", FORMS)
class TestEveryForm:
    def test_only_names_what_is_missing(self, name, standards, findings):
        said = findings(blank_text(standards(name), name, None, None))
        assert "S01" in {one.code for one in said}
        assert asks_only(said) == []

    def test_with_the_names_filled_in_too(self, name, standards, findings):
        text = blank_text(standards(name), name, "某中心", year_of(standards(name)))
        named = re.sub(r"((?:名称|三级指标):) #", r"\1 某某 #", text)
        said = findings(named)
        assert {one.code for one in said} & ASKS
        assert asks_only(said) == []

    def test_comments_can_all_be_taken_off(self, name, standards):
        text = blank_text(standards(name), name, "某中心", year_of(standards(name)))
        bare = "\n".join(re.sub(r"\s*#.*", "", line) for line in text.splitlines())
        given = load_text(text, Filing, name="甲").diagnostics
        assert [one.code for one in load_text(bare, Filing, name="甲").diagnostics] == [
            one.code for one in given
        ]

    def test_what_is_offered_in_comments_can_be_used(self, name, standards):
        text = blank_text(standards(name), name, "某中心", 2022)
        _, mark, tail = text.partition("再填")
        offered = [line.removeprefix("# ") for line in tail.splitlines() if line.startswith("# ")]
        head = f"套表: {name}\n年度: 2022\n单位: {{名称: 某中心}}\n"
        loaded = load_text(head + "\n".join(offered), Filing, name="甲")
        assert loaded.diagnostics == ()
        assert bool(offered) is bool(mark)


def test_states_unit_and_year(standards):
    text = blank_text(
        standards("淮北市项目支出绩效自评"), "淮北市项目支出绩效自评", "某某中心: 一", 2022
    )
    assert "年度: 2022\n" in text
    assert "名称: '某某中心: 一'" in text


def test_asks_for_the_answers_in_the_shape_of_the_rule(standards):
    text = blank_text(standards("湖南县级部门整体支出"), "湖南县级部门整体支出", None, 2021)
    assert "次数: # 发生了几次" in text
    assert "完成等级: # 填一档：效果较好、一般、无效果或不明显" in text
    assert "        厉行节约制度:\n" in text
    assert "在职人员控制率" not in text.partition("评分资料")[2]


def test_asks_for_the_data_where_they_belong(standards, findings):
    name = "湖南县级部门整体支出"
    text = blank_text(standards(name), name, "某", 2021)
    filled = re.sub(r"(数|额|积|满意度|考核得分|结余|资金):(?= #)", r"\1: 1", text)
    asked = [one for one in findings(filled) if one.code == "S11"]
    assert asked == []
