"""Reads the rows of a unit's own table, each once: target and actual value as understood."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from generator.filing.measure import (
    Comparator,
    DoubtKind,
    Leaning,
    NamedLeanings,
    Reading,
    read_actual,
    read_target,
    row_kind,
)
from generator.filing.measure.sign_column import says_nature
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from generator.filing import Assessment, IndicatorRow
    from generator.filing.measure import Measure, RowKind

ANSWERS = frozenset("是否有无")
YES_NO = "是否"
_NONE_ADDED = NamedLeanings()
LIMIT = "≤"
QUANTITATIVE, QUALITATIVE, DATED = "定量", "定性", "日期"


class Read(Struct, frozen=True, dict=True):
    """A row with its target and actual value as they were understood, worked out once for all.

    ``kind`` is what the values were read as: 数量, 成本, 满意度, and which way the name leans.
    """

    row: IndicatorRow
    kind: RowKind
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
        """Whether the target is a number, a date, or words; '' where there is no target."""
        measures = self.target.measures
        if not measures and not self._is_judged:
            return ""
        if all(measure.qualitative for measure in measures):
            return QUALITATIVE
        return DATED if any(measure.date for measure in measures) else QUANTITATIVE

    @cached_property
    def answered(self) -> bool | None:
        """Whether the answer to a question (是, 否, 有, 无) is the one wanted; None if none is."""
        row = self.row.indicator
        wanted, given = (text.strip(" 。") for text in (row.target or "", row.actual or ""))
        return wanted == given if {wanted, given} <= ANSWERS else None

    @property
    def _is_judged(self) -> bool:
        """Whether the unit says that the row is judged in words, though it wrote no target."""
        row = self.row.indicator
        return row.level is not None or says_nature(row.op or "", QUALITATIVE)

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
        """The comparator of the target as it is scored, '' where there is none.

        What is = 5% of something bad is scored like a limit: less of it is no failure. An answer
        is the one wanted, or it is not.
        """
        if self.answered is not None:
            return "="
        measure = self.target_measure
        if measure is None:
            return ""
        return LIMIT if measure.is_limit else str(measure.comparator or "")


def read_row(row: IndicatorRow, year: int, added: NamedLeanings = _NONE_ADDED) -> Read:
    """Understand target and actual value of a row; ``year`` resolves dates such as 年底前.

    ``added`` are words of the form and the rubric that tell which way a name leans.
    """
    indicator = row.indicator
    kind = row_kind(row.group, row.subgroup, indicator.name, added)
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
    if kind.leaning is Leaning.UNCLEAR:
        target = _undisputed(target, actual)
    return Read(row, kind, target, actual)


def _undisputed(target: Reading, actual: Reading) -> Reading:
    """Drop the question which way is better where the value is on target: it is reached anyway."""
    aim, done = target.single, actual.single
    if aim is None or done is None or aim.comparator is not None or aim.approximate:
        return target
    if (aim.value, aim.unit) != (done.value, done.unit):
        return target
    doubts = tuple(one for one in target.doubts if one.kind is not DoubtKind.DIRECTION)
    reached = replace(aim, comparator=Comparator.EQ)
    return Reading(tuple(reached if one is aim else one for one in target.measures), doubts)


def read_rows(
    assessment: Assessment, year: int, added: NamedLeanings = _NONE_ADDED
) -> tuple[Read, ...]:
    """Understand every row of an assessment, in the order of its table."""
    return tuple(read_row(row, year, added) for row in assessment.rows)


def number_of(measure: Measure | None) -> Decimal | None:
    """Return a measure as a number; a date is the number of its day."""
    if measure is None:
        return None
    return Decimal(measure.date.toordinal()) if measure.date else measure.value
