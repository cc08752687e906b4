"""A rate as somebody typed it: 84.3%, 84.3 or 0.843."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from generator import patterns

TYPED = patterns.compile(r"\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*([%％]?)\s*")
LARGEST_SHARE = 2  # a rate typed without % up to here is a share: nobody executes 2 percent
SHIFT = 2  # 0.843 has the decimals of 84.3%


class TypedRate(NamedTuple):
    """The number that was typed, its decimals, and whether % was typed behind it."""

    value: Decimal
    digits: int
    percent: bool

    @property
    def is_share(self) -> bool:
        """Whether the number is the share itself and not in percent."""
        return not self.percent and abs(self.value) <= LARGEST_SHARE

    @property
    def share(self) -> Decimal:
        """The share that is meant."""
        return self.value if self.is_share else self.value.scaleb(-SHIFT)

    @property
    def certain(self) -> Decimal | None:
        """The share where it can only be meant so: 20% and 0.2, but 20 and 1.2 may be either."""
        return self.share if self.percent or abs(self.value) <= 1 else None

    @property
    def digits_in_percent(self) -> int:
        """The decimals that the rate has when it is printed in percent."""
        return max(self.digits - SHIFT, 0) if self.is_share else self.digits


def typed_rate(text: str) -> TypedRate | None:
    """Read a rate; None where the text is no plain number."""
    found = TYPED.fullmatch(text)
    if found is None:
        return None
    return TypedRate(Decimal(found[1]), len(found[1].partition(".")[2]), bool(found[2]))
