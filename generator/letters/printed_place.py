"""Where a finding stands: in the papers that the unit knows, and in the file that it filled in."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.document.places_used import places_of_papers
from generator.forms import find_form
from generator.reading import read_tree
from generator.reading.tree_places import named_path, path_at
from generator.workspace import Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic, Position
    from generator.reading import Tree

ARROW = " → "
MOST_PAPERS = 3


class Places:
    """The places of one filing, as its papers and its file have them."""

    def __init__(self, file: Path, form: str | None) -> None:
        self._file = file
        self._tree: Tree | None = read_tree(file).value
        workspace = Workspace.around(file)
        self._papers = _papers(workspace, form) if form else ()

    def in_file(self, one: Diagnostic) -> str:
        """Say in which line a finding stands; '' where it has none, or is of another file."""
        place = one.position
        if place is None or not self._is_here(place):
            return ""
        return f"第{place.line}行" if place.line else place.place

    def in_data(self, one: Diagnostic) -> str:
        """Name the keys that lead to a finding, rows by their names; '' where nothing does."""
        path = self._path(one)
        if self._tree is None or not path:
            return ""
        return named_path(self._tree, path).replace(" / ", ARROW)

    def on_paper(self, one: Diagnostic) -> list[str]:
        """Return the titles of the papers that print what a finding is about, or what holds it."""
        keys = tuple(str(step) for step in self._path(one) if isinstance(step, str))
        return [title for title, places in self._papers if _prints(places, keys)][:MOST_PAPERS]

    def _path(self, one: Diagnostic) -> tuple[str | int, ...]:
        place = one.position
        if self._tree is None or place is None or not place.line or not self._is_here(place):
            return ()
        return tuple(path_at(self._tree, place))

    def _is_here(self, place: Position) -> bool:
        return place.file == str(self._file)


def _prints(places: frozenset[tuple[str, ...]], keys: tuple[str, ...]) -> bool:
    """Tell whether a paper prints a value, or anything of the record that it is.

    A table's levels are keys of a filing and no steps of a name: what is printed may skip some.
    """
    return bool(keys) and any(
        _within(place, keys) or place[: len(keys)] == keys for place in places
    )


def _within(place: tuple[str, ...], keys: tuple[str, ...]) -> bool:
    """Tell whether the steps of a place are found in keys in that order, both ends alike."""
    if place[0] != keys[0] or place[-1] != keys[-1]:
        return False
    rest = iter(keys)
    return all(step in rest for step in place)


@lru_cache(maxsize=64)
def _papers(workspace: Workspace, form: str) -> tuple[tuple[str, frozenset[tuple[str, ...]]], ...]:
    found = find_form(workspace, form).value
    return () if found is None else places_of_papers(found, workspace)
