"""A filing with its certain mistakes mended: each edit is tried and kept only if it does just that.

Edits are made in the text itself, so comments, order and spelling of all else stay. An edit is kept
if nothing but its own value is changed by it, its finding is gone, and every other is as before.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from generator.authoring.certain_edits import edit_for
from generator.pipeline import check
from generator.reading import read_tree_text
from generator.reading.tree_places import path_at
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from generator.authoring.certain_edits import Edit
    from generator.diagnostics import Diagnostic
    from generator.diagnostics.selection import Selection
    from generator.reading import Tree
    from generator.reading.path import Path as Steps
    from generator.reading.tree import Value
    from generator.workspace import Workspace

MISSING, FOLLOWING = "S01", frozenset({"S11", "P14"})
Name: TypeAlias = "tuple[object, ...]"


class Fixed(Struct, frozen=True):
    """The text of a filing after its fixes, the findings mended, and those that are left."""

    text: str
    mended: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


class Fixer:
    """Checks texts as if they stood in one file."""

    def __init__(self, path: Path, workspace: Workspace, form: str | None) -> None:
        self._path, self._workspace, self._form = path, workspace, form

    def fixed(self, text: str, selection: Selection) -> Fixed:
        """Mend what is certain, one finding at a time; a text that is not understood stays."""
        state, mended = self.look(text), []
        for name, _ in state.named if state.usable else ():
            one = next((one for same, one in state.named if same == name), None)
            after = self.after(state, one) if one and selection.keeps(one) else None
            if one is not None and after is not None:
                state = after
                mended.append(one)
        return Fixed(state.text, tuple(mended), tuple(one for _, one in state.named))

    def look(self, text: str) -> State:
        """Return a text with what is found in it."""
        checked = check(self._path, self._workspace, form=self._form, text=text)
        tree = read_tree_text(text, name=str(self._path)).value
        usable = checked.case is not None and tree is not None and tree.source.text == text
        return State(text, tree, tuple(_named(checked.diagnostics, tree)), usable)

    def after(self, before: State, one: Diagnostic) -> State | None:
        """Return the state after a finding's edit, None where it has none or does anything else."""
        edit = edit_for(one, before.tree) if before.tree else None
        if edit is None or before.tree is None:
            return None
        text = edit.applied(before.text)
        tree = read_tree_text(text, name=str(self._path)).value
        if tree is None or not _alone(before.tree.data, tree.data, edit):
            return None
        after = self.look(text)
        gone, new = before.names - after.names, after.names - before.names
        own = _name(one, before.tree)
        surplus = [name for name in gone - Counter([own]) if not _follows(name, own)]
        return after if own in gone and not new and not surplus else None


def _follows(name: Name, own: Name) -> bool:
    """Tell whether a finding only says of the same empty value what comes of it."""
    return own[0] == MISSING and name[0] in FOLLOWING


class State(Struct, frozen=True):
    """A text with its tree and its findings, each under a name that has no line in it."""

    text: str
    tree: Tree | None
    named: tuple[tuple[Name, Diagnostic], ...]
    usable: bool

    @property
    def names(self) -> Counter[Name]:
        """The names of the findings; several may have the same."""
        return Counter(name for name, _ in self.named)


def _named(found: Iterable[Diagnostic], tree: Tree | None) -> Iterable[tuple[Name, Diagnostic]]:
    return ((_name(one, tree), one) for one in found)


def _name(one: Diagnostic, tree: Tree | None) -> Name:
    place: object = one.position and (one.position.file, one.position.place)
    if tree and one.position and one.position.line and one.position.file == tree.source.name:
        place = path_at(tree, one.position)
    return one.code, place, tuple(sorted(one.facts.items()))


def _alone(before: Value, after: Value, edit: Edit) -> bool:
    """Tell whether two trees differ at the edit's path and nowhere else."""
    return before != after and _differ_at(before, after, edit.path)


def _differ_at(before: Value, after: Value, path: Steps) -> bool:
    if not path:
        return not isinstance(before, dict | list) and isinstance(after, str)
    pairs: dict[str | int, tuple[Value, Value]]
    if isinstance(before, dict) and isinstance(after, dict):
        pairs = {key: (before[key], after.get(key)) for key in before}
        same = list(before) == list(after)
    elif isinstance(before, list) and isinstance(after, list):
        pairs = {**dict(enumerate(zip(before, after, strict=False)))}
        same = len(before) == len(after)
    else:
        return False
    others = all(one == other for step, (one, other) in pairs.items() if step != path[0])
    return same and others and path[0] in pairs and _differ_at(*pairs[path[0]], path[1:])
