"""B15 经费归类: a kind of spending is counted where it does not belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.checking.word_lists import any_in, entries
from generator.diagnostics import Diagnostic
from generator.filing import SpendingLine, amount_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from generator.filing import Budget
    from generator.scoring.case import Case

CODE = "B15"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at what each line of spending is made of."""
    yield from _lines(case.filing.budget, case.filing.budget.expenditure, ("支出",))


def _lines(
    budget: Budget, lines: Mapping[str, Decimal | SpendingLine | None], path: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for name, line in lines.items():
        if not isinstance(line, SpendingLine):
            continue
        inner = (*path, name, "其中")
        for part, amount in line.parts.items():
            known = amount_of(amount)
            if known:
                for entry in entries("经费归类"):
                    if entry["类"] in name and any_in(part, tuple(entry["不含"])):
                        facts = {
                            "where": name,
                            "name": part,
                            "amount": money_text(known),
                            "home": entry["归"],
                        }
                        yield Diagnostic(CODE, facts, budget.position(*inner, part, of="key"))
        yield from _lines(budget, line.parts, inner)
