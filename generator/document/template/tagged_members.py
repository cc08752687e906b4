"""Members of a package besides its text: those in which tags are rendered, and where none may be.

Nothing of a template is left out: a tag anywhere in its package is rendered, or said.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.document.package.archive import UNREADABLE
from generator.document.package.embedded_files import MOST, PACKED
from generator.document.package.opened_package import CONTENT_TYPES, relations_of
from generator.document.package.private_parts import kind_of, property_parts
from generator.document.package.wordml import R, parse
from generator.document.template.outside_text import stretches
from generator.document.template.places import Place, PlaceFinder
from generator.document.template.tag_spelling import BEGUN, WRITTEN
from generator.document.template.tags import BRACE, LEFTOVER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from generator.document.package.opened_package import Package

RENDERED = {  # kinds of part that tags are rendered in besides the text, by their last words
    "chart": "图表",
    "chartEx": "图表",
    "chartUserShapes": "图表里的图形",
    "diagramData": "SmartArt 图",
    "diagramDrawing": "SmartArt 图",
    "settings": "文档设置",
    "numbering": "编号定义",
}
NAMED = {"styles": "样式", "theme": "主题", "fontTable": "字体表", "webSettings": "网页设置"}
_WRITTEN = (".htm", ".html", ".mht", ".mhtml", ".txt", ".csv")
# Word fills these by itself from the text that it finds.
_FILLED_BY_WORD = frozenset(("title", "TitlesOfParts", "HeadingPairs", "lpstr"))


def rendered_members(package: Package) -> Iterator[tuple[str, str]]:
    """Walk the members that tags are rendered in besides the text, each with its Chinese name."""
    counts: dict[str, int] = {}
    for name, kind in _kinds(package).items():
        label = RENDERED.get(kind)
        if label is None:
            continue
        counts[label] = counts.get(label, 0) + 1
        content = package.members[name].content.decode("utf-8", "replace")
        if BEGUN.search(content) or ("<a:t" in content and BRACE.search(content)):
            number = "" if kind in {"settings", "numbering"} else str(counts[label])
            yield name, f"{label}{number}"


def unrendered_tags(package: Package) -> Iterator[tuple[str, Place]]:
    """Find the tags that stand where none is rendered, each with its place."""
    kinds = _kinds(package)
    judged = {*(name for name, _ in package.text_parts()), *property_parts(package)}
    for name, member in package.members.items():
        if name in judged or kinds.get(name) in RENDERED:
            continue
        label = NAMED.get(kinds.get(name, ""), f"包内文件“{name}”")
        if name.endswith(".rels"):
            yield from _in_addresses(package, name)
        elif name == CONTENT_TYPES or name.endswith((".xml", ".svg", ".vml")):
            yield from _in_tree(parse(member.content), label)
        elif name.lower().endswith(PACKED):
            yield from _in_package(member.content, f"嵌入的文件“{PurePosixPath(name).name}”")
        elif name.lower().endswith(_WRITTEN):
            shown = member.content.decode("utf-8", "replace")
            yield from _in_text(shown, f"嵌入的文件“{PurePosixPath(name).name}”")


def tags_in_properties(package: Package) -> Iterator[tuple[str, Place]]:
    """Find tags that someone has typed into the properties, which are written anew."""
    for name in property_parts(package):
        member = package.members.get(name)
        if member is None or not name.endswith(".xml"):
            continue
        for element in parse(member.content).iter("*"):
            local = str(element.tag).rpartition("}")[2]
            if local in _FILLED_BY_WORD and "custom" not in name:
                continue
            shown = " ".join((element.text or "", *map(str, element.attrib.values())))
            yield from _in_xml(shown, f"文档属性“{_called(element, local)}”")


def _called(element: etree._Element, local: str) -> str:
    """Return what a property is called: one of the user's by the name it was given."""
    around = element.getparent()
    return element.get("name") or (None if around is None else around.get("name")) or local


def _kinds(package: Package) -> dict[str, str]:
    """Return what each member is to that which leads to it."""
    return {
        relation.target: kind_of(relation.kind)
        for source in ("", *sorted(package.members))
        for relation in package.relations(source)
        if not relation.external and relation.target in package.members
    }


def _in_tree(root: etree._Element, label: str) -> Iterator[tuple[str, Place]]:
    for stretch in stretches(root):
        yield from _in_xml("".join(stretch.texts), label)


def _in_xml(shown: str, label: str) -> Iterator[tuple[str, Place]]:
    """Find tags and halves of tags in a text of our own kind of file."""
    yield from _in_text(shown, label)
    if half := LEFTOVER.search(WRITTEN.sub("", shown)):
        yield half.group(), Place(label, shown)


def _in_text(shown: str, label: str) -> Iterator[tuple[str, Place]]:
    for match in WRITTEN.finditer(shown):
        if "\n" not in match.group():
            yield match.group(), Place(label, match.group())


def _in_addresses(package: Package, name: str) -> Iterator[tuple[str, Place]]:
    """Find tags in addresses, at the first place that names the relationship."""
    folder, _, base = name.rpartition("_rels/")
    source = f"{folder}{base.removesuffix('.rels')}"
    for relation in package.relations(source):
        shown = unquote(relation.target)
        if found := WRITTEN.search(shown) or LEFTOVER.search(shown):
            yield found.group(), Place(_naming(package, source, relation.key), shown)


def _naming(package: Package, source: str, key: str) -> str:
    """Name the place of a part where a relationship is used; the part where there is none."""
    labels = dict(package.text_parts())
    label = labels.get(source, f"包内文件“{relations_of(source)}”")
    if source not in labels:
        return label
    root = parse(package.members[source].content)
    finder = PlaceFinder(root, label)
    for element in root.iter("*"):
        named = any(
            value == key and str(name).startswith(R) for name, value in element.attrib.items()
        )
        if named:
            return f"{finder.around(element)}的链接地址"
    return f"{label}的链接地址"


def _in_package(content: bytes, label: str) -> Iterator[tuple[str, Place]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for info in archive.infolist():
                if info.filename.endswith(".xml") and info.file_size <= MOST:
                    yield from _in_text(archive.read(info).decode("utf-8", "replace"), label)
    except UNREADABLE:
        return
