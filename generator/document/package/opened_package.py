"""The parts of a template package: opened, judged, and told apart by what they are."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from generator.diagnostics import Diagnostic, Position
from generator.document.package import archive
from generator.document.package.dangers import dangerous_member, dangerous_relations
from generator.document.package.file_kinds import kind_of, kind_of_package, kind_of_type
from generator.document.package.wordml import DoctypeError, entries, parse, prove
from generator.reading import Loaded
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from generator.document.package.archive import Member

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
MAX_FILE = 100 * 1024 * 1024  # bytes on disk

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN_TYPE = f"{WORD}.document.main+xml"
LABELS = {  # kinds of part, besides the main one, in which docxtpl renders tags
    f"{OFFICE}header": "页眉",
    f"{OFFICE}footer": "页脚",
    f"{OFFICE}footnotes": "脚注",
    f"{OFFICE}endnotes": "尾注",
}
UNBOUND = (27, 28)  # what expat calls a prefix that is not declared, or taken back
PROPERTY_KINDS = (
    f"{PACKAGE}/relationships/metadata/core-properties",
    f"{OFFICE}custom-properties",
)


class Relation(Struct, frozen=True):
    """One relationship of a part; ``target`` is a member's name unless it is external."""

    key: str
    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The members of a template by name, in the order of the file."""

    members: dict[str, Member]
    _known: dict[str, tuple[Relation, ...]] = field(default_factory=dict, repr=False, compare=False)
    _unpacked: dict[str, bytes] = field(default_factory=dict, repr=False, compare=False)

    def content(self, name: str) -> bytes:
        """Return what a member holds, unpacked once for all documents that ask for it."""
        if name not in self._unpacked:
            self._unpacked[name] = self.members[name].content
        return self._unpacked[name]

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """Return the relationships of a part, of the package itself for the empty name.

        They are read once: members never change.
        """
        if part not in self._known:
            member = self.members.get(relations_of(part))
            folder = part.rpartition("/")[0]
            found = entries(member.content) if member else ()
            self._known[part] = tuple(_relation(values, folder) for values in found)
        return self._known[part]

    @property
    def main(self) -> str:
        """The member that holds the document's body, empty where there is none."""
        return self.target("officeDocument")

    def target(self, kind: str, part: str = "") -> str:
        """Return the member that a part names as its styles, numbering …; empty where none."""
        wanted = f"{OFFICE}{kind}"
        return next((rel.target for rel in self.relations(part) if rel.kind == wanted), "")

    def in_order(self) -> Iterator[Member]:
        """Return the members, content types and relationships first, as readers expect."""
        first = (CONTENT_TYPES, ROOT_RELATIONS)
        yield from (self.members[name] for name in first)
        yield from (member for name, member in self.members.items() if name not in first)

    def text_parts(self) -> tuple[tuple[str, str], ...]:
        """Return the members in which tags are rendered, each with its Chinese name."""
        found = {self.main: "正文"}
        for kind, label in LABELS.items():
            names = [rel.target for rel in self.relations(self.main) if rel.kind == kind]
            names = sorted({name for name in names if name in self.members})
            numbers = [""] if len(names) == 1 else [str(n + 1) for n in range(len(names))]
            found |= {name: label + n for name, n in zip(names, numbers, strict=True)}
        return tuple(found.items())


def relations_of(part: str) -> str:
    """Return the name of the member that holds a part's relationships."""
    folder, _, base = part.rpartition("/")
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _relation(values: dict[str, str], folder: str) -> Relation:
    external = values.get("TargetMode") == "External"
    target = values.get("Target", "")
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(values.get("Id", ""), values.get("Type", ""), target, external)


def open_package(path: Path, data: bytes) -> Loaded[Package]:
    """Open a template of these bytes; a damaged or dangerous one gives diagnostics instead."""
    position = Position(file=str(path))
    if reason := kind_of(data):
        return Loaded(None, (Diagnostic("X01", {"reason": reason}, position),))
    try:
        package = Package({member.name: member for member in archive.read(data)})
        defects = tuple(_defects(package)) or tuple(dangerous_relations(package))
    except archive.UnsafeArchiveError as error:
        defects = tuple(str(defect) for defect in error.args)
    except archive.BrokenArchiveError:
        return Loaded(None, (Diagnostic("X01", {"reason": "不是完好的 .docx 文件"}, position),))
    if defects:
        said = (Diagnostic("X02", {"defect": text}, position) for text in defects)
        return Loaded(None, tuple(said))
    if reason := _unusable(package):
        return Loaded(None, (Diagnostic("X01", {"reason": reason}, position),))
    return Loaded(package)


def read_template(path: Path) -> Loaded[bytes]:
    """Return the bytes of a template's file, None and the reason where they cannot be had."""
    try:
        if path.stat().st_size <= MAX_FILE:
            return Loaded(path.read_bytes())
        reason = f"文件大于 {MAX_FILE // 1024 // 1024} MB"
    except FileNotFoundError:
        reason = "文件不存在"
    except OSError:
        reason = "文件读不出来，可能没有权限，或者给的是文件夹"
    return Loaded(None, (Diagnostic("X01", {"reason": reason}, Position(file=str(path))),))


def read_package(path: Path) -> Loaded[Package]:
    """Read and open the package of a file, or say why it cannot be had."""
    read = read_template(path)
    return Loaded(None, read.diagnostics) if read.value is None else open_package(path, read.value)


def reasons(said: Iterable[Diagnostic]) -> str:
    """Return why a package cannot be had as one text, for what speaks of it in its own words."""
    told = (one.facts.get("reason") or one.facts["defect"] for one in said)
    return "；".join(dict.fromkeys(told))


def _defects(package: Package) -> Iterator[str]:
    """Find what makes a package dangerous or broken: XML, macros."""
    for name, member in package.members.items():
        if what := dangerous_member(name):
            yield what
        elif name.endswith((".xml", ".rels")):
            yield from _xml_defects(name, member.content)


def _xml_defects(name: str, content: bytes) -> Iterator[str]:
    """Read a part both ways it will be read: expat lets names pass that lxml refuses, as ``w:``."""
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415 - only what is judged pays for lxml

    from generator.document.package.prefixes import prefix_faults  # noqa: PLC0415 - needs lxml

    try:
        prove(content, namespaces=True)
        root = parse(content)
    except DoctypeError:
        yield f"包内文件“{name}”带有 DOCTYPE 声明"
    except (ExpatError, XMLSyntaxError) as error:
        prefix = getattr(error, "code", 0) in UNBOUND
        reason = "用了没有声明的 XML 前缀" if prefix else "不是合格的 XML"
        yield f"包内文件“{name}”第 {error.lineno} 行{reason}"
    else:
        yield from (f"包内文件“{name}”{fault}" for fault in prefix_faults(root))


def _unusable(package: Package) -> str:
    """Say why a sound package is no Word document, empty where it is one."""
    if CONTENT_TYPES not in package.members or package.main not in package.members:
        root = package.members.get(ROOT_RELATIONS)
        return kind_of_package(tuple(package.members), root.content if root else b"")
    types = entries(package.members[CONTENT_TYPES].content)
    declared = {item.get("PartName"): item.get("ContentType") for item in types}
    declared_type = declared.get(f"/{package.main}") or ""
    return "" if declared_type == _MAIN_TYPE else kind_of_type(declared_type)
