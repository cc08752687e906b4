"""The filing while it is read: values under their keys, each with the place it came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.intake.labels import plain
from generator.structs import Struct, field

if TYPE_CHECKING:
    from generator.diagnostics import Position


class Entry(Struct, frozen=True):
    """A value and where it was read."""

    text: str
    place: Position


LONGEST_KEY = 60  # characters; YAML takes no longer name, and nobody means one
LONGEST_SHOWN = 30

Tree = dict[str, "Entry | Tree | list[Entry | Tree]"]


class Row(Struct):
    """An indicator: its levels, its columns, the table it was read from."""

    group: Entry | None
    subgroup: Entry | None
    values: dict[str, Entry]
    table: str

    @property
    def name(self) -> str:
        """The name of the indicator."""
        return self.values["三级指标"].text


class Subject(Struct):
    """What an assessment is of: a project by its name, or the whole unit."""

    tree: Tree = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The project's name, '' where there is none."""
        entry = self.tree.get("名称")
        return entry.text if isinstance(entry, Entry) else ""


class Draft(Struct):
    """All that was read of one unit and year, and what is to be said of the reading."""

    tree: Tree = field(default_factory=dict)
    department: Subject | None = None
    projects: list[Subject] = field(default_factory=list)
    parts: list[Entry | Tree] = field(default_factory=list)
    declares: bool = False
    converted: bool = False  # amounts that stood in another unit have other digits now
    said: list[Diagnostic] = field(default_factory=list)

    def put(self, tree: Tree, path: tuple[str, ...], text: str, place: Position) -> None:
        """Keep a value; the first one stays, and one that differs from it is said."""
        if not all(0 < len(step) <= LONGEST_KEY for step in path):
            self.leave(text, place)
            return
        *above, last = path
        for step in above:
            below = tree.setdefault(step, {})
            if not isinstance(below, dict):
                return
            tree = below
        before = tree.setdefault(last, Entry(text, place))
        if isinstance(before, Entry) and not _same(before.text, text):
            facts = {"key": "的".join(path), "value": short(text), "before": short(before.text)}
            self.said.append(Diagnostic("D04", facts, place, (("另一处", before.place),)))

    def leave(self, text: str, place: Position) -> None:
        """Say that something was not understood."""
        self.said.append(Diagnostic("D02", {"text": short(text)}, place))

    def project(self, name: str, place: Position) -> Subject:
        """Return the project of a name, a new one where it was not read of before."""
        found = next((one for one in self.projects if plain(one.name) == plain(name)), None)
        if found is None:
            found = Subject({"名称": Entry(name, place)})
            self.projects.append(found)
        return found

    def whole(self) -> Subject:
        """Return the assessment of the whole unit."""
        self.department = self.department or Subject()
        return self.department

    def value(self, *path: str) -> str:
        """Return what was read under a path, '' where there is nothing."""
        found: object = self.tree
        for step in path:
            found = found.get(step) if isinstance(found, dict) else None
        return found.text if isinstance(found, Entry) else ""


def add_row(draft: Draft, subject: Subject, row: Row) -> None:
    """Keep an indicator; one that another table already brought is compared with it."""
    for before in subject.rows:
        if before.table != row.table and plain(before.name) == plain(row.name):
            for key, entry in row.values.items():
                draft.put(before.values, (key,), entry.text, entry.place)  # type: ignore[arg-type]
            return
    subject.rows.append(row)


def _same(one: str, other: str) -> bool:
    """Tell whether two texts say the same: white space and the zeros behind a point do not."""
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    folded = "".join(text.split())
    if folded.replace(".", "", 1).isdigit() and "." in folded:
        return folded.rstrip("0").rstrip(".")
    return folded


def short(text: str) -> str:
    """Return a text as messages quote it: on one line, its end left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_SHOWN else f"{line[:LONGEST_SHOWN]}…"
