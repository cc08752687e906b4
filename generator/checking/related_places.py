"""The places that a finding names beside its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.diagnostics import Position


def known_places(
    told: Iterable[tuple[str, Position | None]],
) -> tuple[tuple[str, Position], ...]:
    """Return what was typed anywhere with its place; what was worked out has none."""
    return tuple((why, place) for why, place in told if place)
