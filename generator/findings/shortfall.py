"""How far an actual value is from its target, in words: 少3个, 低1.6个百分点."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.templating.typed_figure import MONEY_UNITS

if TYPE_CHECKING:
    from generator.filing.measure import Measure

PERCENT = "%"
MONEY = "万元"
MONEY_NAMES = {size: name for name, size in MONEY_UNITS.items()}
COUNTED_IN = {Decimal(1): "", Decimal(10_000): "万", Decimal(100_000_000): "亿"}


def gap_in_prose(target: Measure, actual: Measure) -> str:
    """Return the difference of two values; '' where it has no words of its own.

    So it is of dates, ranges, changes, and of numbers without a unit or in different ones.
    """
    if target.value is None or actual.value is None or target.unit != actual.unit:
        return ""
    if target.is_change or actual.is_change or target.upper is not None or target.date is not None:
        return ""
    return _worded(actual.value - target.value, target.unit, actual.scale)


def _worded(change: Decimal, unit: str, scale: Decimal) -> str:
    if not change or not unit:
        return ""
    if unit == PERCENT:
        return f"{'高' if change > 0 else '低'}{_digits(abs(change))}个百分点"
    name = _unit_name(unit, scale)
    return f"{'多' if change > 0 else '少'}{_digits(abs(change) / scale)}{name}" if name else ""


def _unit_name(unit: str, scale: Decimal) -> str:
    """Return the unit as it was typed: 元 for an amount that is kept in 万元, 万人 for 人."""
    if unit == MONEY:
        return MONEY_NAMES.get(scale, "")
    counted = COUNTED_IN.get(scale)
    return "" if counted is None else f"{counted}{unit}"


def _digits(number: Decimal) -> str:
    """Write a difference with the digits that it has, 3.10 as 3.1."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
