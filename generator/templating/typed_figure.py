"""Figures that a unit types with their unit, 16008人, and what counts of any value as a number."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.filing.measure import read_actual, row_kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.filing.measure import Measure

ANY_ROW = row_kind("", "", "")
MONEY_UNITS = {"元": Decimal("0.0001"), "百元": Decimal("0.01"), "千元": Decimal("0.1")}
MONEY_UNITS |= {"万元": Decimal(1), "亿元": Decimal(10_000)}
PARTS = {"%": Decimal(100), "‰": Decimal(1000)}


class Quantity(NamedTuple):
    """The number of a figure and the unit behind it, as they were written."""

    number: Decimal
    unit: str


class Figure(str):
    """A figure as it was typed, with its unit: 16008人. It prints so, and counts as its number.

    The number is read when it is asked for. Text that holds none, or several, is only a text:
    arithmetic with it is refused as with any other.
    """

    __slots__ = ("_quantity",)

    _quantity: Quantity | None

    @property
    def quantity(self) -> Quantity | None:
        """The one number of the text with its unit; None where there is none or several."""
        try:
            return self._quantity
        except AttributeError:
            self._quantity = _quantity_of(self)
            return self._quantity

    @property
    def number(self) -> Decimal | None:
        """The number, in the unit typed: 55.5万人 is 555000, 1200万元 is 1200."""
        return None if self.quantity is None else self.quantity.number

    @property
    def unit(self) -> str:
        """The unit that the number is in, '' where there is none."""
        return "" if self.quantity is None else self.quantity.unit

    def __hash__(self) -> int:
        return str.__hash__(self)

    def __bool__(self) -> bool:
        return bool(str.__len__(self))


def number_in(value: object) -> Decimal | None:
    """Return what counts of a value as a number; None for what is none."""
    if isinstance(value, Figure):
        return value.number
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return value if isinstance(value, Decimal) else Decimal(value)
    return None


def money_in(value: object) -> Decimal | None:
    """Return an amount in 万元: a figure is brought to it from its own unit."""
    number = number_in(value)
    if number is None or not isinstance(value, Figure):
        return number
    factor = MONEY_UNITS.get(value.unit, Decimal(1))
    return number if factor == 1 else (number * factor).normalize()


def share_in(value: object) -> Decimal | None:
    """Return a share: a figure in percent is a hundredth of its number, one in ‰ a thousandth."""
    number = number_in(value)
    if number is None or not isinstance(value, Figure):
        return number
    return number / PARTS.get(value.unit, Decimal(1))


def _quantity_of(text: str) -> Quantity | None:
    measure = read_actual(str.__str__(text), target=None, row=ANY_ROW, year=0, unit="").single
    if measure is None or measure.value is None or measure.upper is not None:
        return None
    return _as_written(text, measure)


def _as_written(text: str, measure: Measure) -> Quantity:
    """Undo that money is read in 万元: 3000元 counts as 3000 of its own unit."""
    value = measure.value or Decimal(0)
    if measure.unit != "万元":
        return Quantity(value, measure.unit)
    units = sorted((unit for unit in MONEY_UNITS if unit in text), key=len)
    unit = units[-1] if units else "万元"
    return Quantity((value / MONEY_UNITS[unit]).normalize() + 0, unit)


def _compared(name: str) -> Callable[[Figure, object], object]:
    """Compare with a number as a number, with a text as a text."""

    def compare(self: Figure, other: object) -> object:
        own, number = self.number, number_in(other)
        if own is not None and number is not None:
            return getattr(own, name)(number)
        return getattr(str, name)(self, other)

    return compare


def _counted(name: str) -> Callable[[Figure, object], object]:
    """Calculate with a number; what is left of text operations is Python's own."""

    def count(self: Figure, other: object) -> object:
        own, number = self.number, number_in(other)
        if own is not None and number is not None:
            return getattr(own, name)(number)
        original = getattr(str, name, None)
        return NotImplemented if original is None else original(self, other)

    return count


def _signed(name: str) -> Callable[[Figure], object]:
    def signed(self: Figure) -> object:
        if self.number is None:
            raise TypeError(f"no number: {self!r}")
        return getattr(self.number, name)()

    return signed


# Assigning these spares twenty equal methods; what a figure cannot do it leaves to the other side.
for _name in ("__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"):
    setattr(Figure, _name, _compared(_name))
for _operation in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
    for _name in (f"__{_operation}__", f"__r{_operation}__"):
        setattr(Figure, _name, _counted(_name))
for _name in ("__neg__", "__pos__", "__abs__"):
    setattr(Figure, _name, _signed(_name))
