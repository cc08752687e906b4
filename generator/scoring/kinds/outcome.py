"""What comes of a rule: points, the steps that led there, and what stood in the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ZERO = Decimal(0)


class Trouble(StrEnum):
    """Why points cannot be computed, or what must be said beside them."""

    MISSING_VALUE = "missing_value"
    MISSING_TARGET = "missing_target"
    MISSING_DATA = "missing_data"
    ZERO_BASE = "zero_base"
    REFUSED = "refused"
    NEGATIVE_TARGET = "negative_target"
    NO_SPAN = "no_span"
    OUT_OF_BAND = "out_of_band"
    MISSING_ANSWER = "missing_answer"
    UNKNOWN_ANSWER = "unknown_answer"
    UNKNOWN_ITEM = "unknown_item"
    NOT_APPLICABLE = "not_applicable"
    MISSING_LEVEL = "missing_level"
    UNKNOWN_LEVEL = "unknown_level"
    MISSING_CHOICE = "missing_choice"
    MISSING_COUNT = "missing_count"
    MISSING_COMPARATOR = "missing_comparator"
    UNKNOWN_RULE = "unknown_rule"
    EXPLANATION_MISSING = "explanation_missing"
    # Not a rule's own: what keeps a row from its rule.
    UNCLEAR = "unclear"
    NO_RULE = "no_rule"
    NO_WEIGHT = "no_weight"
    NOT_PERMITTED = "not_permitted"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the explanation, and the figure it yields where it yields one."""

    text: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a rule.

    ``points`` are unrounded and lie within 0 and the weight; None means that they cannot be
    computed, and then ``trouble`` says why. EXPLANATION_MISSING alone stands beside points.
    ``facts`` are what a message about the trouble needs. ``level`` is the level, graded or named,
    that the points came from.
    """

    points: Decimal | None
    steps: tuple[Step, ...] = ()
    trouble: Trouble | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    level: str | None = None


def unable(trouble: Trouble, **facts: str) -> Outcome:
    """Return the outcome of a rule that cannot give points."""
    return Outcome(points=None, trouble=trouble, facts=facts)


def clamp(points: Decimal, weight: Decimal) -> Decimal:
    """Keep points within 0 and the weight (扣完为止, 满分为止)."""
    return min(max(points, _ZERO), weight)
