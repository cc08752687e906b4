"""What Jinja makes of numbers, ``~`` and filters, in wording and Word templates alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from jinja2 import Undefined

from generator.document.template.word_environment import WordEnvironment
from generator.templating.entries import Entries
from generator.templating.filters import FILTERS
from generator.templating.prose_environment import Prose
from generator.templating.template_run import run
from generator.templating.trouble_notes import Spot, Trouble
from generator.templating.typed_figure import Figure
from generator.templating.typed_values import Money, Share

ENVIRONMENTS = pytest.mark.parametrize(
    "environment", [Prose(), WordEnvironment()], ids=["措辞", "Word"]
)
DATA = {
    "金额": Money("140.80"),
    "率": Share(Decimal("0.843049")),
    "日": date(2022, 3, 10),
    "人": Figure("300人"),
    "数据": Entries({"空": None}),
    "无": None,
    "真": True,
}


def rendered(environment, text):
    def failure(error):
        return Trouble("失败", Spot(), (("error", repr(error)),))

    names = {
        name: environment.blank(name) if value is None else value for name, value in DATA.items()
    }
    return run(environment.from_string(text), names, 10_000, failure)


@ENVIRONMENTS
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 金额 * 0.9 }}", "126.720"),
        ("{{ 0.1 + 0.2 }}", "0.3"),
        ("{{ 金额 ~ '、' ~ 率 ~ '、' ~ 日 ~ '、' ~ 真 }}", "140.80、84.3%、2022年3月10日、是"),
        ("{{ [金额, 率, 日]|join('、') }}", "140.80、84.3%、2022年3月10日"),
        ("{{ 率|string }}{{ 率|replace('%', '') }}", "84.3%84.3"),
        ("{{ 人 * 2 }}{{ 人 > 299 }}{{ 人|中文数 }}", "600是三百"),
        ("{% if 数据.空 %}甲{% elif 数据.没有 is none %}乙{% endif %}", "乙"),
        ("{% if 无.名称 is none %}空{% endif %}", "空"),
        ("{{ (金额 / 3)|元(0) }}", "469333元"),
    ],
)
def test_is_the_same(environment, text, expected):
    assert rendered(environment, text) == (expected, ())


@ENVIRONMENTS
@pytest.mark.parametrize("name", sorted({*FILTERS, "段落"}))
def test_has_every_filter(environment, name):
    assert name in environment.filters


@pytest.mark.parametrize(
    ("text", "wording", "word"),
    [
        ("{{ 金额 / 3 }}", "N04", "X08"),
        ("{{ (金额 / 3) ~ '' }}", "N04", "X08"),
        ("{{ 数据 }}", "N04", "X09"),
        ("{{ 日|万元 }}", "N04", "X08"),
        ("{{ 无|万元 }}", "N03", None),
        ("{{ 无 }}", "N03", None),
        ("{{ 不认识 }}", "N02", "X05"),
    ],
    ids=["算出来的数", "接起来的", "一组", "不合过滤器", "没有填", "印没有填的", "没有的名称"],
)
def test_troubles_are_told_by_the_code_of_the_template(text, wording, word):
    def codes(environment):
        return [one.code for one in rendered(environment, text)[1]]

    assert codes(Prose()) == [wording]
    assert codes(WordEnvironment()) == ([word] if word else [])


@ENVIRONMENTS
def test_a_name_without_what_it_stands_below_is_told_with_it(environment):
    """Fault: 在职人数 was said to be unknown, and that 单位.在职人数 is meant was not."""
    (trouble,) = rendered(environment, "{{ 空 }}")[1]
    assert dict(trouble.facts)["advice"] == "是不是“数据.空”？"


def test_a_form_leaves_blank_what_was_not_filled_in():
    assert rendered(WordEnvironment(), "{{ 无 }}{{ 无|万元 }}{{ 数据.没有 }}") == ("", ())


@ENVIRONMENTS
def test_of_imported_wording_macros_are_reached_and_nothing_inside(environment) -> None:
    """Fault: the short way to macros that led to what Jinja keeps beside them."""
    module = environment.from_string("{% macro 甲() %}{% endmacro %}").module
    assert environment.getattr(module, "甲") is module.甲
    for name in ("_body_stream", "__name__", "__class__"):
        assert isinstance(environment.getattr(module, name), Undefined)
