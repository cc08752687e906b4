"""The unit's other filings that one is compared with: its declaration, and last year's.

They are found by name, never by a search: a run over ten thousand units asks only whether a few
files exist beside each. Of a file ``inputs/2022/某某中心.yaml`` the declaration of the same year
lies in the same folder, last year's filing in the same place below ``inputs/2021``; each is called
by the unit's name or by this file's, alone or with -申报 or -自评 behind it. What a file is, its
form says; a file of another unit or year is none.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Diagnostic, Position
from generator.filing.read import read_filing
from generator.forms import find_form
from generator.structs import Struct
from generator.workspace import is_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing.filing import Filing
    from generator.workspace import Workspace

UNUSABLE = "C13"
ROLES = ("", "-申报", "-自评")
SUFFIXES = (".yaml", ".yml")
ROLE = patterns.compile("-(?:申报|自评)$")


class Companions(Struct, frozen=True):
    """The declaration of the same year and the self-assessment of the year before, if any.

    ``diagnostics`` name the files that are there but cannot be used.
    """

    declaration: Filing | None = None
    previous: Filing | None = None
    diagnostics: tuple[Diagnostic, ...] = ()


def find_companions(path: Path, filing: Filing, kind: str, workspace: Workspace) -> Companions:
    """Find what a filing is compared with; a declaration itself (``kind``) has only last year's."""
    said: list[Diagnostic] = []
    beside = path.parent if kind == "自评" else None
    before = _last_year(path.parent, filing.year)
    declaration = _find(beside, "申报", (path, filing, filing.year), workspace, said)
    previous = _find(before, "自评", (path, filing, filing.year - 1), workspace, said)
    return Companions(declaration, previous, tuple(said))


def _find(
    folder: Path | None,
    kind: str,
    sought: tuple[Path, Filing, int],
    workspace: Workspace,
    said: list[Diagnostic],
) -> Filing | None:
    """Return the first filing of that kind in a folder; unusable files are said."""
    path, filing, year = sought
    for candidate in _candidates(folder, path, filing.unit.name):
        other = read_filing(candidate, workspace).value
        form = find_form(workspace, other.form).value if other else None
        if other is None or form is None:
            place = filing.position("年度")
            shown = str(Position(file=str(candidate)))
            said.append(Diagnostic(UNUSABLE, {"path": shown}, place))
        elif (form.kind, other.year, other.unit.name) == (kind, year, filing.unit.name):
            return other
    return None


def likely_companions(path: Path, unit: str, year: str) -> Iterator[Path]:
    """Yield the files that a filing may be compared with, by what it seems to say of itself."""
    yield from _candidates(path.parent, path, unit)
    if year.isdecimal():
        yield from _candidates(_last_year(path.parent, int(year)), path, unit)


def _candidates(folder: Path | None, path: Path, unit: str) -> Iterator[Path]:
    """Yield the files that may be meant and exist, the file itself left out."""
    if folder is None:
        return
    stems = dict.fromkeys((ROLE.sub("", path.stem), unit))
    for stem in filter(_is_stem, stems):
        for name in (f"{stem}{role}{suffix}" for role in ROLES for suffix in SUFFIXES):
            if is_file(f"{folder}{os.sep}{name}") and (candidate := folder / name) != path:
                yield candidate


def _is_stem(text: str) -> bool:
    """Tell what a file can be called from what leads into another folder."""
    name = f"{text}{SUFFIXES[0]}"
    return PurePath(name).name == name


def _last_year(folder: Path, year: int) -> Path | None:
    """Return the folder of last year's files: the nearest part named by the year changes."""
    parts = folder.parts
    for place in range(len(parts) - 1, -1, -1):
        if parts[place] == str(year):
            return Path(*parts[:place], str(year - 1), *parts[place + 1 :])
    return None
