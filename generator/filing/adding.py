"""Adds figures of which some may be missing: the one place that says what then becomes of a sum."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Amount = Decimal | None


def sum_of_known(figures: Iterable[Amount]) -> Amount:
    """Add up what was filled in; None where nothing was, for nothing filled in is no 0."""
    known = [figure for figure in figures if figure is not None]
    return sum(known, Decimal(0)) if known else None


def sum_if_complete(figures: Iterable[Amount]) -> Amount:
    """Add up figures that are worth nothing with a gap; None where one of them is missing."""
    listed = tuple(figures)
    lacking = any(figure is None for figure in listed)  # unlike ``in`` no comparison of Decimals
    return None if lacking else sum_of_known(listed)
