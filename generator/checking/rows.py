"""The rows of a case one by one: whose it is, what was filled in, how it was read and scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.same import once_a_case
from generator.filing.measure import Nature, read_actual, read_target, row_kind
from generator.filing.no_answer import as_reason
from generator.scoring.own_indicator import unruled_score
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Position
    from generator.filing import Indicator, IndicatorRow
    from generator.filing.measure import Reading, RowKind
    from generator.scoring import Score, Scorecard
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

NOTE = "偏差原因分析及改进措施"


def called(subject: str, row: str) -> str:
    """Return how messages call a row of an assessment; a name in two lines is put in one."""
    return f"{subject}的“{row}”".replace("\n", " ")


class Row(Struct, frozen=True):
    """A row of a unit's own table, with its score where the form scores such a thing.

    ``indicator`` is what was filled in for it, ``nature`` the kind of row by its levels: 数量,
    成本, 满意度.
    """

    subject: Subject
    read: Read
    score: Score | None
    indicator: Indicator
    nature: Nature

    @property
    def where(self) -> str:
        """How messages call it."""
        return called(self.subject.name, self.indicator.name)

    @property
    def texts(self) -> str:
        """Name, target and actual value as printed, one behind the other."""
        row = self.indicator
        return "\n".join(filter(None, (row.name, row.target, row.actual, row.explanation)))


class Marked(Struct, frozen=True):
    """A scored row, the unit's own or the rubric's; ``read`` is None for the latter.

    Where no rubric stands behind a sheet its scores are what was typed, and nothing is computed.
    """

    subject: Subject
    read: Read | None
    score: Score

    @property
    def where(self) -> str:
        """How messages call it."""
        return called(self.subject.name, self.score.name)

    @property
    def note(self) -> str:
        """The reason that the unit gave for a deviation, '' where it gave none: 无, 见附件."""
        return as_reason(self.noted)

    @property
    def noted(self) -> str:
        """What the unit typed where the reason goes, whether it gives one or not."""
        answers = self.score.answers
        return ((answers.deviation_note if answers else None) or "").strip()

    @property
    def note_position(self) -> Position | None:
        """Where that reason was typed: the rubric's own rows have no more than their score."""
        return self.score.record.position(NOTE) if self.read else self.score.declared_at


@once_a_case
def rows(case: Case) -> tuple[Row, ...]:
    """Return every row of the units' own tables, but those that do not apply."""
    return tuple(
        Row(subject, read, score, read.row.indicator, read.kind.nature)
        for subject in case.subjects
        for read, score in subject.scored_rows
        if read.row.indicator.not_applicable is None
    )


def rows_of(case: Case, nature: Nature) -> list[Row]:
    """Return the rows of a nature: most checks of costs, benefits, satisfaction have few."""
    return _by_nature(case).get(nature, [])


@once_a_case
def _by_nature(case: Case) -> dict[Nature, list[Row]]:
    found: dict[Nature, list[Row]] = {}
    for row in rows(case):
        found.setdefault(row.nature, []).append(row)
    return found


@once_a_case
def marked_rows(case: Case) -> tuple[Marked, ...]:
    """Return every scored row but budget execution, the rubric's own before the unit's."""
    found: list[Marked] = []
    for subject in case.subjects:
        card = subject.scorecard
        found += _as_typed(case, subject) if card is None else _ruled(subject, card)
    return tuple(found)


def _ruled(subject: Subject, card: Scorecard) -> list[Marked]:
    reads = (*([None] * (len(card.scores) - len(subject.rows))), *subject.rows)
    execution = card.execution.score if card.execution else None  # that one is P03's
    pairs = zip(reads, card.scores, strict=True)
    return [Marked(subject, read, score) for read, score in pairs if score is not execution]


def _as_typed(case: Case, subject: Subject) -> Iterator[Marked]:
    for read in subject.rows if not case.form.declares else ():
        if read.row.indicator.not_applicable is None:
            yield Marked(subject, read, unruled_score(read))


def printed_target(read: Read, year: int) -> Reading:
    """Return how the target reads as it is printed, whatever it is scored by."""
    own = read.row.indicator
    if not own.scored_target:
        return read.target
    sign, unit = own.op or "", own.unit or ""
    kind = _kind(read.row)
    return read_target(own.target or "", row=kind, year=year, unit=unit, comparator=sign)


def printed_actual(read: Read, year: int) -> Reading:
    """Return how the actual value reads as it is printed, whatever it is scored by."""
    own = read.row.indicator
    if not own.scored_actual:
        return read.actual
    kind, unit = _kind(read.row), own.unit or ""
    return read_actual(own.actual or "", target=None, row=kind, year=year, unit=unit)


def _kind(place: IndicatorRow) -> RowKind:
    return row_kind(place.group, place.subgroup, place.indicator.name)
