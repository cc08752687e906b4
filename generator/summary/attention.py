"""The units to attend to, by the lines that a form draws."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import SummaryPlan
    from generator.summary.comparison import Comparison, Moved
    from generator.summary.year_figures import Standing, YearFigures


class Attended(Struct, frozen=True):
    """A unit to attend to, and by which of the lines."""

    standing: Standing
    moved: Moved | None
    low_points: bool
    low_rate: bool
    dropped: bool

    @property
    def called_for(self) -> bool:
        """Whether there is any cause."""
        one = self.standing
        causes = (one.failed, bool(one.errors), self.low_points, self.low_rate, self.dropped)
        return any(causes)


def attended(year: YearFigures, comparison: Comparison | None, plan: SummaryPlan) -> list[Attended]:
    """Return the units to attend to: those without documents, then the lowest scores first."""
    found = [one for one in _judged(year, comparison, plan) if one.called_for]
    return sorted(found, key=_urgency)


def _judged(
    year: YearFigures, comparison: Comparison | None, plan: SummaryPlan
) -> Iterator[Attended]:
    moved = comparison.by_unit if comparison else {}
    for one in year.standings:
        change = moved.get(one.unit)
        yield Attended(
            one,
            change,
            one.points is not None and one.points < plan.least_points,
            one.rate is not None and one.rate < plan.least_rate,
            change is not None and -change.change >= max(plan.most_drop, Decimal("0.01")),
        )


def _urgency(one: Attended) -> tuple[bool, bool, Decimal, str]:
    points = one.standing.points
    return not one.standing.failed, points is None, points or Decimal(0), one.standing.unit
