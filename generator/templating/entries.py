"""Entries whose names the unit chooses: expenses, results of the year, materials, spending."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Entries(dict[str, object]):
    """A mapping of free names: one that is not there was not filled in, it is no unknown name."""

    __slots__ = ()


class Results(Entries):
    """Figures of the year: listed are those that tell what was done, ``apart`` serve another end.

    The findings library asks for figures to judge by, such as the month in which money came. They
    stand in one place with the results and can be named, but no list of results may hold them.
    """

    __slots__ = ("apart",)

    def __init__(self, given: Mapping[str, object], asked: Collection[str]) -> None:
        super().__init__({name: one for name, one in given.items() if name not in asked})
        self.apart = {name: one for name, one in given.items() if name in asked}

    def __missing__(self, name: str) -> object:
        return self.apart[name]

    def get(self, name: str, default: Any = None) -> Any:  # noqa: ANN401 - the signature of dict
        """Return a figure by its name, listed or not."""
        return super().get(name, self.apart.get(name, default))
