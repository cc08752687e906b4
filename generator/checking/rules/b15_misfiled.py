"""B15 经费归类: a kind of spending is counted where it does not belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.checking.wholes import divided_lines
from generator.checking.word_lists import any_in, entries
from generator.diagnostics import Diagnostic
from generator.filing import amounts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B15"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at what each line of spending is made of."""
    budget = case.filing.budget
    for name, line, path in divided_lines(budget.expenditure, ("支出",)):
        for part, amount in amounts_of(line.parts).items():
            if not amount:
                continue
            for home in _homes(name, part):
                facts = {"where": name, "name": part, "amount": money_text(amount), "home": home}
                place = budget.position(*path, "其中", part, of="key")
                yield Diagnostic(CODE, facts, place)


def _homes(name: str, part: str) -> list[str]:
    """Return where a part belongs that does not belong into a line of that name."""
    return [
        entry["归"]
        for entry in entries("经费归类")
        if entry["类"] in name and any_in(part, tuple(entry["不含"]))
    ]
