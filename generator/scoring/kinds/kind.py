"""What all kinds of rule have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import Field

from generator.reading import Record, Text
from generator.scoring.kinds.figure import plain
from generator.scoring.kinds.inputs import TARGET
from generator.scoring.kinds.outcome import Outcome, Trouble, unable

if TYPE_CHECKING:
    from generator.expressions import Expression
    from generator.scoring.kinds.inputs import Inputs

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Defect:
    """A contradiction in a rule: the key of the record it shows at, and a Chinese sentence."""

    key: str
    text: str


class Kind(Record, ABC):
    """The parameters of a rule as a rubric states them, and what they make of an indicator."""

    name: Text | None = Field(alias="名称", default=None)

    @abstractmethod
    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Give the indicator its points; ``weight`` is its full mark."""

    @abstractmethod
    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Tell where the parameters contradict each other or the weight."""


def parameter(formula: Expression, inputs: Inputs) -> Decimal | Outcome:
    """Work out a parameter over the indicator's data, or give the outcome that it cannot be."""
    result = formula.evaluate(inputs.data)
    if isinstance(result.value, Decimal):
        return result.value
    if TARGET in result.missing:
        return unable(Trouble.MISSING_TARGET)
    if result.missing:
        return unable(Trouble.MISSING_DATA, names="、".join(result.missing))
    if result.zero_base is not None:
        return unable(Trouble.ZERO_BASE, base=result.zero_base)
    return unable(Trouble.REFUSED, reason=result.refused or f"“{formula.text}”应是数")


def constant(formula: Expression | None) -> Decimal | None:
    """Return the value of a parameter that needs no data, None if it needs some."""
    if formula is None or formula.names:
        return None
    value = formula.evaluate({}).value
    return value if isinstance(value, Decimal) else None


def uncomputable(key: str, formula: Expression | None) -> tuple[Defect, ...]:
    """Report a parameter that needs no data and yet yields no number, such as 1/0."""
    if formula is None or formula.names or constant(formula) is not None:
        return ()
    return (Defect(key, f"“{formula.text}”算不出数"),)


__all__ = ["ZERO", "Defect", "Kind", "constant", "parameter", "plain", "uncomputable"]
