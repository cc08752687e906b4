"""What preparing a template has given, kept on disk: the next process need not prepare it again.

Preparing takes docxtpl and lxml and far longer than filling; what comes of it is text. It is kept
as JSON in the user's cache folder, under a name made of the template's bytes and of the programs
that prepared it, so that nothing kept is ever out of date. A file that is damaged, or made by other
hands, is prepared anew; a folder that cannot be written to is done without.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2.exceptions import TemplateError

from generator.document.package import archive
from generator.document.package.archive import Member
from generator.document.package.opened_package import Package
from generator.document.template.compiled import Compiled
from generator.document.template.jinja_source import Source
from generator.document.template.part import Part
from generator.document.template.places import Place
from generator.document.template.run_setting import Setting
from generator.document.template.styles import Style, Styles
from generator.document.template.tags import Tag
from generator.document.template.word_environment import environment
from generator.saving import save
from generator.structs import astuple
from generator.templating import sandbox

if TYPE_CHECKING:
    from collections.abc import Iterable

VARIABLE = "ZIPING_CACHE"  # a folder in place of the usual one, or one of these to keep nothing
OFF = frozenset({"off", "no", "0", "关"})
MOST_KEPT = 200  # templates; the oldest make room
BYTES = "latin-1"  # a letter for each byte: a member may be a file within the file
ROOMS = (Path(__file__).parent.parent, Path(sandbox.__file__).parent)  # document, templating
LIBRARIES = ("docxtpl", "jinja2", "lxml")
# What a file of other hands or another time raises when it is read.
DAMAGED = (
    *(OSError, ValueError, TypeError, KeyError, RecursionError),
    *(archive.BrokenArchiveError, archive.UnsafeArchiveError, TemplateError),
)


def recall(data: bytes) -> Compiled | None:
    """Return what was kept of a template of these bytes, None where there is nothing of use."""
    file = _file(data)
    if file is None or not file.is_file():
        return None
    try:
        checksum, _, text = file.read_text(encoding="utf-8").partition("\n")
        if checksum == _digest(text.encode()):
            return _compiled(json.loads(text), data)
    except DAMAGED:
        pass
    with suppress(OSError):
        file.unlink()
    return None


def keep(data: bytes, compiled: Compiled) -> None:
    """Keep what preparing a template of these bytes has given, if there is where to keep it.

    What else is wrong with the folder is nobody's trouble: the template is there.
    """
    file = _file(data)
    if file is None:
        return
    text = json.dumps(_kept(compiled, data), ensure_ascii=False, separators=(",", ":"))
    if not save(f"{_digest(text.encode())}\n{text}".encode(), file, new=True):
        _make_room(file.parent)


def folder() -> Path | None:
    """Return where prepared templates are kept, None where they are not to be."""
    named = os.environ.get(VARIABLE, "").strip()
    if named:
        return None if named.lower() in OFF else Path(named)
    try:
        return _usual() / "ziping" / "templates"
    except RuntimeError:  # nobody's home is known
        return None


def _usual() -> Path:
    """Return the folder in which a system's programs keep what they can do without."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _file(data: bytes) -> Path | None:
    place = folder()
    return None if place is None else place / f"{_digest(data, _makers())}.json"


@cache
def _makers() -> bytes:
    """Return what tells apart the programs that prepare templates: versions, and our own text."""
    versions = (metadata.version(name).encode() for name in LIBRARIES)
    sources = sorted(file for room in ROOMS for file in room.rglob("*.py"))
    return _digest(*versions, *(file.read_bytes() for file in sources)).encode()


def _digest(*pieces: bytes) -> str:
    found = hashlib.sha256()
    for piece in pieces:
        found.update(hashlib.sha256(piece).digest())
    return found.hexdigest()


def _make_room(place: Path) -> None:
    with suppress(OSError):
        files = sorted(place.glob("*.json"), key=lambda one: one.stat().st_mtime, reverse=True)
        for old in files[MOST_KEPT:]:
            old.unlink()


def _kept(compiled: Compiled, data: bytes) -> dict[str, object]:
    """Write a compiled template as plain data; what of its package is as it came is in its file."""
    members = compiled.package.members
    came = {member.name: member for member in archive.read(data)}
    return {
        "names": sorted(compiled.names),
        "chapters": compiled.chapters,
        "body": compiled.body,
        "parts": [_kept_part(part) for part in compiled.parts],
        "members": list(members),
        "changed": {
            name: member.content.decode(BYTES)
            for name, member in members.items()
            if member != came.get(name)
        },
        "styles": {
            key: (style.kind, style.name, style.xml, style.bases, style.default)
            for key, style in compiled.styles.by_id.items()
        },
        "defaults": compiled.styles.defaults,
    }


def _kept_part(part: Part) -> dict[str, object]:
    source = part.source
    return {
        "member": part.member,
        "label": part.label,
        "text": source.text,
        "tags": [(tag.text, tag.place.name, tag.place.text) for tag in source.tags],
        "lines": source.lines,
        "numbers": source.numbers,
        "settings": [astuple(one) for one in source.settings],
        "steady": source.steady,
        "first_id": part.first_id,
    }


def _compiled(kept: dict[str, Any], data: bytes) -> Compiled:
    """Return a template of these bytes as it was when it was kept."""
    members = {member.name: member for member in archive.read(data)}
    changed = kept["changed"].items()
    members |= {name: Member.pack(name, text.encode(BYTES)) for name, text in changed}
    return Compiled.of(
        frozenset(kept["names"]),
        tuple(kept["chapters"]),
        kept["body"],
        tuple(map(_part, kept["parts"])),
        Package({name: members[name] for name in kept["members"]}),
        Styles(dict(_styles(kept["styles"].items())), kept["defaults"]),
    )


def _part(kept: dict[str, Any]) -> Part:
    tags = tuple(Tag(text, Place(name, there)) for text, name, there in kept["tags"])
    lines, numbers = tuple(kept["lines"]), tuple(kept["numbers"])
    settings = tuple(Setting(tuple(look), *others) for look, *others in kept["settings"])
    source = Source(kept["text"], tags, lines, numbers, settings, steady=kept["steady"])
    template = environment().from_string(source.text)
    return Part.of(kept["member"], kept["label"], source, template, kept["first_id"])


def _styles(kept: Iterable[tuple[str, Any]]) -> Iterable[tuple[str, Style]]:
    for key, (kind, name, xml, bases, default) in kept:
        yield key, Style(kind, name, xml, tuple(bases), default)
