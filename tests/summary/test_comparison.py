"""Two years side by side: who has both, who is new, who is gone, how far scores moved."""

from __future__ import annotations

from decimal import Decimal

from generator.summary.comparison import compared
from generator.summary.wording_check import trial_year
from generator.summary.year_figures import YearFigures


def test_units_are_the_same_where_their_names_are():
    now = trial_year("2021", (Decimal(80), Decimal("90.5"), None))
    before = trial_year("2020", (Decimal(85), Decimal(90)))
    found = compared(now, before)
    assert [(one.unit, one.change) for one in found.moved] == [
        ("试填单位二", Decimal("0.5")),
        ("试填单位一", Decimal(-5)),
    ]
    assert (found.new, found.gone, found.units) == (1, 0, 2)
    assert (found.points, found.rate) == (Decimal("87.50"), Decimal("0.875"))


def test_a_year_without_scores_compares_with_none():
    found = compared(trial_year("2021", (Decimal(80),)), YearFigures("2020"))
    assert (found.moved, found.points, found.new) == ((), None, 1)
