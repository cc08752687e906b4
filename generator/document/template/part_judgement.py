"""What a part may not hold, said with its place.

Fields that fetch or start something, and pieces of text and tables where none may stand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import PARAGRAPH, W, parse
from generator.document.template.field_codes import fields_in
from generator.document.template.places import Place, PlaceFinder

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
_STORIES = ("body", "hdr", "ftr", "footnote", "endnote", "txbxContent")
_NO_HOME = {  # of what stands right in one of these, Word opens no file
    "p": ("tr", "trPr", "tbl", "tblPr", "tcPr", "p", "pPr", "r"),
    "tbl": ("tr", "tbl", "p", "r"),
    "tr": (*_STORIES, "tr", "tc", "p", "r"),
    "tc": (*_STORIES, "tbl", "tc", "p", "r"),
    "r": (*_STORIES, "tbl", "tr", "tc", "r"),
    "t": (*_STORIES, "tbl", "tr", "tc", "p"),
}
_FAULTS = {
    "p": "有一段文字不在单元格里，也不在正文里，Word 打不开",
    "tbl": "有一张表格嵌在不能放表格的地方，Word 打不开",
    "tr": "有一行不在表格里，Word 打不开",
    "tc": "有一格不在表格的行里，Word 打不开",
}
_SPANNING = tuple(f"{W}{name}" for name in ("gridSpan", "gridBefore", "gridAfter"))
_COLUMNS = patterns.compile("0*[0-9]{1,3}", re.ASCII)  # Word itself has 63 at most
_LOOSE = "有文字不在段落里，Word 打不开"
_WITHOUT_TEXT = frozenset(f"{W}{name}" for name in (*_STORIES, "tbl", "tr", "tc", "p", "r"))
_BOOKMARK = f"{W}bookmarkStart"
CURSOR = "_GoBack"  # where Word's cursor stood last: Word makes it anew


def judge_parts(package: Package, reporter: Reporter) -> Iterator[Diagnostic]:
    """Say all that the parts of a template may not hold."""
    for member, label in package.text_parts():
        root = parse(package.members[member].content)
        finder = PlaceFinder(root, label)
        for place, fault in _active(root, finder, label):
            yield reporter.placed("X02", place, defect=fault)


def misplaced_pieces(package: Package, reporter: Reporter) -> Iterator[Diagnostic]:
    """Say where a part is put together as none may be: nothing else of it can be judged then."""
    for member, label in package.text_parts():
        root = parse(package.members[member].content)
        finder = PlaceFinder(root, label)
        found = (*_homeless(root, finder), *_loose(root, finder), *_unnumbered(root, finder))
        for place, fault in dict.fromkeys(found):
            yield reporter.placed("X02", place, defect=fault)


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
    """Find paragraphs, tables and their pieces that stand right in what may not hold them."""
    for name, homes in _NO_HOME.items():
        wrong = {f"{W}{home}" for home in homes}
        for element in root.iter(f"{W}{name}"):
            parent = element.getparent()
            if parent is not None and parent.tag in wrong:
                yield finder.place_of(element), _FAULTS.get(name, _LOOSE)


def _loose(root: etree._Element, finder: PlaceFinder) -> Iterator[tuple[Place, str]]:
    """Find text between the elements of a part."""
    for element in root.iter("*"):
        parent = element.getparent()
        inside = element.text if element.tag in _WITHOUT_TEXT else ""
        behind = element.tail if parent is not None and parent.tag in _WITHOUT_TEXT else ""
        if shown := f"{inside or ''}{behind or ''}".strip():
            yield Place(finder.around(element), shown), _LOOSE


def _unnumbered(root: etree._Element, finder: PlaceFinder) -> Iterator[tuple[Place, str]]:
    """Find cells and rows that do not say in a number how many columns they take or leave out."""
    for element in root.iter(*_SPANNING):
        said = element.get(f"{W}val", "")
        if _COLUMNS.fullmatch(said) is None:
            yield finder.place_of(element), f"有一格或者一行写的列数“{said}”不对，Word 打不开"
