"""What is odd about the typed values of rows, for the checks that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.same import once_a_case
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Position
    from generator.filing import Indicator
    from generator.filing.measure import Doubt, Measure
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read


class Doubtful(Struct, frozen=True):
    """A doubt about a value: whose value (``where``), under which key, and how it was read."""

    where: str
    read: Read
    key: str
    doubt: Doubt
    measure: Measure | None

    @property
    def indicator(self) -> Indicator:
        """The row."""
        return self.read.row.indicator

    @property
    def position(self) -> Position | None:
        """Where the value was typed."""
        return self.indicator.position(self.key)


def doubts_for(case: Case, code: str) -> Iterator[Doubtful]:
    """Yield the doubts that a check speaks of; rows that do not apply have no values to doubt."""
    for subject, read in _doubtful(case):
        yield from doubts_of(f"{subject.name}的“{read.row.indicator.name}”", read, code)


@once_a_case  # half a dozen checks ask, and most filings have none
def _doubtful(case: Case) -> tuple[tuple[Subject, Read], ...]:
    return tuple(
        (subject, read)
        for subject in case.subjects
        for read in subject.rows
        if read.doubtful and read.row.indicator.not_applicable is None
    )


def doubts_of(where: str, read: Read, code: str) -> Iterator[Doubtful]:
    """Yield the doubts about one row that a check speaks of; ``where`` names the row."""
    for key, reading in ((read.target_key, read.target), (read.actual_key, read.actual)):
        for doubt in reading.doubts:
            if doubt.kind.voice == code:
                yield Doubtful(where, read, key, doubt, reading.single)
