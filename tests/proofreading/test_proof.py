from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.proofreading import Slip, SlipKind, proofread, proofread_heading
from generator.proofreading.proof import _RULES
from generator.proofreading.rule import Rules

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
READERS = {"差错": proofread, "标题": proofread_heading}
FAULTY = [
    pytest.param(READERS[group], case["文"], case["差错"], id=case["文"])
    for group in READERS
    for case in CASES[group]
]
ANYTHING = st.text(
    st.sampled_from("一二的了人万元年月日号12０％%，。；：、,.;:()（）【】《<>“”\"'～-X* \n约余")
)


@pytest.mark.parametrize(("read", "text", "expected"), FAULTY)
def test_slips_are_found(read, text, expected) -> None:
    found = [[slip.kind.value, slip.excerpt, slip.expected] for slip in read(text)]
    assert found == expected


@pytest.mark.parametrize(("read", "text", "expected"), FAULTY)
def test_slips_put_right_are_gone(read, text, expected) -> None:
    repairable = [slip for slip in read(text) if slip.expected is not None]
    left = len(expected) - len(repairable)
    assert len(read(corrected(text, repairable))) == left


@pytest.mark.parametrize("text", CASES["无误"])
def test_good_sentences_pass(text) -> None:
    assert proofread(text) == ()


def test_every_kind_has_a_case() -> None:
    planted = {kind for _, _, expected in (case.values for case in FAULTY) for kind, *_ in expected}
    assert planted == {kind.value for kind in SlipKind}


def test_every_paragraph_is_read() -> None:
    slips = proofread("1、收入，。\n2、支出，。")
    assert [(slip.start, slip.excerpt) for slip in slips] == [
        (0, "1、"),
        (4, "，。"),
        (7, "2、"),
        (11, "，。"),
    ]


@given(ANYTHING)
def test_slips_stand_in_order_where_they_say(text) -> None:
    slips = proofread(text)
    assert all(text[slip.start : slip.end] == slip.excerpt for slip in slips)
    assert all(left.end <= right.start for left, right in pairwise(slips))
    assert all(slip.start < slip.end and slip.expected != slip.excerpt for slip in slips)


def corrected(text: str, slips: list[Slip]) -> str:
    for slip in reversed(slips):
        text = text[: slip.start] + str(slip.expected) + text[slip.end :]
    return text


@given(ANYTHING)
def test_a_rule_names_the_marks_without_which_it_has_nothing_to_find(text) -> None:
    for rule in _RULES.rules:
        assert list(Rules([rule]).slips(text)) == list(rule.slips(text))
