"""One of several rules decides (二者择其一)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from generator.reading import Text
from generator.scoring.kinds.banded import Banded
from generator.scoring.kinds.checklist import Checklist
from generator.scoring.kinds.conversion import Conversion
from generator.scoring.kinds.deduct_per_step import DeductPerStep
from generator.scoring.kinds.graded import Graded
from generator.scoring.kinds.kind import Defect, Kind
from generator.scoring.kinds.occurrence import Occurrence
from generator.scoring.kinds.outcome import Outcome, Step, Trouble, unable
from generator.scoring.kinds.proportional import Proportional
from generator.scoring.kinds.threshold import Threshold

if TYPE_CHECKING:
    from decimal import Decimal

    from generator.scoring.kinds.inputs import Inputs

SimpleRule = Annotated[
    Proportional
    | Banded
    | DeductPerStep
    | Checklist
    | Graded
    | Conversion
    | Occurrence
    | Threshold,
    Field(discriminator="method"),
]
"""Every kind but 择一 itself: choosing among choices would only hide which rule applied."""


_FEWEST = 2


class Choice(StrEnum):
    """How the rule is chosen."""

    BEST = "取最优"
    FIRST_AVAILABLE = "取首个可用"
    NAMED = "指名"


class Choose(Kind):
    """Read from 方法: 择一, with 规则 as a list; a rule's 名称, else its 方法, is its name.

    With 方式: 指名 the rule is the one under 指名, or where the rubric leaves that open the one
    that the unit names as its level.
    """

    method: Literal["择一"] = Field(alias="方法")
    rules: tuple[SimpleRule, ...] = Field(alias="规则")
    choice: Choice = Field(alias="方式", default=Choice.BEST)
    named: Text | None = Field(alias="指名", default=None)

    def outcome(self, weight: Decimal, inputs: Inputs) -> Outcome:
        """Give what the chosen rule gives; if none can give points, what the first one says."""
        if self.choice is Choice.NAMED:
            return self._by_name(weight, inputs)
        outcomes = [(rule, rule.outcome(weight, inputs)) for rule in self.rules]
        usable = [
            (rule, points, outcome)
            for rule, outcome in outcomes
            if (points := outcome.points) is not None
        ]
        if not usable:
            return outcomes[0][1] if outcomes else unable(Trouble.UNKNOWN_RULE, rules="")
        best = self.choice is Choice.BEST
        rule, _, outcome = max(usable, key=lambda one: one[1]) if best else usable[0]
        return self._told(rule, outcome)

    def _by_name(self, weight: Decimal, inputs: Inputs) -> Outcome:
        name = self.named or inputs.level
        rule = next((rule for rule in self.rules if name_of(rule) == name), None)
        if rule is None:
            known = "、".join(name_of(rule) for rule in self.rules)
            return unable(Trouble.UNKNOWN_RULE, rule=name or "", rules=known)
        level = inputs.level if self.named else None  # the level named the rule, not a grade
        return self._told(rule, rule.outcome(weight, replace(inputs, level=level)))

    def _told(self, rule: SimpleRule, outcome: Outcome) -> Outcome:
        step = Step(f"{self.choice}：采用“{name_of(rule)}”")
        return replace(outcome, steps=(step, *outcome.steps))

    def defects(self, weight: Decimal) -> tuple[Defect, ...]:
        """Report what is wrong with each rule, names that repeat, and a name no rule has."""
        found = [
            f"“{name_of(rule)}”的“{defect.key}”：{defect.text}"
            for rule in self.rules
            for defect in rule.defects(weight)
        ]
        names = Counter(name_of(rule) for rule in self.rules)
        found += [f"有{times}条规则都叫“{name}”" for name, times in names.items() if times > 1]
        if len(self.rules) < _FEWEST:
            found.append("至少要有两条规则")
        defects = [Defect("规则", text) for text in found]
        if self.named is not None and self.named not in names:
            defects.append(Defect("指名", f"没有叫“{self.named}”的规则，有：{'、'.join(names)}"))
        return tuple(defects)


def name_of(rule: SimpleRule) -> str:
    """Return the name by which a rule can be chosen."""
    return rule.name or rule.method
