"""The figures of one year over all its units, added up row by row.

What is kept grows with the units by a short record each; their rows are only added up.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.diagnostics import Severity
from generator.summary.year_sums import YearSums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.summary.unit_rows import UnitRow


class Standing(NamedTuple):
    """One unit among the others: its score and where it comes from, how it is placed."""

    unit: str
    form: str
    file: str
    points: Decimal | None
    grade: str | None
    rate: Decimal | None
    basis: str
    errors: int
    warnings: int
    remarks: int
    documents: int
    failed: bool
    cause: str


@dataclass
class YearFigures:
    """Takes in the units of a year; every figure follows from what was taken in."""

    year: str
    standings: list[Standing] = field(default_factory=list)
    sums: YearSums = field(default_factory=YearSums)

    def add(self, row: UnitRow) -> None:
        """Take in a unit."""
        self.place(row)
        self.sums.add(row)

    def place(self, row: UnitRow) -> None:
        """Take in how a unit stands among the others, and nothing else of it."""
        self.standings.append(_standing(row))

    @property
    def scored(self) -> list[Standing]:
        """The units that have a score."""
        return [one for one in self.standings if one.points is not None]

    @property
    def failed(self) -> list[Standing]:
        """The units that lack their documents, or any of them."""
        return [one for one in self.standings if one.failed]

    @cached_property
    def ranked(self) -> list[tuple[int | None, int | None, Standing]]:
        """All units, the best first, with their rank and that among units of the same form."""
        found = sorted(self.standings, key=_by_points)
        places = zip(_ranks(found), _ranks_by_form(found), found, strict=True)
        return list(places)


def _standing(row: UnitRow) -> Standing:
    lead, counts = row.lead, row.counts
    return Standing(
        row.unit,
        row.form,
        row.file,
        lead.points if lead else None,
        lead.grade if lead else None,
        lead.rate if lead else None,
        lead.name if lead else "",
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.INFO],
        row.documents,
        row.failed,
        row.cause,
    )


def _by_points(one: Standing) -> tuple[bool, Decimal, str, str]:
    return one.points is None, -(one.points or Decimal(0)), one.unit, one.file


def _ranks(found: Sequence[Standing]) -> Iterator[int | None]:
    """Yield the rank of each: equal points share one, and the next are as far behind as they are.

    Who has no points has no rank.
    """
    rank, before = 0, None
    for place, one in enumerate(found, 1):
        if one.points is None:
            yield None
            continue
        rank = rank if one.points == before else place
        before = one.points
        yield rank


def _ranks_by_form(found: Sequence[Standing]) -> list[int | None]:
    by_form: dict[str, list[int]] = {}
    for place, one in enumerate(found):
        by_form.setdefault(one.form, []).append(place)
    ranks: list[int | None] = [None] * len(found)
    for places in by_form.values():
        for place, rank in zip(places, _ranks([found[one] for one in places]), strict=True):
            ranks[place] = rank
    return ranks
