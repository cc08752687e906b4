"""Writes a letter for every unit that has something to mend; nobody else's file is touched."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from generator.batch.kept_documents import fingerprint_at, put
from generator.diagnostics import Severity, unique, worst
from generator.document import Document, free_document, safe_name
from generator.document.free_document import FreePlan
from generator.document.package.properties import Properties
from generator.letters.letter_names import letter_names
from generator.templating.allowance import Allowance, allowing
from generator.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from generator.document.free_document import Said
    from generator.letters.checked import Checked

LETTER: Final = FreePlan("意见单", "通用/意见单", ("意见单",))
TITLE: Final = "修改意见单"
TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)  # same findings, same bytes, whenever


def write_letters(checked: Iterable[Checked], folder: Path) -> tuple[list[Path], Said]:
    """Write the letters into a folder; return them, and what is to be said."""
    written: list[Path] = []
    said: Said = ()
    taken: set[str] = set()
    for files in _by_unit(one for one in checked if one.faults):
        data, troubles = _letter(files)
        said += troubles
        if data is None:
            continue
        target, troubles = put(Document(_name(files[0], taken), data), folder, force=False)
        said += troubles
        written += [] if worst(troubles) is Severity.ERROR else [target]
    return written, unique(said)


def earlier_letters(folder: Path, written: Sequence[Path]) -> list[Path]:
    """Return letters of ours that an earlier run has left in the folder."""
    found = sorted(folder.glob("*.docx")) if folder.is_dir() else []
    return [one for one in found if one not in written and TITLE in one.name and _is_ours(one)]


def _is_ours(path: Path) -> bool:
    return bool(fingerprint_at(path))


def _by_unit(checked: Iterable[Checked]) -> Iterator[list[Checked]]:
    """Put together the papers of a unit's year: one of each form, for two alike are two units'."""
    found: list[list[Checked]] = []
    last: dict[tuple[str, str], list[Checked]] = {}
    for one in checked:
        group = last.get((one.unit, one.year))
        if group is None or any(other.form == one.form for other in group):
            group = last[one.unit, one.year] = []
            found.append(group)
        group.append(one)
    yield from found


def _name(first: Checked, taken: set[str]) -> str:
    """Name a letter so that no two of a run have one name on any system."""
    year = f"{first.year}年度" if first.year.isdigit() else ""
    number, name = 1, safe_name(f"{first.unit}{year}{TITLE}.docx")
    while name.casefold() in taken:
        number += 1
        name = safe_name(f"{first.unit}{year}{TITLE}（{number}）.docx")
    taken.add(name.casefold())
    return name


def _letter(files: Sequence[Checked]) -> tuple[bytes | None, Said]:
    unit = files[0].unit
    names = letter_names(unit, files)
    about = Properties(title=f"{unit}{TITLE}", author="", created=TIME)
    mark = hashlib.blake2b(repr(names).encode(), digest_size=16).hexdigest()
    with allowing(Allowance()) as allowance:
        allowance.grow(sum(len(one.faults) for one in files))
        return free_document.make(LETTER, names, Workspace.around(files[0].file), about, mark)
