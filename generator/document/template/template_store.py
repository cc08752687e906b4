"""What preparing a template has given, kept on disk: the next process need not prepare it again.

Preparing takes docxtpl and lxml and far longer than filling; what comes of it is text, kept as
JSON. A file that is damaged, or made by other hands, is prepared anew.
"""

from __future__ import annotations

import json
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
from generator.kept_work import Keeper
from generator.structs import astuple

if TYPE_CHECKING:
    from collections.abc import Iterable

PREPARED = Keeper(".json", most=200)
BYTES = "latin-1"  # a letter for each byte: a member may be a file within the file
# What a file of other hands or another time raises when it is read.
DAMAGED = (
    *(OSError, ValueError, TypeError, KeyError, RecursionError),
    *(archive.BrokenArchiveError, archive.UnsafeArchiveError, TemplateError),
)


def recall(data: bytes) -> Compiled | None:
    """Return what was kept of a template of these bytes, None where there is nothing of use."""
    kept = PREPARED.recall(data)
    try:
        return None if kept is None else _compiled(json.loads(kept), data)
    except DAMAGED:
        PREPARED.forget(data)
        return None


def keep(data: bytes, compiled: Compiled) -> None:
    """Keep what preparing a template of these bytes has given, if there is where to keep it."""
    text = json.dumps(_kept(compiled, data), ensure_ascii=False, separators=(",", ":"))
    PREPARED.keep(text.encode(), data)


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
