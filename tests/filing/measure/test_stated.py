"""The numbers that goals and results state in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filing.measure import RowKind, read_stated, read_target

YEAR = 2022
WORDS = (
    *("走访困难家庭", "540户次", "，", "。", "；", "、", "核实准确率达到", "98%", "不低于", "0.9"),
    *("约", "5000份", "左右", "增长", "20%", "支付", "120万元", "1.2亿元", "20～40%", "全覆盖"),
    *("3月20日前", "2022年底", "每月10日前", "10日内", "（1）", "1、", "2、", "三期", "零发生"),
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
SAID = ("text", "value", "upper", "unit", "scale", "subject", "sign_written", "is_change")


def said(measure):
    return tuple(getattr(measure, field) for field in SAID)


@given(TEXTS)
def test_they_are_what_a_target_of_the_same_words_would_hold(text):
    measures = read_target(text, row=RowKind(), year=YEAR).measures
    numbers = [one for one in measures if one.unit and one.value is not None]
    assert [*map(said, read_stated(text, YEAR))] == [*map(said, numbers)]


def test_a_sentence_states_each_number_with_what_it_counts():
    text = "走访困难家庭540户次，核实准确率不低于98%，支付补助120万元，全年办理3件以上。"
    told = [(one.subject, one.value, one.unit) for one in read_stated(text, YEAR)]
    assert told == [
        ("走访困难家庭", 540, "户次"),
        ("核实准确率", 98, "%"),
        ("支付补助", 120, "万元"),
        ("办理", 3, "件"),
    ]


def test_the_sign_is_the_one_that_is_written():
    least, bare = read_stated("准确率不低于98%，培训3期", YEAR)
    assert (least.comparator, least.sign_written) == ("≥", True)
    assert (bare.comparator, bare.sign_written) == (None, False)


def test_a_promise_of_all_is_a_hundred_percent():
    (one,) = read_stated("做到应保尽保", YEAR)
    assert (one.value, one.unit) == (100, "%")


@pytest.mark.parametrize("text", ["", "按时完成年度任务", "2022年12月31日前完成", "做到零投诉"])
def test_dates_and_words_are_no_numbers(text):
    assert not [*read_stated(text, YEAR)]
