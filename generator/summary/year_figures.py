"""The figures of one year over all its units, added up row by row.

What is kept grows with the units by a short record each; their rows and findings are only counted.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.diagnostics import Severity
from generator.summary.score_bands import band_of
from generator.summary.unit_rows import is_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.summary.unit_rows import Assessed, Found, UnitRow

OWN_WORDS = re.compile("“[^”]*”(?:等[0-9]+项)?的?")
"""What a problem's title says of one unit's data: the same problem elsewhere has other data."""
NO_GRADE = "未定等级"


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


@dataclass(slots=True)
class Loss:
    """What was lost in the rows of one indicator: only rows with a loss are counted."""

    rows: int = 0
    units: int = 0
    weight: Decimal = Decimal(0)
    points: Decimal = Decimal(0)

    @property
    def lost(self) -> Decimal:
        """The points that were lost."""
        return self.weight - self.points


@dataclass(slots=True)
class Frequency:
    """How often something was found, and with whom."""

    title: str
    severity: str = ""
    count: int = 0
    units: list[str] = field(default_factory=list)


@dataclass
class YearFigures:
    """Takes in the units of a year; every figure follows from what was taken in."""

    year: str
    standings: list[Standing] = field(default_factory=list)
    grades: dict[str, Counter[str]] = field(default_factory=dict)
    bands: dict[str, Counter[str]] = field(default_factory=dict)
    losses: dict[tuple[str, ...], Loss] = field(default_factory=dict)
    groups: dict[tuple[str, ...], Loss] = field(default_factory=dict)
    findings: dict[str, Frequency] = field(default_factory=dict)
    problems: dict[str, Frequency] = field(default_factory=dict)

    def add(self, row: UnitRow) -> None:
        """Take in a unit."""
        self.standings.append(_standing(row))
        for one in row.assessed:
            self._distribute(one)
        self._lose(row)
        for code, found in _by_code(row.findings).items():
            first = found[0]
            kept = self.findings.setdefault(code, Frequency(first.title, first.severity))
            kept.severity = min(kept.severity, *(one.severity for one in found), key=_gravity)
            kept.count += len(found)
            kept.units.append(row.unit)
        for title in dict.fromkeys(OWN_WORDS.sub("", one) for one in row.problems):
            kept = self.problems.setdefault(title, Frequency(title))
            kept.count += 1
            kept.units.append(row.unit)

    def _distribute(self, one: Assessed) -> None:
        if one.points is None:
            return
        self.grades.setdefault(one.kind, Counter())[one.grade or NO_GRADE] += 1
        self.bands.setdefault(one.kind, Counter())[band_of(one.points)] += 1

    def _lose(self, row: UnitRow) -> None:
        """Add up the rows by their levels, and those that lost points by their names."""
        lost: set[tuple[str, ...]] = set()
        for one in row.assessed:
            for line in one.rows:
                if not (line.weight and line.points):
                    continue
                weight, points = Decimal(line.weight), Decimal(line.points)
                levels = (row.form, one.kind, line.group, line.subgroup)
                _count(self.groups, levels, weight, points)
                if points < weight:
                    _count(self.losses, (*levels, line.name), weight, points)
                    lost.add((*levels, line.name))
        for name in lost:
            self.losses[name].units += 1

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

    @property
    def frequent_findings(self) -> list[tuple[str, Frequency]]:
        """The faults by their codes, the one of most units first."""
        grave = [(code, one) for code, one in self.findings.items()]
        return sorted(grave, key=lambda each: (-len(each[1].units), -each[1].count, each[0]))

    @property
    def frequent_problems(self) -> list[Frequency]:
        """The problems that reports state, that of most units first."""
        return sorted(self.problems.values(), key=lambda one: (-len(one.units), one.title))


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


def _by_code(findings: Iterable[Found]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {}
    for one in findings:
        if is_fault(one):
            found.setdefault(one.code, []).append(one)
    return found


def _gravity(severity: str) -> int:
    return [*Severity].index(Severity(severity))


def _count(
    found: dict[tuple[str, ...], Loss], key: tuple[str, ...], weight: Decimal, points: Decimal
) -> None:
    kept = found.setdefault(key, Loss())
    kept.rows += 1
    kept.weight += weight
    kept.points += points


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
