"""What comes of a rule: points, the steps that led there, and what stood in the way."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.scoring.kinds.trouble import Trouble
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.expressions.later import Later

_ZERO = Decimal(0)


class Step:
    """One line of the explanation, and the figure it yields where it yields one.

    The line may be kept for later: it is written when somebody reads it.
    """

    __slots__ = ("_text", "value")

    def __init__(self, text: str | Later[str], value: Decimal | None = None) -> None:
        self._text, self.value = text, value

    @property
    def text(self) -> str:
        """The line itself."""
        if isinstance(self._text, str):
            return self._text
        with localcontext(ARITHMETIC):
            return self._text()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Step) and (self.text, self.value) == (other.text, other.value)

    def __hash__(self) -> int:
        return hash((self.text, self.value))

    def __repr__(self) -> str:
        return f"Step({self.text!r}, {self.value!r})"


class Outcome(Struct, frozen=True):
    """The result of a rule.

    ``points`` are unrounded and lie within 0 and the weight; None means that they cannot be
    computed, and then ``trouble`` says why. EXPLANATION_MISSING alone stands beside points.
    ``facts`` are what a message about the trouble needs, ``missing`` the data that a parameter
    lacks. ``level`` is the level, graded or named, that the points came from.
    """

    points: Decimal | None
    steps: tuple[Step, ...] = ()
    trouble: Trouble | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    level: str | None = None
    missing: tuple[str, ...] = ()


def unable(trouble: Trouble, missing: tuple[str, ...] = (), **facts: str) -> Outcome:
    """Return the outcome of a rule that cannot give points."""
    return Outcome(points=None, trouble=trouble, facts=facts, missing=missing)


def clamp(points: Decimal, weight: Decimal) -> Decimal:
    """Keep points within 0 and the weight (扣完为止, 满分为止)."""
    return min(max(points, _ZERO), weight)


__all__ = ["Outcome", "Step", "Trouble", "clamp", "unable"]
