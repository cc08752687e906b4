"""Patterns that pass by at once what none of their matches begins with find what they found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.measure import dates, quantities, scanning, sign_words
from generator.proofreading import brackets

LOOK = re.compile(r"\(\?=\[[^\]]+\]\)")
SIGNS = "年月日季度半底末前后内截至自从每本当次上下第约近不最 ,;:.-~/(（)）“”‘’《》[]{}a1290\n"
WORDS = (
    "十二",
    "第三季度",
    "12.31前",
    "二〇二一年三月",
    "达到",
    "不低于",
    "增加",
    "≥",
    "共计",
    "百分之",
    "三个",
    "1,234.5",
    "-3",
    "指标1:",
    "①",
    "‘a’a",
    "截至2021年底",
    "自3月1日",
    "从3月5日",
    "不晚于3月5日",
    "最迟5月1日",
    "次年3月底",
    "翌年3月底",
    "明年2月1日",
    "下一年度1月5日",
    "本年底前",
    "当年末",
    "今年内",
    "年底前",
    "第三季度末",
    "上半年底",
    "下半年末",
    "十一月三日",
    "三月底",
)
TEXTS = st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=14).map("".join)


@pytest.mark.parametrize(
    "pattern",
    [dates._DATE, quantities._QUANTITY, scanning._LIST_MARK, sign_words._BEFORE],  # noqa: SLF001
    ids=["date", "quantity", "list mark", "words before"],
)
@given(text=TEXTS)
def test_a_look_at_the_first_character_loses_nothing(pattern, text):
    plain = re.compile(LOOK.sub("", pattern.pattern, count=1), pattern.flags)
    assert plain.pattern != pattern.pattern
    for one in (text, *WORDS):  # each beginning by itself, whatever is drawn
        assert spans_of(pattern, one) == spans_of(plain, one)


def spans_of(pattern, text):
    return [match.span() for match in pattern.finditer(text)]


@given(TEXTS)
def test_a_text_without_the_sign_of_a_date_has_none(text):
    for one in (text, *WORDS):
        if not dates._HINT.search(one):  # noqa: SLF001
            assert not spans_of(dates._DATE, one)  # noqa: SLF001
            assert not [*dates._find_spans(one, 2022)]  # noqa: SLF001


@given(TEXTS)
def test_a_look_at_the_last_character_before_a_number_loses_no_sign(text):
    for one in (text, *WORDS):
        found, whole = sign_words._before(one), sign_words._BEFORE.search(one)  # noqa: SLF001
        assert (found and found.span()) == (whole and whole.span())


@given(TEXTS, TEXTS)
def test_marks_that_are_plainly_paired_have_their_partners(text, other):
    both = f"{text}{brackets.SEPARATOR}{other}"
    if brackets.plainly_paired(both):
        assert not [*brackets._alone(text)]  # noqa: SLF001
        assert not [*brackets._alone(other)]  # noqa: SLF001
