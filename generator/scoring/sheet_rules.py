"""The rules of a whole sheet, in their order: sum, rescaling, cap, lateness, factor."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.later import Later, LaterLines
from generator.expressions.rounding import rounded
from generator.filing.adding import sum_if_complete, sum_of_known
from generator.scoring.kinds.kind import plain
from generator.scoring.named_indicator import doubt_of, number
from generator.scoring.scorecard import Standing
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.filing import Assessment
    from generator.scoring.facts import Facts
    from generator.scoring.rubric import Rubric
    from generator.scoring.scorecard import Score

Points = Decimal | None


class Sheet(Struct, frozen=True):
    """What the sheet's rules need besides the rows: the rubric, the data, what was handed in."""

    rubric: Rubric
    facts: Facts
    assessment: Assessment
    scores: Sequence[Score]

    def total(self, points_of: Callable[[Score], Points]) -> tuple[Points, Sequence[str]]:
        """Add the rows up by one way of counting and apply the rules; None if a row has none."""
        counted = [score for score in self.scores if score.counts]
        total = sum_if_complete(points_of(score) for score in counted)
        if total is None:
            return None, ()
        steps = [_step("各项得分之和 {}", total)]
        if self.rubric.fold is not None or self.rubric.group_shares:
            total = self._folded(counted, points_of)
            if total is None:
                return None, (_step("有的指标没有填“{}”", self.rubric.fold)(),)
            steps = [_step("各项得分乘权重之和 {}", total)]
        for rule in (self._rescaled, self._capped, self._late, self._factored):
            total = rule(total, steps)
        return self._rounded(total), LaterLines(steps)

    def _folded(self, counted: Sequence[Score], points_of: Callable[[Score], Points]) -> Points:
        """Multiply each row with its own share, or the rows of a group, as a sum, with theirs."""
        if self.rubric.fold is not None:
            own = (score.share is not None for score in counted if score.answers is not None)
            parts = (score.folded(points_of(score)) for score in counted)
            return sum_if_complete(parts) if all(own) else None
        sums: dict[str, Decimal] = {}
        for score in counted:
            sums[score.group] = sums.get(score.group, Decimal(0)) + (points_of(score) or 0)
        return sum((self._of_group(group, part) for group, part in sums.items()), Decimal(0))

    def _of_group(self, group: str, points: Decimal) -> Decimal:
        """Return what the points of a group count in the total."""
        percent = self.rubric.group_shares.get(group)
        if percent is None:
            return points
        return self._rounded(ARITHMETIC.multiply(points, percent.scaleb(-2))) or Decimal(0)

    def _rounded(self, total: Decimal) -> Points:
        return rounded(total, self.rubric.step, self.rubric.rounding)

    @property
    def weight(self) -> Decimal:
        """What the total is out of: rows that are excluded take their weight off it."""
        return self.rubric.total - self._weight_of(Standing.EXCLUDED)

    def _weight_of(self, standing: Standing) -> Decimal:
        weights = (score.weight for score in self.scores if score.standing is standing)
        return sum_of_known(weights) or Decimal(0)

    def _rescaled(self, total: Decimal, steps: list[Later[str]]) -> Decimal:
        """Scale up to the full total once, at the end: Σs ÷ (total - N) × total."""
        dropped, full = self._weight_of(Standing.RESCALED), self.weight
        if not dropped or dropped >= full:
            return total
        scaled = ARITHMETIC.divide(total * full, full - dropped)
        steps.append(_step("折算：{} ÷ ({} - {}) × {}", total, full, dropped, full))
        return scaled

    def _capped(self, total: Decimal, steps: list[Later[str]]) -> Decimal:
        """Cap the total; a figure that cannot be worked out caps nothing, and the steps say so."""
        cap = self.rubric.cap
        if cap is None:
            return total
        found = cap.value.evaluate(self.facts.values)
        value = number(found)
        if value is None:
            steps.append(_step("{}，没有按“{}”限制总分", doubt_of(found), cap.value.text))
            return total
        most = next((step.most for step in cap.steps if step.holds(value)), total)
        if total > most:
            steps.append(_step("{} 为 {}，总分不超过 {}", cap.value.text, value, most))
        return min(total, most)

    def _late(self, total: Decimal, steps: list[Later[str]]) -> Decimal:
        rule, days = self.rubric.late, self.assessment.days_late
        if rule is None or not days:
            return total
        lost = rule.each * days
        lost = lost if rule.most is None else min(lost, rule.most)
        steps.append(_step("逾期 {} 天，扣 {} 分", days, lost))
        return max(total - lost, Decimal(0))

    def _factored(self, total: Decimal, steps: list[Later[str]]) -> Decimal:
        """Multiply by the factor for how far the finance bureau's grade lies below the unit's."""
        names = [name for name, _ in self.rubric.scale]
        own = self.assessment.declared_grade or self.rubric.grade(self._rounded(total))
        finance = self.assessment.finance_grade
        if not self.rubric.factors or finance is None:
            return total
        if own not in names or finance not in names:
            steps.append(_step("等级“{}”或者“{}”不在评分标准里，没有乘低等系数", own, finance))
            return total
        lower = names.index(finance) - names.index(own)
        if not 1 <= lower <= len(self.rubric.factors):
            return total
        factor = self.rubric.factors[lower - 1]
        steps.append(_step("财政评价为{}，比自评低 {} 等，乘以 {}", finance, lower, factor))
        return total * factor


def _step(text: str, *figures: object) -> Later[str]:
    return Later(_filled, text, figures)


def _filled(text: str, figures: tuple[object, ...]) -> str:
    return text.format(*(plain(one) if isinstance(one, Decimal) else one for one in figures))
