"""Settling a quantity: which unit its number is in, and its value in the unit's common form."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.filing.measure.folding import fold
from generator.filing.measure.model import DoubtKind
from generator.filing.measure.units import column_unit
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from generator.filing.measure.quantities import Quantity
    from generator.filing.measure.row import RowKind

_ONE = Decimal(1)
_HUNDRED = Decimal(100)
_PER_CENT = {"%": Decimal(1), "‰": Decimal("0.1")}
_MYRIAD = Decimal(10_000)


class Settled(Struct, frozen=True):
    """A quantity with its bounds in ``unit`` (``upper`` only for a range), and what was odd."""

    quantity: Quantity
    value: Decimal
    upper: Decimal | None
    unit: str
    scale: Decimal
    doubts: tuple[DoubtKind, ...]


def settle(quantity: Quantity, row: RowKind, column: str = "") -> Settled:
    """Bring a quantity to its unit: money to 万元, 万人 to 人, a ratio without a unit to %.

    ``column`` is the text of the 度量单位 column, used where the value itself has no unit. A unit
    that is written, beside the number or in the column, is the unit: 0.9 in % is 0.9 %.
    """
    unit, scale, doubts = _unit(quantity, row, column)
    if unit == "元":
        unit, scale = "万元", scale / _MYRIAD
    elif unit == "‰":
        doubts.append(DoubtKind.PERMILLE)
    elif unit == "%" and not quantity.unit and _is_ratio(quantity):
        if not _names_unit(column):
            scale *= _HUNDRED
        elif row.near_full:
            doubts.append(DoubtKind.RATIO)
    doubts.extend(_oddities(quantity))
    bounds = [_bound(quantity, quantity.number, scale)]
    if quantity.low is not None:
        bounds = sorted((_bound(quantity, quantity.low, scale), *bounds))
    upper = bounds[1] if quantity.low is not None else None
    return Settled(quantity, bounds[0], upper, unit, scale, tuple(doubts))


def _bound(quantity: Quantity, number: Decimal, scale: Decimal) -> Decimal:
    """Return a number of a quantity in its unit; a fall is negative."""
    bound = _times(number, scale) if number else abs(number)  # -0 is nothing but 0
    return -bound if quantity.lead.change < 0 else bound


def _unit(quantity: Quantity, row: RowKind, column: str) -> tuple[str, Decimal, list[DoubtKind]]:
    """Find the unit: as written beside the number, else of the column, else of the kind of row."""
    asked = column_unit(fold(column)) if column else None
    unit, scale = quantity.unit, quantity.scale
    if unit:
        conflict = asked is not None and asked.name not in {"", unit}
        return unit, scale, [DoubtKind.UNIT_CONFLICT] if conflict else []
    if asked is not None and asked.name:
        return asked.name, (asked.scale if scale == _ONE else scale), []
    if scale != _ONE:
        return ("元", scale, []) if row.is_cost else ("", scale, [DoubtKind.MONEY_UNIT])
    return ("%" if row.is_rate else ""), scale, []


def _names_unit(column: str) -> bool:
    return bool(column) and bool(column_unit(fold(column)).name)


def in_rate_of(settled: Settled, unit: str) -> Settled:
    """Bring a rate to the other unit of rates, so that 6‰ can answer 1%; else leave it as it is."""
    if settled.unit == unit or not {settled.unit, unit} <= _PER_CENT.keys():
        return settled
    factor = _PER_CENT[settled.unit] / _PER_CENT[unit]
    upper = None if settled.upper is None else _times(settled.upper, factor)
    value, scale = _times(settled.value, factor), settled.scale * factor
    return replace(settled, value=value, upper=upper, scale=scale, unit=unit)


def _is_ratio(quantity: Quantity) -> bool:
    """Tell 0.843 for 84.3 %, as some rate columns write it; 1 is 100 %."""
    return 0 < abs(quantity.number) <= 1 and quantity.scale == _ONE


def _oddities(quantity: Quantity) -> list[DoubtKind]:
    """List what is odd about the way the quantity is written."""
    odd = []
    if quantity.range_without_unit:
        odd.append(DoubtKind.RANGE_UNIT)
    if quantity.low is not None and quantity.low > quantity.number:
        odd.append(DoubtKind.RANGE_ORDER)
    if is_rough(quantity):
        odd.append(DoubtKind.APPROXIMATE)
    return odd


def is_rough(quantity: Quantity) -> bool:
    """Tell an approximate quantity: 约5000, 5000余份, 5000左右."""
    return quantity.roughly or quantity.post in {"左右", "上下"}


def _times(number: Decimal, scale: Decimal) -> Decimal:
    """Multiply, keeping the digits typed where the unit is already the common one."""
    if scale == _ONE:
        return number
    product = number * scale
    whole = product.to_integral_value()
    return whole if product == whole else product.normalize()
