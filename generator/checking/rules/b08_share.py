"""B08 占比与基数不符: a share that a sentence states is not that of its part in its base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.prose_shares import stated_shares
from generator.checking.rules.c01_two_values import misquoted
from generator.checking.stated_money import money_text
from generator.checking.texts import sums_in
from generator.diagnostics import Diagnostic
from generator.expressions.rounding import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.checking.texts import Text
    from generator.scoring.case import Case

CODE = "B08"
DIGITS = 2


def check(case: Case) -> Iterator[Diagnostic]:
    """Divide what a sentence gives itself, then what it names; a base of nothing is B14's."""
    told: set[tuple[int, str]] = set()
    for one, found in sums_in(case):
        if found.is_share and one.position not in misquoted(case):
            told.add((id(one), found.printed))
            computation = f"{found.computation} = {found.expected}"
            yield _finding(one, found.excerpt, found.printed, computation)
    for share in stated_shares(case):
        printed = f"{share.printed}%"
        if not share.fits and all(share.bases) and (id(share.text), printed) not in told:
            computation = "；".join(_divided(share.part, base) for base in share.bases)
            yield _finding(share.text, share.excerpt, printed, computation)


def _finding(one: Text, excerpt: str, printed: str, computation: str) -> Diagnostic:
    facts = {"excerpt": excerpt, "printed": printed, "computation": computation}
    return Diagnostic(CODE, {"key": one.key, **facts}, one.position)


def _divided(part: Decimal, base: Decimal) -> str:
    return f"{money_text(part)} ÷ {money_text(base)} = {percentage(part / base, DIGITS)}"
