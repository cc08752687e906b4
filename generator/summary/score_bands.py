"""Scores in bands: what stands below 60 is one, above it five points make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

LOWEST, FULL, STEP = 60, 100, 5
BELOW, ABOVE = f"{LOWEST}以下", f"{FULL}以上"
_STARTS = range(LOWEST, FULL, STEP)
BANDS = (BELOW, *(f"{one}—{one + STEP}" for one in _STARTS))
"""All bands, the lowest first. Each holds its lower end; the last holds full marks too."""


def band_of(points: Decimal) -> str:
    """Return the band that points lie in."""
    if points < LOWEST:
        return BELOW
    if points > FULL:
        return ABOVE
    step = min(int((points - LOWEST) // STEP), len(_STARTS) - 1)
    return BANDS[1 + step]


def bands_with(*, above: bool) -> tuple[str, ...]:
    """Return the bands; that above full marks only where there is anything in it."""
    return (*BANDS, ABOVE) if above else BANDS
