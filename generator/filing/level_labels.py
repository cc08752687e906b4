"""The names of groups and subgroups as printed: some bear their points, 产出指标（50分）."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from generator import patterns

_LABEL = patterns.compile(r"\s*[（(]\s*(?P<points>[0-9]{1,3}(?:\.[0-9]+)?)\s*分\s*[）)]\s*$")


@lru_cache(maxsize=1024)
def bare_name(printed: str) -> str:
    """Return the name of a group without the points behind it."""
    return _LABEL.sub("", printed)


@lru_cache(maxsize=1024)
def labelled_points(printed: str) -> Decimal | None:
    """Return the points that a name bears, None where it bears none."""
    found = _LABEL.search(printed)
    return Decimal(found["points"]) if found else None
