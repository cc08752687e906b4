"""Finding the amounts of money that a text states with their unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing.measure.row import RowKind
from generator.filing.measure.scanning import scan
from generator.filing.measure.settling import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

_MONEY = "万元"
_ANY = RowKind()


def find_amounts(text: str, year: int) -> Iterator[tuple[Decimal, str]]:
    """Yield every amount that is written in 万元 or 亿元: in 万元, and as typed."""
    scanned = scan(text, year) if "万" in text or "亿" in text else None
    for quantity in scanned.quantities if scanned else ():
        settled = settle(quantity, _ANY)
        if scanned and settled.unit == _MONEY and settled.scale >= 1 and settled.value > 0:
            yield settled.value, scanned.written(quantity)
