"""What all kinds of rule have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from generator.expressions import Expression
from generator.reading import Record, Text
from generator.scoring.kinds.figure import plain
from generator.scoring.kinds.inputs import TARGET
from generator.scoring.kinds.outcome import Outcome, Trouble, unable
from generator.structs import Struct

if TYPE_CHECKING:
    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs

ZERO = Decimal(0)


class Defect(Struct, frozen=True):
    """A contradiction in a rule: the key of the record it shows at, and a Chinese sentence."""

    key: str
    text: str


class Question(Struct, frozen=True):
    """What a rule asks of a unit: a key of its answers (评分资料), and the shape of the answer.

    ``items`` are answered one by one; ``words`` are the answers there are, () where any will do.
    ``comment`` says in Chinese what belongs there, with ``{words}`` where they are to be listed.
    """

    key: str
    comment: str
    items: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def note(self) -> str:
        """The comment with its words."""
        return self.comment.format(words="、".join(self.words))


class Brought(StrEnum):
    """What an indicator brings to its rule of itself, beside the named data and the answers."""

    VALUE = "取值"
    TARGET = "目标值"
    COMPARATOR = "符号"


class Need(Struct, frozen=True):
    """What an indicator has to bring; ``instead`` is the key of the rule that would do for it."""

    what: Brought
    instead: str = ""


class Tolerance(Struct, frozen=True):
    """How far a value may lie from its target, in multiples of it, before it is to be explained.

    None where the rule lets any value pass. ``from_zero`` is the value from which a target of 0
    counts as exceeded.
    """

    least: Decimal | None = Decimal("0.7")
    most: Decimal | None = Decimal("1.3")
    from_zero: Decimal | None = None


class Shown(NamedTuple):
    """An answer as the explanation shows it: its key and its text."""

    key: str
    text: str


class Kind(Record, ABC):
    """The parameters of a rule as a rubric states them, and all that a rule of this kind does.

    A kind states each of the abstract members itself; the registry refuses half a kind.
    """

    method: str = Field(alias="方法")
    name: Text | None = Field(alias="名称", default=None)

    @abstractmethod
    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Give the indicator its points and their explanation; ``weight`` is its full mark."""

    @abstractmethod
    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Tell where the parameters contradict each other or the weight."""

    @property
    @abstractmethod
    def needs(self) -> tuple[Need, ...]:
        """What the indicator has to bring; () where data and answers do."""

    @abstractmethod
    def asks(self, weight: Decimal) -> tuple[Question, ...]:
        """Return what the unit has to answer, in the order of asking; () where data alone do."""

    @abstractmethod
    def shown(self, answers: Answers) -> tuple[Shown, ...]:
        """Return the answers that the score rests on, as its explanation shows them."""

    @cached_property
    def contradictions(self) -> dict[str, tuple[Defect, ...]]:
        """The defects that were found already, by the weight as it is written."""
        return {}

    @property
    def members(self) -> tuple[Kind, ...]:
        """The rules that this one is made of: itself, if it does not choose among others."""
        return (self,)

    @property
    def formulas(self) -> tuple[Expression, ...]:
        """The expressions among the parameters."""
        values = (getattr(self, field) for field in type(self).model_fields)
        return tuple(value for value in values if isinstance(value, Expression))

    @property
    def own_weight(self) -> Decimal | None:
        """The full mark that the parameters add up to; None where they leave it open."""
        return None

    @property
    def quotes_data(self) -> bool:
        """Whether the points are those of a score given elsewhere, which a report then names."""
        return False

    @property
    def leaves_standard_open(self) -> bool:
        """Whether any points will do: the place leaves it to the unit to say what they are for."""
        return False

    @property
    def tolerance(self) -> Tolerance:
        """How far a value may lie from its target without a word of reason."""
        return Tolerance()


def parameter(formula: Expression, inputs: Inputs) -> Decimal | Outcome:
    """Work out a parameter over the indicator's data, or give the outcome that it cannot be."""
    result = formula.evaluate(inputs.data if TARGET in formula.names else inputs.names)
    if isinstance(result.value, Decimal):
        return result.value
    if TARGET in result.missing:
        return unable(Trouble.MISSING_TARGET)
    if result.missing:
        return unable(Trouble.MISSING_DATA, result.missing, names="、".join(result.missing))
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


__all__ = [
    "ZERO",
    "Brought",
    "Defect",
    "Kind",
    "Need",
    "Question",
    "Shown",
    "Tolerance",
    "constant",
    "parameter",
    "plain",
    "uncomputable",
]
