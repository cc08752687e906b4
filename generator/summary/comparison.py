"""A year beside the one before: the units that both have, and how their scores moved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.structs import Struct
from generator.summary.averages import mean_of, mean_points

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from generator.summary.year_figures import Standing, YearFigures


class Moved(NamedTuple):
    """A unit that has a score in both years."""

    unit: str
    points: Decimal
    before: Decimal

    @property
    def change(self) -> Decimal:
        """By how many points it is better."""
        return self.points - self.before


class Comparison(Struct, frozen=True):
    """Two years side by side; ``moved`` are the units scored in both, the best moved first."""

    moved: tuple[Moved, ...]
    new: int
    gone: int
    points: Decimal | None
    rate: Decimal | None
    units: int

    @property
    def by_unit(self) -> dict[str, Moved]:
        """The units scored in both years, by their names."""
        return {one.unit: one for one in self.moved}


def compared(year: YearFigures, before: YearFigures) -> Comparison:
    """Put two years side by side; units are the same where their names are."""
    old, now = _by_name(before.standings), _by_name(year.standings)
    scored = {name: one.points for name, one in old.items() if one.points is not None}
    moved = [
        Moved(name, one.points, scored[name])
        for name, one in now.items()
        if name in scored and one.points is not None
    ]
    return Comparison(
        tuple(sorted(moved, key=lambda one: (-one.change, one.unit))),
        len(now.keys() - old.keys()),
        len(old.keys() - now.keys()),
        mean_points(one.points for one in before.scored if one.points is not None),
        mean_of(one.rate for one in before.standings if one.rate is not None),
        len(old),
    )


def _by_name(standings: Iterable[Standing]) -> dict[str, Standing]:
    """Return the units by name; of several papers of one unit that which has a score."""
    found: dict[str, Standing] = {}
    for one in standings:
        if one.unit not in found or found[one.unit].points is None:
            found[one.unit] = one
    return found
