"""Points for every item that is answered with yes (缺项扣分)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from generator.expressions.later import Later
from generator.reading import Number, Text
from generator.scoring.kinds.kind import ZERO, Defect, Kind, Need, Question, Shown, plain
from generator.scoring.kinds.outcome import Outcome, Step, Trouble, clamp, unable

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.filing import Answers
    from generator.scoring.kinds.inputs import Inputs

YES, NO, NOT_APPLICABLE = "是", "否", "不适用"


class NotApplicable(StrEnum):
    """What becomes of the points of an item that does not apply to the unit."""

    FULL = "满分"
    ZERO = "零分"
    RESCALE = "折算"


def checklist(
    weight: Decimal, yes: Decimal, dropped: Decimal, policy: NotApplicable
) -> Decimal | None:
    """Σ points of yes, within 0…W; ``dropped`` are the points of items that do not apply.

    折算 (不适用不计入) spreads them over the rest: W·yes/(W - dropped), None if nothing is left.
    """
    match policy:
        case NotApplicable.FULL:
            return clamp(yes + dropped, weight)
        case NotApplicable.ZERO:
            return clamp(yes, weight)
        case NotApplicable.RESCALE:
            if not dropped:
                return clamp(yes, weight)
            return clamp(weight * yes / (weight - dropped), weight) if dropped < weight else None


def _text(item: str, worth: Decimal, answer: str) -> str:
    return f"{item}（{plain(worth)} 分）：{answer}"


class Checklist(Kind):
    """Read from 方法: 清单, with 项目 mapping every item to its points."""

    method: Literal["清单"] = Field(alias="方法")
    items: Mapping[Text, Number] = Field(alias="项目")
    not_applicable: NotApplicable = Field(alias="不适用", default=NotApplicable.RESCALE)

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Add up the items answered with yes. Every item needs an answer."""
        trouble = self._trouble(inputs.answers)
        if trouble is not None:
            return trouble
        answers = inputs.answers
        points = checklist(
            weight, self._sum(answers, YES), self._sum(answers, NOT_APPLICABLE), self.not_applicable
        )
        if points is None:
            return unable(Trouble.NOT_APPLICABLE)
        steps = (
            Step(Later(_text, item, worth, answers[item])) for item, worth in self.items.items()
        )
        return Outcome(points, (*steps, Step(Later(self._total, answers), points)))

    def _sum(self, answers: Mapping[str, str], answer: str) -> Decimal:
        return sum((worth for item, worth in self.items.items() if answers[item] == answer), ZERO)

    def _total(self, answers: Mapping[str, str]) -> str:
        dropped = self._sum(answers, NOT_APPLICABLE)
        note = f"；不适用 {plain(dropped)} 分按{self.not_applicable}处理" if dropped else ""
        return f"符合的项合计 {plain(self._sum(answers, YES))} 分{note}"

    def _trouble(self, answers: Mapping[str, str]) -> Outcome | None:
        missing = [item for item in self.items if not answers.get(item)]
        if missing:
            return unable(Trouble.MISSING_ANSWER, item="；".join(missing))
        unknown = [item for item in answers if item not in self.items]
        if unknown:
            return unable(Trouble.UNKNOWN_ITEM, item="；".join(unknown))
        odd = [item for item in self.items if answers[item] not in {YES, NO, NOT_APPLICABLE}]
        if odd:
            return unable(Trouble.UNKNOWN_ANSWER, item="；".join(odd), answer=answers[odd[0]])
        return None

    @property
    def needs(self) -> tuple[Need, ...]:
        """Nothing: the unit answers."""
        return ()

    def asks(self, weight: Decimal) -> tuple[Question, ...]:  # noqa: ARG002  the same for any weight
        """Ask for a word on every item."""
        words = (YES, NO, NOT_APPLICABLE)
        return (Question("清单", "逐项填 是、否 或 不适用", tuple(self.items), words),)

    def shown(self, answers: Answers) -> tuple[Shown, ...]:
        """Show the answers item by item."""
        said = "；".join(f"{item}：{one or '没有回答'}" for item, one in answers.checklist.items())
        return (Shown("清单", said),) if said else ()

    @property
    def own_weight(self) -> Decimal:
        """The points of all items."""
        return sum(self.items.values(), ZERO)

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Report items that do not add up to the weight or have no points."""
        total = self.own_weight
        found = [f"“{item}”的分值要大于 0" for item, worth in self.items.items() if worth <= 0]
        if total != weight:
            found.append(f"各项合计 {plain(total)} 分，分值是 {plain(weight)} 分")
        return tuple(Defect("项目", text) for text in found)
