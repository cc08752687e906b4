"""B15 经费归类: a kind of spending is counted where it does not belong."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.checking.texts import texts_with
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
    yield from _in_prose(case)


def _in_prose(case: Case) -> Iterator[Diagnostic]:
    """Look at 公用经费支出20.5万元，其中商品和服务支出20.3万元，对个人和家庭的补助0.2万元."""
    for one in texts_with(case, "其中"):
        for entry in entries("经费归类"):
            for name, amount in _inside(entry["类"], tuple(entry["不含"])).findall(one.text):
                facts = {"where": entry["类"], "name": name, "amount": amount, "home": entry["归"]}
                yield Diagnostic(CODE, facts, one.position)


@cache
def _inside(line: str, parts: tuple[str, ...]) -> re.Pattern[str]:
    """Find a part behind 其中, in the clause of a line, up to where the next line begins."""
    rest = r"(?:(?!经费)[^。；;\n])*?"
    named = f"(?:{'|'.join(parts)})[^，。；、0-9]{{0,4}}"
    return re.compile(rf"{line}{rest}其中{rest}({named}?)([0-9]+(?:\.[0-9]+)?) ?万元")


def _homes(name: str, part: str) -> list[str]:
    """Return where a part belongs that does not belong into a line of that name."""
    return [
        entry["归"]
        for entry in entries("经费归类")
        if entry["类"] in name and any_in(part, tuple(entry["不含"]))
    ]
