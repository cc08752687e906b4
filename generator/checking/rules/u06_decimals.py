"""U06 格式不一: the amounts of one row differ in decimals, the dates of a filing in their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.stated_money import money_text
from generator.checking.texts import texts_with, values_in
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.scoring.case import Case

CODE = "U06"
WHOLE_OR_TENTHS = {0, 1}
CENTURY = "20"  # without it a text holds no date
DATES = tuple(
    patterns.compile(rf"20(?<![0-9.]20)[0-9]{{2}}{marks}(?![0-9.])")
    for marks in (
        " ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日",
        r"\.[01]?[0-9]\.[0-3]?[0-9]",
        "-[01]?[0-9]-[0-3]?[0-9]",
        "/[01]?[0-9]/[0-3]?[0-9]",
    )
)
# All that the forms of a date have in common.
DATED = patterns.compile("20[0-9]{2}(?: ?年 ?[0-9]{1,2} ?月|[./-][0-9])")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row of the funding blocks, as its digits were typed; a plain 0 is no matter.

    Then at the dates in texts and values.
    """
    yield from _dates(case)
    for subject in case.subjects if case.form.review.same_decimals else ():
        funds = subject.assessment.funds
        for name, line in funds.named_lines:
            amounts = [amount for amount in line.amounts.values() if amount]
            if _alike(amounts):
                continue
            if _mixed({_decimals(amount) for amount in amounts}):
                listed = "、".join(money_text(amount) for amount in amounts)
                told = f"一行里的小数位数不一样：{listed}"
                facts = {"where": f"{subject.name}的{name}", "told": told}
                facts["advice"] = f"都写 {max(_decimals(amount) for amount in amounts)} 位小数"
                yield Diagnostic(CODE, facts, line.position())


def _dates(case: Case) -> Iterator[Diagnostic]:
    """Look for the first date that is written unlike the first one of all."""
    first: tuple[int, str] | None = None
    written = (*texts_with(case, CENTURY), *(one for one in values_in(case) if CENTURY in one.text))
    for one in written:
        if not DATED.search(one.text):
            continue
        for form, pattern in enumerate(DATES):
            found = pattern.search(one.text)
            if not found:
                continue
            if first is not None and first[0] != form:
                told = f"日期写作“{found[0]}”，别处写作“{first[1]}”"
                facts = {"where": f"“{one.key}”", "told": told, "advice": "都写成 2022年3月5日"}
                yield Diagnostic(CODE, facts, one.position)
                return
            first = first or (form, found[0])


def _alike(amounts: list[Decimal]) -> bool:
    """Look cheaply: amounts of one exponent print alike in any unit."""
    return not amounts or all(map(amounts[0].same_quantum, amounts))


def _mixed(digits: set[int]) -> bool:
    """Tell whether decimals differ; a whole number beside one decimal is how papers write."""
    return len(digits) > 1 and digits != WHOLE_OR_TENTHS


def _decimals(amount: Decimal) -> int:
    return len(money_text(amount).partition(".")[2])
