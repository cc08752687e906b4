"""Expenditure by lines: sums of parts, and blanks that are no mistakes."""

from decimal import Decimal

import pytest

from generator.filing import Filing, amount_of
from generator.reading import load_text

HEAD = "套表: 甲\n年度: 2021\n单位: {名称: 某}\n"


def lines(text):
    loaded = load_text(f"{HEAD}预算: {{支出: {text}}}\n", Filing, name="单位.yaml")
    assert loaded.diagnostics == ()
    return loaded.value.budget.expenditure


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("{基本支出: 9.40}", "9.40"),
        ("{基本支出: {金额: 9.40}}", "9.40"),
        ("{基本支出: {其中: {甲: 1.2, 乙: {其中: {丙: 3}}}}}", "4.2"),
        ("{基本支出: {金额: 5, 其中: {甲: 1.2}}}", "5"),
        ("{基本支出: {其中: }}", None),
        ("{基本支出: {其中: {甲: {其中: }, 乙: }}}", None),
        ("{基本支出: }", None),
    ],
)
def test_a_line_is_its_amount_or_the_sum_of_its_parts(text, amount):
    found = amount_of(lines(text)["基本支出"])
    assert found == (None if amount is None else Decimal(amount))
