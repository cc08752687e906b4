"""A baseline: findings of old data that are known and not shown again.

They are matched by code, by the place in the data (keys and names of rows, no line numbers) and by
their facts: a line more above changes nothing, another figure is another finding.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from generator.diagnostics import Audience, Diagnostic, Position
from generator.reading import read_tree
from generator.reading.files import read_bytes
from generator.reading.tree_places import named_path, path_at
from generator.saving import save
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.reading import Tree

VERSION = 1
KEYS = ("文件", "编号", "位置", "事实")
Known: TypeAlias = "tuple[str, str, str, tuple[tuple[str, str], ...]]"


class Sifted(Struct, frozen=True):
    """Findings that are new, how many are known, and how many known ones are there no more."""

    new: tuple[Diagnostic, ...]
    known: int
    gone: int


class Naming:
    """Gives findings the names by which a baseline beside ``file`` knows them."""

    def __init__(self, file: Path) -> None:
        self._folder = file.absolute().parent
        self._trees: dict[str, Tree | None] = {}

    def name(self, one: Diagnostic) -> Known:
        """Return the name of a finding; the same for two that cannot be told apart."""
        place = one.position
        file = self.file(Path(place.file)) if place else ""
        facts = ((name, value) for name, value in sorted(one.facts.items()) if name != "hint")
        return file, one.code, self._place(place) if place else "", tuple(facts)

    def file(self, path: Path) -> str:
        """Return a file as seen from the folder of the baseline, the same on every computer."""
        try:
            return Path(os.path.relpath(path.absolute(), self._folder)).as_posix()
        except ValueError:  # another drive
            return path.absolute().as_posix()

    def _place(self, place: Position) -> str:
        if place.place or not place.line:
            return place.place
        if place.file not in self._trees:
            self._trees[place.file] = read_tree(Path(place.file)).value
        tree = self._trees[place.file]
        return named_path(tree, path_at(tree, place)) if tree else place.excerpt


def read_baseline(file: Path) -> tuple[Counter[Known] | None, tuple[Diagnostic, ...]]:
    """Return the findings that a baseline knows, and what is wrong with it."""
    try:
        return _counted(json.loads(file.read_bytes())), ()
    except OSError:
        return None, read_bytes(file, str(file))[1]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None, (Diagnostic("O08", {}, Position(file=str(file))),)


def _counted(content: Mapping[str, object]) -> Counter[Known]:
    rows = content["意见"] if content["版本"] == VERSION else None
    if not isinstance(rows, list):
        raise TypeError("no baseline of this version")
    return Counter(_known(row) for row in rows)


def _known(row: Mapping[str, object]) -> Known:
    file, code, place, facts = (row[key] for key in KEYS)
    if not isinstance(facts, dict):
        raise TypeError("facts have names")
    return str(file), str(code), str(place), tuple(sorted(facts.items()))


def sift(
    found: Iterable[Diagnostic], known: Counter[Known], file: Path, checked: Iterable[Path]
) -> Sifted:
    """Tell new findings from known ones; each known one stands for one finding."""
    naming, left, new, count = Naming(file), Counter(known), [], 0
    for one in found:
        name = naming.name(one)
        if left[name] > 0 and _may_be_known(one):
            left[name] -= 1
            count += 1
        else:
            new.append(one)
    files = {naming.file(path) for path in checked}
    gone = sum(number for name, number in left.items() if name[0] in files)
    return Sifted(tuple(new), count, gone)


def write_baseline(
    found: Iterable[Diagnostic], old: Counter[Known], file: Path, checked: Iterable[Path]
) -> tuple[Diagnostic, ...]:
    """Write down what is found now, beside what is known of other files; return what hindered."""
    naming = Naming(file)
    files = {naming.file(path) for path in checked}
    others = [name for name in old.elements() if name[0] not in files]
    names = sorted([*others, *(naming.name(one) for one in found if _may_be_known(one))])
    rows = [dict(zip(KEYS, (*name[:3], dict(name[3])), strict=True)) for name in names]
    content = {"版本": VERSION, "意见": rows}
    return save(f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode(), file)


def _may_be_known(one: Diagnostic) -> bool:
    """Tell whether a finding can be old: a defect of the program never is."""
    return one.audience is not Audience.PROGRAM
