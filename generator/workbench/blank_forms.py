"""The blank filings of forms, by which a page knows what is asked for and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.authoring.blank_filing import blank_text
from generator.authoring.changed_data import at
from generator.authoring.form_schema import form_schema
from generator.file_stamp import kept
from generator.reading import read_tree_text
from generator.scoring.standards import standards_of
from generator.structs import Struct
from generator.workbench.field_shapes import Shapes

if TYPE_CHECKING:
    from generator.authoring.changed_data import Plain
    from generator.reading import Tree
    from generator.reading.path import Path
    from generator.scoring import Standards
    from generator.workspace import Workspace

NOTE = patterns.compile(r"(?:^|\s)#\s*(.*)$")
OWN_TABLE = "绩效指标"


class BlankForm:
    """One blank filing: its data, and the words beside its keys; all items of a list are alike."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._noted: dict[Path, str] = {}

    @property
    def data(self) -> Plain:
        """What it holds: keys with nothing under them."""
        return self._tree.data

    def note(self, path: Path) -> str:
        """Return what is said beside a key that begins its line, '' where nothing is."""
        like = _like(path)
        if like not in self._noted:
            self._noted[like] = self._said(like)
        return self._noted[like]

    def _said(self, path: Path) -> str:
        holder = at(self.data, path[:-1]) if path else None
        if not isinstance(holder, dict) or path[-1] not in holder:
            return ""
        place = self._tree.position(*path, of="key")
        line = self._tree.source.lines[place.line - 1]
        if line[: place.column - 1].strip(" -"):
            return ""
        found = NOTE.search(line, place.column - 1 + place.length)
        return found[1] if found else ""

    def rows(self, path: Path) -> list[Plain]:
        """Return the rows that stand for those of a group of indicators that it does not name."""
        if OWN_TABLE not in path:
            return []
        above = path[: path.index(OWN_TABLE) + 1]
        return _first_list(at(self.data, _like(above)))


def _like(path: Path) -> Path:
    return tuple(0 if isinstance(step, int) else step for step in path)


def _first_list(value: Plain) -> list[Plain]:
    if isinstance(value, list):
        return value
    inner = value.values() if isinstance(value, dict) else ()
    return next((found for one in inner if (found := _first_list(one))), [])


class Asking(Struct, frozen=True):
    """What a form asks for: its standards, the shapes of its schema, its blank filing."""

    standards: Standards
    shapes: Shapes
    blank: BlankForm

    @property
    def offered(self) -> tuple[str, ...]:
        """What a blank filing only shows in comments: of which there may be several, or none."""
        form = self.standards.form
        if form.declares:
            return ("任务",)
        return ("任务", "问题") if form.wording else ()

    def order(self, path: Path, data: Plain) -> tuple[str, ...]:
        """Return the keys of a record in the order that a blank filing, or the model, has them."""
        node, shape = self.shapes.root, self.shapes.chosen(self.shapes.root, data)
        for taken, step in enumerate(path, start=1):
            below = shape.items if isinstance(step, int) else shape.fields.get(step, shape.others)
            node = below or {}
            shape = self.shapes.chosen(
                node, at(data, path[:taken]), at(self.blank.data, _like(path))
            )
        asked = at(self.blank.data, _like(path)) or next(iter(self.blank.rows(path)), None)
        keys = [*asked] if isinstance(asked, dict) else []
        return tuple(dict.fromkeys((*keys, *shape.fields) if path else (*shape.fields, *keys)))


@kept
def asking_of(workspace: Workspace, form: str) -> Asking | None:
    """Return what the form of that name asks for; None where there is no such form."""
    standards = standards_of(workspace, form).value
    if standards is None:
        return None
    text = blank_text(standards, form, None, None, workspace)
    tree = read_tree_text(text, name="").value
    if tree is None:
        return None
    return Asking(standards, Shapes(form_schema(standards, form)), BlankForm(tree))
