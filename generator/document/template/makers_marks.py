"""What a template tells of those who made it: comments, hidden text, changes, names.

None of it reaches a document (see ``clean_copy``); whoever keeps the template should know of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.document.package.embedded_files import PACKED, makers_of
from generator.document.package.hidden_text import Hiding
from generator.document.package.private_parts import property_parts
from generator.document.package.revisions import GONE, KEPT, revisions
from generator.document.package.wordml import PARAGRAPH, ROW, W, nearest, parse
from generator.document.template.places import PlaceFinder, text_of
from generator.document.template.reporter import Reporter, shortened
from generator.document.template.tag_spelling import BEGUN, WRITTEN, is_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from pathlib import Path

    from lxml import etree

    from generator.document.package.opened_package import Package
    from generator.document.template.places import Place

_AUTHOR = f"{W}author"
_NAMES = {  # of the properties, by their elements
    "creator": "作者",
    "lastModifiedBy": "最后修改者",
    "Manager": "经理",
    "Company": "单位",
    "HyperlinkBase": "超链接基础",
}
_PROGRAMS = frozenset({"python-docx", "Un-named", "Apache POI", "docx4j"})
SHOWN = 40  # characters of a text in a message


def makers_marks(path: Path, package: Package) -> Iterator[Diagnostic]:
    """Say all that a template holds and its documents will not."""
    reporter = Reporter(str(path))
    comments = _comments(package)
    styles = package.members.get(package.target("styles", package.main))
    hiding = Hiding.of(parse(styles.content) if styles else None)
    for member, label in package.text_parts():
        root = parse(package.members[member].content)
        finder = PlaceFinder(root, label)
        for what, place in (*_commented(root, finder, comments), *_hidden(root, finder, hiding)):
            yield reporter.placed("X25", place, what=what, fate="没有它")
        for what, place in _changed(root, finder):
            yield reporter.placed("X25", place, what=what, fate="按接受修订处理")
    if names := tuple(_names(package)):
        yield Diagnostic("X26", {"names": "、".join(names)}, Position(str(path), place="文档属性"))


def _comments(package: Package) -> dict[str, tuple[str, str]]:
    """Return each comment's author and text by its id."""
    member = package.members.get(package.target("comments", package.main))
    found = () if member is None else parse(member.content).iter(f"{W}comment")
    return {one.get(f"{W}id", ""): (one.get(_AUTHOR, ""), text_of(one)) for one in found}


def _commented(
    root: etree._Element, finder: PlaceFinder, comments: dict[str, tuple[str, str]]
) -> Iterator[tuple[str, Place]]:
    for reference in root.iter(f"{W}commentReference"):
        author, text = comments.get(reference.get(f"{W}id", ""), ("", ""))
        yield f"{_by('批注', [author])}“{shortened(text, SHOWN)}”", finder.place_of(reference)


def _hidden(
    root: etree._Element, finder: PlaceFinder, hiding: Hiding
) -> Iterator[tuple[str, Place]]:
    found: dict[etree._Element, list[str]] = {}
    for run in hiding.runs(root):
        found.setdefault(_holder(run), []).append(text_of(run))
    shown = {holder: WRITTEN.sub(_value, "".join(texts)) for holder, texts in found.items()}
    for holder, text in shown.items():
        if text.strip():
            yield f"隐藏的文字“{shortened(text, SHOWN)}”", finder.place_of(holder)


def _value(tag: re.Match[str]) -> str:
    """Return a tag that would have printed a value; a statement works though it is hidden."""
    return tag[0] if is_value(tag[0]) else ""


def _changed(root: etree._Element, finder: PlaceFinder) -> Iterator[tuple[str, Place]]:
    """Say the tracked changes, a paragraph or row at a time; not those of tags: X06 says them."""
    found: dict[etree._Element, list[etree._Element]] = {}
    for change in revisions(root):
        found.setdefault(_holder(change), []).append(change)
    for holder, changes in found.items():
        shown = text_of(holder) + "".join(t.text or "" for t in holder.iter(f"{W}delText"))
        if holder.tag not in {PARAGRAPH, ROW} or not BEGUN.search(shown):
            authors = [change.get(_AUTHOR, "") for change in changes]
            kinds = dict.fromkeys(map(_kind, changes))
            yield f"{_by('修订', authors)}（{'、'.join(kinds)}）", finder.place_of(holder)


def _holder(element: etree._Element) -> etree._Element:
    found = nearest(element, PARAGRAPH)
    if found is None:
        found = nearest(element, ROW)
    return element if found is None else found


def _kind(change: etree._Element) -> str:
    if change.tag in KEPT:
        return "插入"
    return "删除" if change.tag in GONE else "格式"


def _names(package: Package) -> Iterator[str]:
    """Walk the names of people and machines in the package's own properties and settings."""
    for name in property_parts(package):
        member = package.members.get(name)
        for element in parse(member.content).iter("*") if member else ():
            label = _NAMES.get(str(element.tag).rpartition("}")[2])
            text = (element.text or "").strip()
            if label and text and text not in _PROGRAMS:
                yield f"{label}“{shortened(text, SHOWN)}”"
    if any(rel.kind.endswith("/people") for rel in package.relations(package.main)):
        yield "批注人名单"
    if any(
        name.lower().endswith(PACKED) and makers_of(member.content)
        for name, member in package.members.items()
    ):
        yield "嵌入的文件的作者"
    settings = package.target("settings", package.main)
    if any(rel.kind.endswith("/attachedTemplate") for rel in package.relations(settings)):
        yield "所用模板的位置"


def _by(what: str, authors: list[str]) -> str:
    named = "、".join(dict.fromkeys(author for author in authors if author))
    return f"{named}的{what}" if named else what
