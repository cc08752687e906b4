"""Commas between braces and brackets that part one value, and marks that do not part two."""

import pytest

from generator.reading import load_text
from tests.reading.sample import HEAD, NAME, Filing, body, cases, read

CASES = cases("comma_cases.yaml")


@pytest.mark.parametrize("case", CASES, ids=[case["名"] for case in CASES])
def test_case(case):
    assert body(case["文"]) == case["应"]


def hint(text):
    return load_text(HEAD + text, Filing, name=NAME).diagnostics[0].hint


def test_the_hint_writes_the_number_without_its_comma():
    assert "1234046.00" in hint("项目:\n- {名称: 甲, 预算数: 1,234,046.00}\n")
    assert "参保1500人" in hint("说明: [参保1,500人]\n")


def test_the_hint_asks_whether_text_or_another_key_was_meant():
    said = hint("项目:\n- {名称: 甲, 预算}\n")
    assert "全角“，”" in said
    assert "“预算”是另一项的键" in said


def test_the_hint_adds_the_colon_that_lacks():
    assert "预算数: 3" in hint("项目:\n- {名称: 甲, 预算数 3}\n")


def test_a_list_of_numbers_stays_one():
    assert read("附件: [100,200,300]\n").annexes == (100, 200, 300)
