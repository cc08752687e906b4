"""The units in which papers and files state money. Amounts are kept in 万元, digits as typed."""

from __future__ import annotations

from typing import Literal

from generator.structs import Struct


class MoneyUnit(Struct, frozen=True, eq=False):
    """A unit of money, one object each: ``shift`` is the power of ten that leads to 万元."""

    name: str
    shift: int


WAN = MoneyUnit("万元", 0)
MONEY_UNITS = {
    one.name: one for one in (MoneyUnit("元", -4), MoneyUnit("千元", -1), WAN, MoneyUnit("亿元", 4))
}
MoneyUnitName = Literal["元", "千元", "万元", "亿元"]
