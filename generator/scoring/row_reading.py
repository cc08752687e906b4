"""Reads the rows of a unit's own table, each once: target and actual value as understood."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from generator.filing.measure import read_actual, read_target, row_kind

if TYPE_CHECKING:
    from generator.filing import Assessment, IndicatorRow
    from generator.filing.measure import Measure, Reading

QUANTITATIVE, QUALITATIVE, DATED = "定量", "定性", "日期"


@dataclass(frozen=True)
class Read:
    """A row with its target and actual value as they were understood, worked out once for all."""

    row: IndicatorRow
    target: Reading
    actual: Reading

    @property
    def doubtful(self) -> bool:
        """Whether there is anything to be said of the values."""
        return bool(self.target.doubts or self.actual.doubts)

    @property
    def target_key(self) -> str:
        """The key that the target was read under."""
        return "计分用指标值" if self.row.indicator.scored_target else "年度指标值"

    @property
    def actual_key(self) -> str:
        """The key that the actual value was read under."""
        return "计分用完成值" if self.row.indicator.scored_actual else "实际完成值"

    @cached_property
    def nature(self) -> str:
        """Whether the target is a number, a date, or words."""
        measures = self.target.measures
        if all(measure.qualitative for measure in measures):
            return QUALITATIVE
        return DATED if any(measure.date for measure in measures) else QUANTITATIVE

    @cached_property
    def target_measure(self) -> Measure | None:
        """The target as one number or date; None where it is words, or must be asked for."""
        return self.target.single if self.target.settled else None

    @cached_property
    def actual_measure(self) -> Measure | None:
        """The actual value as one number or date; None where it is words, or must be asked for."""
        return self.actual.single if self.actual.settled else None

    @cached_property
    def comparable(self) -> tuple[Measure, Measure] | None:
        """Target and actual value where both are numbers of one unit, or both are dates."""
        target, actual = self.target_measure, self.actual_measure
        if target is None or actual is None or target.unit != actual.unit:
            return None
        return target, actual

    @cached_property
    def sign(self) -> str:
        """The comparator of the target, '' where there is none."""
        measure = self.target_measure
        return str(measure.comparator or "") if measure else ""


def read_row(row: IndicatorRow, year: int) -> Read:
    """Understand target and actual value of a row; ``year`` resolves dates such as 年底前."""
    indicator = row.indicator
    kind = row_kind(row.group, row.subgroup, indicator.name)
    target = read_target(
        indicator.scored_target or indicator.target or "",
        row=kind,
        year=year,
        unit=indicator.unit or "",
        comparator=indicator.op or "",
    )
    actual = read_actual(
        indicator.scored_actual or indicator.actual or "",
        target=target.single,
        row=kind,
        year=year,
        unit=indicator.unit or "",
    )
    return Read(row, target, actual)


def read_rows(assessment: Assessment, year: int) -> tuple[Read, ...]:
    """Understand every row of an assessment, in the order of its table."""
    return tuple(read_row(row, year) for row in assessment.rows)


def number_of(measure: Measure | None) -> Decimal | None:
    """Return a measure as a number; a date is the number of its day."""
    if measure is None:
        return None
    return Decimal(measure.date.toordinal()) if measure.date else measure.value
