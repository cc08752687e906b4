"""Shares that a sentence gives of a base it only names: 支出162.68万元，占年初预算的100%.

The part is known by its amount: where a holder of figures spent just so much, the base is one of
that holder's. What a sentence gives itself, amount by amount, is ``proofreading``'s.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.checking.closing import income_of, spent_of, spent_on
from generator.checking.comparing import money_differs
from generator.checking.stated_figures import akin
from generator.checking.texts import texts_with
from generator.filing import SpendingLine, amount_of

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping

    from generator.checking.texts import Text
    from generator.filing import Budget, Expense
    from generator.filing.accounts import Spending
    from generator.scoring.case import Case

ASIDE = patterns.compile(r"[（(][^（()）占]*[)）]")
SENTENCE = patterns.compile(r"[^。；;\n]+")
AMOUNT = patterns.compile(r"(?<![0-9.])([0-9][0-9,]*(?:\.[0-9]+)?) ?(亿元|万元|元)")
SHARE = patterns.compile(
    r"占([^0-9，,。；%％]{2,16}?)的?(?:比例|比重)?[为是]? ?([0-9]+(?:\.[0-9]+)?) ?[%％]"
)
WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}
APART = 16  # characters between a part and its share
INITIAL, FULL_YEAR = ("年初预算",), ("全年预算", "调整后预算", "预算")
SPENT = ("总支出", "支出合计", "支出总额", "全年支出", "执行数")
INCOME = ("总收入", "收入合计", "收入总额", "全年收入")
HUNDRED = Decimal(100)


@dataclass
class Holder:
    """Whose figures a share may be of: what was spent by name, and the bases by how it is named."""

    spent: list[tuple[str, Decimal]] = field(default_factory=list)
    bases: dict[str, Decimal] = field(default_factory=dict)

    def add(self, names: tuple[str, ...], amount: Decimal | None) -> None:
        """Take in a base that has several names."""
        if amount is not None:
            self.bases |= dict.fromkeys(names, amount)

    def base_of(self, phrase: str) -> Decimal | None:
        """Return the base that a phrase names first; of two names at one place the longer."""
        named = [(phrase.find(name), -len(name), name) for name in self.bases if name in phrase]
        return self.bases[min(named)[2]] if named else None


class StatedShare(NamedTuple):
    """A share as printed, its part, and the bases that may be meant, all in 万元."""

    text: Text
    excerpt: str
    printed: str
    part: Decimal
    bases: tuple[Decimal, ...]

    @property
    def fits(self) -> bool:
        """Tell whether it is the share of one of the bases; cut off or rounded is all the same."""
        shown = Decimal(self.printed)
        step = Decimal(1).scaleb(-len(self.printed.partition(".")[2]))
        return any(base and abs(self.part / base * HUNDRED - shown) <= step for base in self.bases)


def stated_shares(case: Case) -> Iterator[StatedShare]:
    """Yield the shares in a filing's texts whose part and base are figures of the filing."""
    holders: list[Holder] | None = None
    for one in texts_with(case, "占"):
        if "%" in one.text or "％" in one.text:
            holders = _holders(case) if holders is None else holders
            for sentence in SENTENCE.findall(ASIDE.sub(_blank, one.text)):
                yield from _of_sentence(one, sentence, holders)


def _blank(aside: re.Match[str]) -> str:
    """Return blanks for what stands in brackets: its amounts are none of the sentence's own."""
    return " " * len(aside[0])


def _of_sentence(one: Text, sentence: str, holders: list[Holder]) -> Iterator[StatedShare]:
    for share in SHARE.finditer(sentence):
        before = list(AMOUNT.finditer(sentence, 0, share.start()))
        if not before:
            continue
        amount = before[-1]
        if len(sentence[amount.end() : share.start()].replace(" ", "")) > APART:
            continue
        part = Decimal(amount[1].replace(",", "")) * WAN[amount[2]]
        start = before[-2].end() if len(before) > 1 else 0
        name = sentence[start : amount.start()]
        found = (one_.base_of(share[1]) for one_ in holders if _spent(one_, part, name))
        if bases := tuple(base for base in dict.fromkeys(found) if base is not None):
            excerpt = sentence[amount.start() : share.end()]
            yield StatedShare(one, excerpt, share[2], part, bases)


def _spent(holder: Holder, part: Decimal, name: str) -> bool:
    """Tell whether a holder spent an amount; many spent nothing: there its name must be near."""
    same = (own for own, amount in holder.spent if not money_differs(amount, part))
    return any(part or akin(own, name) for own in same)


def _holders(case: Case) -> list[Holder]:
    budget = case.filing.budget
    found = [_of_budget(budget)]
    for name, expense in case.filing.expenses.items():
        found += _of_expense(name, expense)
    for subject in case.subjects:
        total = subject.assessment.funds.total
        spent = spent_on(subject.assessment)
        one = Holder([(subject.name, spent)] if spent is not None else [])
        one.add(INITIAL, total.budget_initial)
        one.add(FULL_YEAR, total.budget_full_year)
        one.add(SPENT, spent)
        found.append(one)
    return found


def _of_budget(budget: Budget) -> Holder:
    found = Holder(list(_lines(budget.expenditure)))
    spent = spent_of(budget)
    found.bases |= dict(found.spent)
    found.add(INITIAL, budget.budget_initial)
    found.add(FULL_YEAR, budget.budget_full_year)
    found.add(SPENT, spent)
    found.add(INCOME, income_of(budget))
    if spent is not None:
        found.spent.append((SPENT[0], spent))
    return found


def _lines(lines: Mapping[str, Spending | None]) -> Iterator[tuple[str, Decimal]]:
    """Walk lines of spending and what they are made of."""
    for name, line in lines.items():
        amount = amount_of(line)
        if amount is not None:
            yield name, amount
        if isinstance(line, SpendingLine):
            yield from _lines(line.parts)


def _of_expense(name: str, expense: Expense | None) -> Iterator[Holder]:
    if expense is None:
        return
    if expense.actual is not None:
        one = Holder([(name, expense.actual)])
        one.add((*INITIAL, *FULL_YEAR), expense.budget)
        yield one
    for below, part in expense.parts.items():
        yield from _of_expense(below, part)
