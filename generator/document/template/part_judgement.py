"""What a part may not hold, said with its place.

Fields that fetch or start something, and paragraphs where none may stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
