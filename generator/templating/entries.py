"""Entries whose names the unit chooses: expenses, results of the year, materials, spending."""

from __future__ import annotations


class Entries(dict[str, object]):
    """A mapping of free names: one that is not there was not filled in, it is no unknown name."""

    __slots__ = ()
