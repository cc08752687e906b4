"""Figures as papers print them, as a filing holds them: amounts in 万元, without marks; dates."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from generator import patterns

NOTHING = patterns.compile(r"[-—–─_/\\…无]*")
AMOUNT = patterns.compile(
    r"([-+−]?)([0-9][0-9,]*(?:\.[0-9]+)?)\s*(亿元|万元|元|万|亿)?(?:\([^()]*\))?"
)
TIMES = {"亿元": Decimal(10000), "亿": Decimal(10000), "元": Decimal("0.0001")}


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is nothing: empty, a dash, a stroke."""
    return bool(NOTHING.fullmatch("".join(text.split())))


def amount(text: str, unit: str = "万元") -> str:
    """Return an amount in 万元 with its digits as typed; what is no amount stays as it is.

    ``unit`` is what the head of the table says; a cell that says its own is taken at its word.
    """
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    found = AMOUNT.fullmatch(plain)
    if found is None:
        return text
    digits = found[1].replace("−", "-") + found[2].replace(",", "")
    times = TIMES.get(found[3] or unit)
    return digits if times is None else f"{(Decimal(digits) * times).normalize():f}"


def day(year: str, month: str, number: str) -> str:
    """Return a date as filings write it."""
    return f"{year}-{int(month):02}-{int(number):02}"


def points(text: str) -> str:
    """Return points without the word behind them: 10分."""
    return unicodedata.normalize("NFKC", text).strip().removesuffix("分").strip()
