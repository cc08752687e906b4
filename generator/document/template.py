"""A Word template: read, judged and compiled once, then filled for any number of documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jinja2 import meta
from jinja2.exceptions import TemplateError

from generator.diagnostics import Diagnostic, Position
from generator.document.archive import Frame, Member
from generator.document.environment import WordEnvironment
from generator.document.integrity import bookmark_faults, relation_faults, table_faults
from generator.document.package import CONTENT_TYPES, ROOT_RELATIONS, Package, open_package
from generator.document.part import Part
from generator.document.preparation import Preparation, prepare
from generator.document.properties import adopt
from generator.document.syntax import Flaw, forbidden, torn_blocks
from generator.document.tags import TAG
from generator.document.wordml import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2 import nodes

    from generator.document.places import Place
    from generator.document.properties import Properties
    from generator.document.tags import Tag
    from generator.document.trouble import Trouble


@dataclass(frozen=True, slots=True)
class WordTemplate:
    """A compiled template.

    ``names`` are the top-level names its tags use. ``frame`` holds the members that no document
    changes, packed as they came; ``parts`` are rendered for each document.
    """

    path: Path
    names: frozenset[str]
    parts: tuple[Part, ...]
    frame: Frame

    @classmethod
    def load(cls, path: Path) -> tuple[WordTemplate | None, tuple[Diagnostic, ...]]:
        """Return the template, or everything that is wrong with it.

        Loaded once per process for as long as the file keeps its time and size.
        """
        try:
            state = path.stat()
        except OSError:
            return _load(path, 0, 0)
        return _load(path, state.st_mtime_ns, state.st_size)

    def render(
        self, data: Mapping[str, object], *, properties: Properties
    ) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """Fill the template; a document is all right or it is not made at all."""
        diagnostics = [
            Diagnostic(
                "X09", {"tag": name, "problem": "含有控制字符"}, self._position(None, "属性")
            )
            for name in properties.illegal()
        ]
        members: list[Member] = []
        for part in self.parts:
            content, troubles = part.render(data)
            diagnostics += [self._said(part, trouble) for trouble in troubles]
            if not diagnostics:
                members.append(Member.pack(part.member, content))
        if diagnostics:
            return None, tuple(diagnostics)
        return self.frame.write((*members, *properties.members())), ()

    def _said(self, part: Part, trouble: Trouble) -> Diagnostic:
        """Turn a trouble into a diagnostic at the place of its tag."""
        tag = part.source.tag_at(trouble.line)
        facts = {"tag": tag.text if tag else "", **dict(trouble.facts)}
        return Diagnostic(trouble.code, facts, self._position(tag, part.label))

    def _position(self, tag: Tag | None, label: str) -> Position:
        return _position(self.path, tag.place if tag else None, label)


@cache
def _environment() -> WordEnvironment:
    """Return the one environment of the process."""
    return WordEnvironment()


@lru_cache(maxsize=64)
def _load(
    path: Path, _modified: int, _size: int
) -> tuple[WordTemplate | None, tuple[Diagnostic, ...]]:
    package, diagnostics = open_package(path)
    if package is None:
        return None, diagnostics
    found = list(_package_faults(path, package))
    parts: list[Part] = []
    names: set[str] = set()
    for member, label in package.text_parts():
        part, used, said = _part(path, package, member, label)
        found += said
        names |= used
        parts += [part] if part else []
    if found:
        return None, tuple(found)
    return WordTemplate(path, frozenset(names), tuple(parts), _frame(package, parts)), ()


def _frame(package: Package, parts: list[Part]) -> Frame:
    """Lay out what never changes: content types and relationships first, as readers expect."""
    rendered = {part.member for part in parts}
    kept = adopt(package)
    first = (CONTENT_TYPES, ROOT_RELATIONS)
    names = [*first, *(name for name in kept if name not in (*first, *rendered))]
    return Frame().with_members(kept[name] for name in names)


def _package_faults(path: Path, package: Package) -> Iterator[Diagnostic]:
    for fault in relation_faults(package):
        yield Diagnostic("X11", {"fault": fault}, Position(file=str(path)))


def _part(
    path: Path, package: Package, member: str, label: str
) -> tuple[Part | None, frozenset[str], list[Diagnostic]]:
    """Prepare and compile one part; a part without tags is judged and stays as it is."""
    content = package.members[member].content
    ready = prepare(parse(content), label, _environment())
    found = list(_preparation_faults(path, ready))
    if not ready.source.tags and TAG.search(ready.source.text) is None:
        faults = (*table_faults(ready.source.text), *bookmark_faults(ready.source.text))
        found += [_fault(path, fault, label) for fault in faults]
        return None, frozenset(), found
    if found:
        return None, frozenset(), found
    return _compiled(path, ready, member, label)


def _preparation_faults(path: Path, ready: Preparation) -> Iterator[Diagnostic]:
    """Say everything that is wrong with a part's tags."""
    for flaw in ready.flaws:
        yield _flaw(path, flaw)
    for place in ready.leftovers:
        position = _position(path, place, "")
        yield Diagnostic("X07", {"tag": place.text, "reason": "标签不完整"}, position)
    for place in ready.revisions:
        yield Diagnostic("X06", {"text": place.text}, _position(path, place, ""))


def _compiled(
    path: Path, ready: Preparation, member: str, label: str
) -> tuple[Part | None, frozenset[str], list[Diagnostic]]:
    """Compile a part whose tags are all right one by one."""
    environment, source = _environment(), ready.source
    try:
        tree = environment.parse(source.text)
        template = environment.from_string(tree)
    except TemplateError as error:
        tag = source.tag_at(getattr(error, "lineno", 0) or 0)
        facts = {"tag": tag.text if tag else "", "reason": "标签的写法不对"}
        return (
            None,
            frozenset(),
            [Diagnostic("X03", facts, _position(path, tag.place if tag else None, label))],
        )
    if found := list(_structure_faults(path, ready, tree, label)):
        return None, frozenset(), found
    text = source.text
    varying = "<w:tbl>" in text and any(tag.is_statement for tag in source.tags)
    part = Part(
        member=member,
        label=label,
        source=source,
        template=template,
        varying_tables=varying,
        growing_columns=any(tag.structure == "tc" for tag in source.tags),
        drawings="<wp:docPr" in text,
        bookmarks="<w:bookmarkStart" in text,
    )
    return part, frozenset(meta.find_undeclared_variables(tree)), []


def _structure_faults(
    path: Path, ready: Preparation, tree: nodes.Template, label: str
) -> Iterator[Diagnostic]:
    """Find blocks that tear the document's elements, and statements no template may use."""
    for offset in torn_blocks(ready.source.text):
        if tag := ready.source.tag_at_offset(offset):
            yield _flaw(path, Flaw("X04", "开始和结束不在同一段落、单元格或同级的行", tag))
    for line in forbidden(tree):
        tag = ready.source.tag_at(line)
        facts = {"tag": tag.text if tag else "", "reason": "模板里不能用这种标签"}
        yield Diagnostic("X03", facts, _position(path, tag.place if tag else None, label))
    if not any(tag.is_statement for tag in ready.source.tags):
        for fault in table_faults(ready.source.text):
            yield _fault(path, fault, label)


def _flaw(path: Path, flaw: Flaw) -> Diagnostic:
    facts = {"tag": flaw.tag.text, "reason": flaw.reason}
    return Diagnostic(flaw.code, facts, _position(path, flaw.tag.place, ""))


def _fault(path: Path, fault: str, label: str) -> Diagnostic:
    return Diagnostic("X11", {"fault": fault}, _position(path, None, label))


def _position(path: Path, place: Place | None, label: str) -> Position:
    """Return the position of a place in the template, or of a whole part."""
    if place is None:
        return Position(file=str(path), place=label)
    return Position(file=str(path), place=place.name, excerpt=place.text)
