"""Where a unit's documents go, foretold from a look at its file, and whose folder is whose."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.batch.glimpse import glimpse
from generator.diagnostics import Diagnostic, Position
from generator.document import safe_name
from generator.forms import find_form
from generator.reading import read_tree
from generator.structs import Struct, field
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from generator.batch.result import Options

ASSESSED, DECLARED = "自评", "申报"
SPECIAL = "&*!|>%@`"  # what a value begins with that means something to YAML


def target_folder(path: Path, options: Options) -> Path | None:
    """Foretell where a file's documents go without reading it whole; None if it does not say."""
    tree = read_tree(path).value
    data = tree.data if tree is not None else None
    unit = data.get("单位") if isinstance(data, dict) else None
    if not isinstance(data, dict) or not isinstance(unit, dict):
        return None
    return foretold(path, options, data.get("年度"), unit.get("名称"), data.get("套表"))


def foretold(
    path: Path, options: Options, year: object, name: object, form_name: object
) -> Path | None:
    """Return the folder for what a file seems to say of itself, None where it says too little."""
    if not isinstance(year, str) or not isinstance(name, str):
        return None
    asked = options.form or form_name
    form = find_form(Workspace.around(path), asked).value if isinstance(asked, str) else None
    return folder_of(options.output, year, name, form.kind if form else ASSESSED)


def folder_of(output: Path, year: str, unit: str, kind: str) -> Path:
    """Return <output>/<年度>/<单位>; a declaration of targets has the folder 申报 below it."""
    folder = output / safe_name(year) / safe_name(unit)
    return folder / kind if kind == DECLARED else folder


def collisions(folders: Sequence[tuple[Path, Path | None]]) -> list[Diagnostic]:
    """Return a diagnostic for every two files whose documents would overwrite each other."""
    claims = Claims()
    clashes = (claims.claim(path, folder) for path, folder in folders if folder is not None)
    return [clash for clash in clashes if clash is not None]


class Claims(Struct):
    """Which file's documents go into which folder: no two files have one."""

    holders: dict[str, Path] = field(default_factory=dict)
    granted: dict[Path, Path] = field(default_factory=dict)

    def claim(self, path: Path, folder: Path) -> Diagnostic | None:
        """Give a folder to a file, and take back what it had; or say whose the folder is."""
        first = self.holders.setdefault(_key(folder), path)
        if first is not path and first != path:
            facts = {"first": str(first), "second": str(path), "path": str(folder)}
            return Diagnostic("O01", facts, Position(file=str(path)))
        before = self.granted.get(path)
        if before is not None and _key(before) != _key(folder):
            del self.holders[_key(before)]
        self.granted[path] = folder
        return None

    def is_held(self, folder: Path) -> bool:
        """Tell whether a folder was given to any file."""
        return _key(folder) in self.holders

    def claim_all(self, paths: Sequence[Path], options: Options) -> list[Diagnostic]:
        """Give all files their folders by a look at their heads; of two alike, read whole."""
        seen = [(path, _at_a_glance(path, options)) for path in paths]
        counts = Counter(_key(folder) for _, folder in seen if folder is not None)
        said = []
        for path, glanced in seen:
            doubtful = glanced is not None and counts[_key(glanced)] > 1
            folder = target_folder(path, options) if doubtful else glanced
            clash = None if folder is None else self.claim(path, folder)
            said += [clash] if clash else []
        return said


def _key(folder: Path) -> str:
    return str(folder).casefold()


def _at_a_glance(path: Path, options: Options) -> Path | None:
    """Foretell a folder from the head of a file; what is written in a special way is read."""
    seen = glimpse(path)
    if seen.unit is None or seen.year is None or seen.unit[0] in SPECIAL:
        return target_folder(path, options)
    asked = options.form or seen.form
    kind = _kind(path.parent, asked) if asked else ASSESSED
    return folder_of(options.output, seen.year, seen.unit, kind)


@lru_cache(maxsize=1024)
def _kind(folder: Path, form: str) -> str:
    """Return the kind of a form; saving judges by the form as it is then."""
    found = find_form(Workspace.around(folder), form).value
    return found.kind if found else ASSESSED
