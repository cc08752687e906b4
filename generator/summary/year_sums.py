"""Sums over the units of a year, by pandas: how many, how much, with whom.

Rows come unit by unit and are added up in parts: what is kept are the sums and, of findings and
problems, a short row a unit each, never all rows that were read. Points stay the decimals that
they are: no sum is off by a digit.
"""

from __future__ import annotations

from decimal import Decimal
from sys import intern
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from generator import patterns
from generator.diagnostics import Severity
from generator.structs import Struct, field
from generator.summary.score_bands import band_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.summary.unit_rows import UnitRow

    Reduce = Callable[[pd.DataFrame], pd.DataFrame]

OWN_WORDS = patterns.compile("“[^”]*”(?:等[0-9]+项)?的?")
"""What a problem's title says of one unit's data: the same problem elsewhere has other data."""
NO_GRADE = "未定等级"
PART = 2_000  # rows that wait to be added up
LEVELS = ("form", "kind", "group", "subgroup")
INDICATOR = (*LEVELS, "name")
AMOUNTS = ("rows", "weight", "points")
DISTRIBUTED = ("kind", "name")
LINES = ("number", *INDICATOR, "weight", "points")
FOUND = ("number", "unit", "code", "title", "gravity")
STATED = ("number", "unit", "title")
GRAVITIES = tuple(map(str, Severity))


class Loss(NamedTuple):
    """What was lost in the rows of some levels, with how many units where those are counted."""

    levels: tuple[str, ...]
    units: int
    rows: int
    weight: Decimal
    points: Decimal
    lost: Decimal


class UnitFinding(NamedTuple):
    """What was found how often with one unit."""

    unit: str
    code: str
    title: str
    severity: str
    times: int


class Frequency(NamedTuple):
    """A fault, or a problem that has no code: how often it was found, with how many units."""

    code: str
    title: str
    severity: str
    times: int
    units: int


class Gathered(Struct):
    """Rows of columns with these names: ``reduce`` makes of many the few that are kept.

    ``combine`` makes one of several such parts.
    """

    columns: Sequence[str]
    reduce: Reduce
    combine: Reduce
    _waiting: list[tuple[object, ...]] = field(default_factory=list)
    _parts: list[pd.DataFrame] = field(default_factory=list)

    def extend(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Take in the rows of a unit; all of them are in one part."""
        self._waiting.extend(rows)
        if len(self._waiting) >= PART:
            self._reduce()

    def _reduce(self) -> None:
        rows = pd.DataFrame.from_records(self._waiting, columns=[*self.columns])
        self._parts.append(self.reduce(rows))
        self._waiting = []

    @property
    def whole(self) -> pd.DataFrame:
        """What all rows come to."""
        if self._waiting or not self._parts:
            self._reduce()
        if len(self._parts) > 1:
            self._parts = [self.combine(pd.concat(self._parts, ignore_index=True))]
        return self._parts[0]


class YearSums:
    """Takes in the units of a year; every sum follows from what was taken in."""

    def __init__(self) -> None:
        self._units = 0
        self._grades = Gathered(DISTRIBUTED, _counted, _sum_by(DISTRIBUTED))
        self._bands = Gathered(DISTRIBUTED, _counted, _sum_by(DISTRIBUTED))
        self._groups = Gathered(LINES, _all_lines, _sum_by(LEVELS))
        self._losses = Gathered(LINES, _lines_with_loss, _sum_by(INDICATOR))
        self._findings = Gathered(FOUND, _counted_findings, _as_they_are)
        self._problems = Gathered(STATED, _as_they_are, _as_they_are)

    def add(self, row: UnitRow) -> None:
        """Take in a unit."""
        number, self._units = self._units, self._units + 1
        scored = [(one.kind, one.grade, one.points) for one in row.assessed]
        known = [(kind, grade, points) for kind, grade, points in scored if points is not None]
        self._grades.extend((kind, grade or NO_GRADE) for kind, grade, _ in known)
        self._bands.extend((kind, band_of(points)) for kind, _, points in known)
        lines = [(number, *line) for line in _lines(row)]
        self._groups.extend(lines)
        self._losses.extend(lines)
        self._findings.extend(
            (number, row.unit, one.code, one.title, GRAVITIES.index(one.severity))
            for one in row.findings
        )
        titles = dict.fromkeys(intern(OWN_WORDS.sub("", one)) for one in row.problems)
        self._problems.extend((number, row.unit, one) for one in titles)

    @property
    def grades(self) -> pd.DataFrame:
        """How many have each grade (down), of each kind (across)."""
        return _crossed(self._grades.whole)

    @property
    def bands(self) -> pd.DataFrame:
        """How many have their score in each band (down), of each kind (across)."""
        return _crossed(self._bands.whole)

    @property
    def groups(self) -> list[Loss]:
        """What was lost in the rows of each group of indicators, the most first."""
        return _by_loss(self._groups.whole.assign(units=0), LEVELS)

    @property
    def losses(self) -> list[Loss]:
        """What was lost by each indicator, the most first: only rows with a loss are counted."""
        return _by_loss(self._losses.whole, INDICATOR)

    @property
    def by_unit(self) -> Iterator[UnitFinding]:
        """The findings of each unit by code, the gravest first; what is only a remark too."""
        found = self._findings.whole.sort_values(["number", "gravity", "code"], kind="stable")
        columns = ["unit", "code", "title", "gravity", "times"]
        for unit, code, title, gravity, times in _rows(found, columns):
            yield UnitFinding(unit, code, title, GRAVITIES[gravity], times)

    @property
    def by_code(self) -> list[Frequency]:
        """The faults by their codes, that of most units first; the gravest of each counts."""
        found = self._faults.groupby("code", sort=False, as_index=False).agg(
            title=("title", "first"),
            gravity=("gravity", "min"),
            times=("times", "sum"),
            units=("number", "nunique"),
        )
        found = found.sort_values(["units", "times", "code"], ascending=[False, False, True])
        return [
            Frequency(code, title, GRAVITIES[gravity], times, units)
            for code, title, gravity, times, units in _rows(found, [*found.columns])
        ]

    @property
    def problems(self) -> list[Frequency]:
        """The problems that reports state, that of most units first."""
        stated = self._problems.whole.groupby("title", sort=False, as_index=False)
        found = stated.agg(units=("number", "size"))
        found = found.sort_values(["units", "title"], ascending=[False, True])
        return [
            Frequency("", title, "", units, units)
            for title, units in _rows(found, [*found.columns])
        ]

    def units_with(self, code: str) -> list[str]:
        """Return the names of the units with a fault."""
        faults = self._faults
        return [*faults.loc[faults["code"] == code, "unit"].unique()]

    def units_stating(self, title: str) -> list[str]:
        """Return the names of the units whose reports state a problem."""
        stated = self._problems.whole
        return [*stated.loc[stated["title"] == title, "unit"].unique()]

    @property
    def _faults(self) -> pd.DataFrame:
        """What has to be mended, without what is only worth knowing."""
        found = self._findings.whole
        return found[found["gravity"] != GRAVITIES.index(Severity.INFO)]


def _lines(row: UnitRow) -> Iterator[tuple[object, ...]]:
    """Yield the scored rows of a unit that have both weight and points."""
    for one in row.assessed:
        for line in one.rows:
            if line.weight and line.points:
                levels = (row.form, one.kind, line.group, line.subgroup, line.name)
                yield (*levels, Decimal(line.weight), Decimal(line.points))


def _counted(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.groupby([*DISTRIBUTED], sort=False).size().reset_index(name="times")


def _counted_findings(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.groupby([*FOUND], sort=False).size().reset_index(name="times")


def _all_lines(rows: pd.DataFrame) -> pd.DataFrame:
    return _amounts(rows, LEVELS)


def _amounts(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    return rows.groupby([*keys], sort=False, as_index=False).agg(
        rows=("weight", "size"), weight=("weight", "sum"), points=("points", "sum")
    )


def _lines_with_loss(rows: pd.DataFrame) -> pd.DataFrame:
    """Add up the rows that lost points, and count whose they are."""
    by_unit = _amounts(rows[rows["points"] < rows["weight"]], ("number", *INDICATOR))
    return _sum_by(INDICATOR)(by_unit.drop(columns="number").assign(units=1))


def _sum_by(keys: Sequence[str]) -> Reduce:
    def reduce(parts: pd.DataFrame) -> pd.DataFrame:
        return parts.groupby([*keys], sort=False, as_index=False).sum()

    return reduce


def _as_they_are(rows: pd.DataFrame) -> pd.DataFrame:
    return rows


def _by_loss(sums: pd.DataFrame, keys: Sequence[str]) -> list[Loss]:
    lost = sums.assign(lost=sums["weight"] - sums["points"])
    lost = lost.sort_values(["lost", *keys], ascending=[False, *(True for _ in keys)])
    numbers = ["units", *AMOUNTS, "lost"]
    return [Loss(row[: len(keys)], *row[len(keys) :]) for row in _rows(lost, [*keys, *numbers])]


def _rows(frame: pd.DataFrame, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Walk the rows of a table; whole numbers become Python's own."""
    return frame[[*columns]].itertuples(index=False, name=None)


def _crossed(counts: pd.DataFrame) -> pd.DataFrame:
    return counts.pivot_table(
        index="name", columns="kind", values="times", aggfunc="sum", fill_value=0
    )
