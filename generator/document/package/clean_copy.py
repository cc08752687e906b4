"""A template's package as its documents may have it: the text, and nothing of who made it.

Comments, hidden text, stores of data, names of people and machines go; tracked changes are
accepted. What goes is said by ``form check``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.archive import Member
from generator.document.package.controls import placeholder_styles, release
from generator.document.package.embedded_files import PACKED, without_makers
from generator.document.package.hidden_text import Hiding
from generator.document.package.integrity import (
    DRAWINGS_PER_PART,
    FIRST_DRAWING,
    renumber_drawings,
)
from generator.document.package.opened_package import Package
from generator.document.package.private_parts import repacked, without_private_parts
from generator.document.package.repeated_ids import Shapes
from generator.document.package.revisions import accept
from generator.document.package.wordml import PARAGRAPH, RUN, W14, XML_SPACE, W, discard, parse
from generator.document.template.field_codes import codes_of

if TYPE_CHECKING:
    from lxml import etree

_EDITING = f"{W}rsid"  # attributes that tell one editing session from another begin so
_IDS = (f"{W14}paraId", f"{W14}textId")
# What refers to parts that are left out, or names who may edit.
_REFERRING = tuple(
    f"{W}{name}"
    for name in (
        *("commentRangeStart", "commentRangeEnd", "commentReference"),
        *("printerSettings", "permStart", "permEnd"),
    )
)
_SETTINGS = tuple(
    f"{W}{name}"
    for name in (
        *("rsids", "attachedTemplate", "trackRevisions", "mailMerge", "linkStyles"),
        *("saveThroughXslt", "documentType"),
    )
)
# Where on a machine a picture came from: Word takes it for its description.
_PATH = patterns.compile(r"[A-Za-z]:\\|file:///|\\\\\w")
_DESCRIBING = frozenset(("descr", "title", "name", "alt"))
_LOOK = f"{W}rPr"
_EXTENDED = ("Application", "AppVersion")  # of the extended properties, what a reader may need


def clean_copy(package: Package) -> Package:
    """Return the package as documents may have it; members without anything to hide stay."""
    clean = without_private_parts(package)
    members = dict(clean.members)
    styles = _tree(clean, clean.target("styles", clean.main))
    hiding, placeholders = Hiding.of(styles), placeholder_styles(styles)
    for name, _label in clean.text_parts():
        root = parse(members[name].content)
        done = (
            *(accept(root), hiding.drop(root), release(root, placeholders)),
            *(_without_references(root), _without_traces(root), _with_whole_codes(root)),
        )
        if any(done):
            members[name] = repacked(members[name], root)
    _clean_lists(clean, members)
    _tell_apart(clean, members)
    for name, member in clean.members.items():
        if name.lower().endswith(PACKED):
            nameless = without_makers(member.content)
            if nameless is not member.content:
                members[name] = Member.pack(name, nameless)
    return Package(members)


def _tell_apart(package: Package, members: dict[str, Member]) -> None:
    """Give drawings and shapes ids that no other part of the text has."""
    shapes = Shapes(joint="_0")
    for number, (name, _label) in enumerate(package.text_parts()):
        content = members[name].content
        if b"<wp:docPr" in content or b"<v:" in content:
            xml = renumber_drawings(content.decode(), FIRST_DRAWING + number * DRAWINGS_PER_PART)
            members[name] = Member.pack(name, shapes.renamed(xml).encode())


def _with_whole_codes(root: etree._Element) -> bool:
    """Put the code of every field together where Word has cut it into runs."""
    changed = False
    for paragraph in root.iter(PARAGRAPH):
        for first, *others in list(codes_of(paragraph)):
            if others:
                first.text = "".join(piece.text or "" for piece in (first, *others))
                first.set(XML_SPACE, "preserve")
                changed = True
            for piece in others:
                discard(piece)
    return changed


def _clean_lists(package: Package, members: dict[str, Member]) -> None:
    """Clean the settings, styles and lists of the body, and the extended properties."""
    for kind in ("settings", "styles", "numbering"):
        name = package.target(kind, package.main)
        root = _tree(package, name)
        if root is not None and any((_without_settings(root), _without_traces(root))):
            members[name] = repacked(members[name], root)
    name = package.target("extended-properties")
    root = _tree(package, name)
    if root is not None and (unwanted := [item for item in root if _local(item) not in _EXTENDED]):
        for item in unwanted:
            discard(item)
        members[name] = repacked(members[name], root)


def _tree(package: Package, name: str) -> etree._Element | None:
    member = package.members.get(name)
    return None if member is None else parse(member.content)


def _local(item: etree._Element) -> str:
    return str(item.tag).rpartition("}")[2]


def _without_references(root: etree._Element) -> bool:
    found = list(root.iter(*_REFERRING))
    for item in found:
        run = item.getparent()
        discard(item)
        if run is not None and run.tag == RUN and all(rest.tag == _LOOK for rest in run):
            discard(run)
    return bool(found)


def _without_settings(root: etree._Element) -> bool:
    found = list(root.iterchildren(*_SETTINGS)) if root.tag == f"{W}settings" else []
    for item in found:
        discard(item)
    return bool(found)


def _without_traces(root: etree._Element) -> bool:
    """Take away the marks of editing sessions, and ids that Word gives anew."""
    changed = False
    for element in root.iter("*"):
        for name, value in element.attrib.items():
            if str(name).startswith(_EDITING) or name in _IDS:
                del element.attrib[name]
                changed = True
            elif str(name).rpartition("}")[2] in _DESCRIBING and _PATH.match(str(value)):
                element.set(name, re.split(r"[\\/]", str(value))[-1])
                changed = True
    for item in list(root.iter(_EDITING)):
        discard(item)
        changed = True
    return changed
