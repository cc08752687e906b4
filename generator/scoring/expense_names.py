"""How figures of expenses are named: 三公决算数, 上年会议费预算数, for whatever line there is."""

from __future__ import annotations

import tomllib
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from generator import patterns
from generator.filing import Budget, Expense, FundLine

NAME = patterns.compile(
    "(?P<last>上年)?(?P<expense>(?!上年(?:预算|决算)).+)(?P<column>预算数|决算数)"
)
COLUMNS = tuple(name for name in Expense.aliases() if NAME.fullmatch(f"某{name}") is not None)
ENDING = 3  # characters of 预算数 and 决算数
SLIP = 0.66  # share of common characters from which a name is a slip of another


class ExpenseFigure(NamedTuple):
    """A figure of an expense: what its name calls the expense, and the column."""

    expense: str
    column: str


@cache
def short_names() -> dict[str, str]:
    """Return what names call the expenses that are never called by their full name, and others."""
    text = Path(__file__).with_name("expenses.toml").read_text(encoding="utf-8")
    return {name: str(short) for name, short in tomllib.loads(text).items()}


def names_of(expense: str) -> tuple[str, ...]:
    """Return what an expense may be called within a name: as in short, and in full."""
    return tuple(dict.fromkeys((short_names().get(expense, expense), expense)))


def figure_name(expense: str, column: str) -> str:
    """Return the name of a figure: (三公, 上年预算数) → 上年三公预算数."""
    return f"{column[:-ENDING]}{expense}{column[-ENDING:]}"


@lru_cache(maxsize=1024)
def figures_of(expense: str) -> tuple[tuple[str, str], ...]:
    """Return the names of an expense's figures, each with its column."""
    called = names_of(expense)
    return tuple((figure_name(name, column), column) for name in called for column in COLUMNS)


def parsed(name: str) -> ExpenseFigure | None:
    """Return the figure that a name means if it is one of an expense; None where it is not.

    A name that is a slip of one of the budget's own figures (全年度预算数) is none of an expense.
    """
    found = NAME.fullmatch(name)
    if found is None or any(_alike(found["expense"], own) for own in _own_words()):
        return None
    return ExpenseFigure(found["expense"], f"{found['last'] or ''}{found['column']}")


@cache
def _own_words() -> tuple[str, ...]:
    """Return the words that the budget's own figures begin with: 年初, 全年, 追加."""
    names = (found for name in Budget.aliases() if (found := NAME.fullmatch(name)))
    lines = (found for name in FundLine.aliases() if (found := NAME.fullmatch(name)))
    return tuple(dict.fromkeys(found["expense"] for found in (*names, *lines)))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= SLIP
