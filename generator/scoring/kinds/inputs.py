"""What an indicator brings to its rule."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from generator.scoring.kinds.figure import plain
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

TARGET = "目标值"


class Inputs(Struct, frozen=True):
    """All that any kind of rule may ask of an indicator; each kind takes what it needs.

    ``value`` is the result of the indicator's expression, or the actual value in the unit of the
    target. ``target`` and ``upper`` are the target and, for a range, its upper end; ``comparator``
    is one of ≥ > = ≤ < 区间, or empty. ``names`` are the data that parameters may name.
    ``dated`` tells that value and target are days, each the number of its day (date.toordinal).
    ``answers`` maps the items of a checklist to 是, 否 or 不适用. ``level`` is what the unit named,
    ``rule`` the rule that it named among those to choose from and ``chosen`` the points it gave
    itself. ``reason`` is its 偏差原因.
    """

    value: Decimal | None = None
    target: Decimal | None = None
    upper: Decimal | None = None
    comparator: str = ""
    names: Mapping[str, Decimal | bool | None] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    level: str | None = None
    chosen: Decimal | None = None
    count: int | None = None
    reason: str | None = None
    rule: str | None = None
    dated: bool = False

    def written(self, figure: Decimal) -> str:
        """Write the value or a limit as a person reads it: a day is a date, never its number."""
        whole = self.dated and figure == figure.to_integral_value()
        if whole and dt.date.min.toordinal() <= figure <= dt.date.max.toordinal():
            return f"{dt.date.fromordinal(int(figure)):%Y-%m-%d}"
        return plain(figure)

    @property
    def data(self) -> Mapping[str, Decimal | bool | None]:
        """The named data, with the target under its own name."""
        return {**self.names, TARGET: self.names.get(TARGET, self.target)}
