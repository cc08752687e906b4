"""Tells whether two documents say the same: texts, names, targets."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from generator.filing.bare_text import bare_text
from generator.filing.measure import read_target, row_kind
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.filing import IndicatorRow

RENAMED = 0.5  # share of common characters from which a new name is taken for the old one changed


def same_text(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but width, spacing and punctuation."""
    return bare_text(one) == bare_text(other)


def likeness(one: str, other: str, least: float) -> float:
    """Return the share of common characters, 0 where it is less than what is asked for.

    Two texts cannot have more in common than the characters that are in both: counting them
    costs little, and mostly it is enough.
    """
    both = len(one) + len(other)
    if not both:
        return 1.0
    common = sum(min(one.count(sign), other.count(sign)) for sign in set(one))
    if 2 * common < least * both:
        return 0.0
    ratio = SequenceMatcher(None, one, other).ratio()
    return ratio if ratio >= least else 0.0


def runs_of(text: str, length: int) -> set[str]:
    """Return every run of so many characters in a text: what two texts share begins with one."""
    return {text[at : at + length] for at in range(len(text) - length + 1)}


def same_target(one: str, other: str, row: IndicatorRow, year: int) -> bool:
    """Tell whether two targets of a row ask the same: 20万人 and ≥200000人 do."""
    if same_text(one, other):
        return True
    first, second = (_demand(text, row, year) for text in (one, other))
    return first is not None and first == second


def _demand(text: str, row: IndicatorRow, year: int) -> tuple[object, ...] | None:
    """Return what a target asks for; None where no single measure can be read from it."""
    kind = row_kind(row.group, row.subgroup, row.indicator.name)
    sign, unit = row.indicator.op or "", row.indicator.unit or ""
    measure = read_target(text, row=kind, year=year, unit=unit, comparator=sign).single
    if measure is None:
        return None
    return (
        measure.comparator,
        measure.value,
        measure.upper,
        measure.date,
        measure.unit,
        measure.is_change,
        measure.note,
    )


class Match(Struct, frozen=True):
    """An indicator as declared and as assessed; one of the two is None where it has no partner."""

    declared: IndicatorRow | None
    own: IndicatorRow | None


def match_rows(declared: Sequence[IndicatorRow], own: Sequence[IndicatorRow]) -> list[Match]:
    """Pair indicators by name; of those left over, the likest of a subgroup are one renamed."""
    rest, lone, found = list(own), [], []
    for row in declared:
        alike = [one for one in rest if _same_name(row, one)]
        here = (one for one in alike if (one.goal, one.path) == (row.goal, row.path))
        partner = next(here, next(iter(alike), None))
        if partner is None:
            lone.append(row)
            continue
        rest.remove(partner)
        found.append(Match(row, partner))
    for row in lone:
        renamed = _likest(row, rest)
        if renamed is not None:
            rest.remove(renamed)
        found.append(Match(row, renamed))
    return [*found, *(Match(None, row) for row in rest)]


def _same_name(one: IndicatorRow, other: IndicatorRow) -> bool:
    return same_text(one.indicator.name, other.indicator.name)


def _likest(row: IndicatorRow, candidates: Sequence[IndicatorRow]) -> IndicatorRow | None:
    """Return the indicator of the same subgroup whose name is nearest, if it is near at all."""
    near = [
        (likeness(row.indicator.name, one.indicator.name, RENAMED), place)
        for place, one in enumerate(candidates)
        if same_text(row.subgroup, one.subgroup)
    ]
    ratio, place = max(near, default=(0.0, 0))
    return candidates[place] if ratio >= RENAMED else None
