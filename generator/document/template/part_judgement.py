"""What a part may not hold, said with its place.

Fields that fetch or start something, paragraphs where none may stand, repeated bookmarks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import PARAGRAPH, ROW, TABLE, TEXT, W, own, parse
from generator.document.template.field_codes import fields_in
from generator.document.template.places import Place, PlaceFinder, text_of
from generator.document.template.tags import TAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from generator.diagnostics import Diagnostic
    from generator.document.package.opened_package import Package
    from generator.document.template.reporter import Reporter

FETCHING = {  # fields by which a document reads other files, asks the net or starts programs
    *("DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "EMBED"),
    *("DATABASE", "RD", "MACROBUTTON", "CONTROL", "HTMLCONTROL", "ADDIN", "MERGEFIELD", "GLOSSARY"),
    *("AUTOTEXT", "AUTOTEXTLIST", "ASK", "FILLIN", "PRINT"),
}
_OBJECTS = {
    f"{W}control": "ActiveX 控件",
    f"{W}altChunk": "嵌入的外来文件",
    f"{W}subDoc": "子文档",
}
_NO_HOME = tuple(f"{W}{name}" for name in ("tr", "trPr", "tbl", "tblPr", "tcPr", "p", "pPr", "r"))
_BOOKMARK = f"{W}bookmarkStart"
CURSOR = "_GoBack"  # where Word's cursor stood last: Word makes it anew


def judge_parts(package: Package, reporter: Reporter) -> Iterator[Diagnostic]:
    """Say all that the parts of a template may not hold."""
    for member, label in package.text_parts():
        root = parse(package.members[member].content)
        finder = PlaceFinder(root, label)
        for place, fault in (*_active(root, finder, label), *_homeless(root, finder)):
            yield reporter.placed("X02", place, defect=fault)
        for place, name in _repeated(root, finder):
            fault = f"书签“{name}”在循环里，会重复"
            yield reporter.placed("X11", place, fault=fault)


def _active(root: etree._Element, finder: PlaceFinder, label: str) -> Iterator[tuple[Place, str]]:
    for field in fields_in(root):
        if field.words[0] in FETCHING:
            place = Place(label, "") if field.paragraph is None else finder.place(field.paragraph)
            yield place, f"域“{field.words[0]}”会读取别的文件或者运行程序"
    for element in root.iter(*_OBJECTS):
        paragraph = next(element.iterancestors(PARAGRAPH), None)
        place = Place(label, "") if paragraph is None else finder.place(paragraph)
        yield place, f"含有{_OBJECTS[str(element.tag)]}"


def _homeless(root: etree._Element, finder: PlaceFinder) -> Iterator[tuple[Place, str]]:
    """Find paragraphs in rows, tables and paragraphs: Word opens no such file."""
    for paragraph in root.iter(PARAGRAPH):
        parent = paragraph.getparent()
        if parent is not None and parent.tag in _NO_HOME:
            yield finder.place(paragraph), "有一段文字不在单元格里，也不在正文里，Word 打不开"


def _repeated(root: etree._Element, finder: PlaceFinder) -> Iterator[tuple[Place, str]]:
    """Find the bookmarks that stand between a loop's beginning and its end.

    A row or paragraph that only bears the tag itself goes with its bookmarks.
    """
    depth = 0
    for element in root.iter(PARAGRAPH, _BOOKMARK):
        if element.tag == PARAGRAPH:
            opened, closed = _loops(element)
            depth += opened - closed
        elif depth > 0 and element.get(f"{W}name", "") != CURSOR and not _goes(element):
            yield _place_of(element, finder), element.get(f"{W}name", "")


def _loops(paragraph: etree._Element) -> tuple[int, int]:
    """Return how many loops begin and end in a paragraph."""
    shown = "".join(text.text or "" for text in own(paragraph, TEXT))
    words = [tag[2:-2].strip("-+ ").split() for tag in TAG.findall(shown) if tag.startswith("{%")]
    plain = [[w for w in word if w not in {"tr", "tc", "p"}] for word in words]
    firsts = [(word or [""])[0].removeprefix("tr").removeprefix("tc") for word in plain]
    return firsts.count("for"), firsts.count("endfor")


def _goes(bookmark: etree._Element) -> bool:
    """Tell whether a bookmark stands in a row that is taken away with its tag."""
    row = next(bookmark.iterancestors(ROW), None)
    return row is not None and "{%tr" in text_of(row)


def _place_of(element: etree._Element, finder: PlaceFinder) -> Place:
    """Return the place of the nearest paragraph: a bookmark may stand beside one."""
    around = next(element.iterancestors(PARAGRAPH), None)
    home = element.getparent()
    beside = None if home is None else next(home.iter(PARAGRAPH), None)
    later = next(element.itersiblings(PARAGRAPH, TABLE), None)
    found = around if around is not None else later if later is not None else beside
    if found is not None and found.tag != PARAGRAPH:
        found = next(found.iter(PARAGRAPH), None)
    return Place("", "") if found is None else finder.place(found)
