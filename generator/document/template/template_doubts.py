"""What in a template is most likely a slip, though documents can be made of it.

Word falls back in silence where a style or a bookmark is gone, and prints braces and figures that
somebody typed as they are; it shows only on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import CELL, PARAGRAPH, ROW, TABLE, TEXT, W, own, parse
from generator.document.template.even_rows import width_taken
from generator.document.template.field_codes import fields_in
from generator.document.template.fonts_by_hand import fonts_by_hand, fonts_missing
from generator.document.template.places import Place, PlaceFinder, text_of
from generator.document.template.styles import read_styles
from generator.document.template.tag_spelling import WRITTEN, plain
from generator.document.template.tags import STRUCTURAL, VARYING
from generator.vocabulary.name_registry import top_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from generator.diagnostics import Diagnostic
    from generator.document.package.opened_package import Package
    from generator.document.template.field_codes import Field
    from generator.document.template.reporter import Reporter

_STYLES = (f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")
_REFERRING = {"REF", "PAGEREF", "NOTEREF"}
_BRACED = patterns.compile(r"[{｛]\s*([^\W\d]\w*)[^{}｛｝]*[}｝]")
_TOTAL = patterns.compile(r"(?:合\s*计|总\s*计|总\s*分|小\s*计)(?:[（(].*[）)])?")
_FIGURE = patterns.compile(r"[+-]?\d[\d,]*(?:\.\d+)?(?:万元|元|分|%)?")
_PRINTED = patterns.compile(r"\{\{\s*([^{}|]+?)\s*\}\}")
_LISTED = "_Toc"  # begins the names that a table of contents gives to headings

Doubt = tuple[str, Place, dict[str, str]]


def template_doubts(package: Package, reporter: Reporter) -> Iterator[Diagnostic]:
    """Say what is doubtful in the parts of a template, each at its place."""
    styles = read_styles(package)
    roots = [(label, parse(package.members[one].content)) for one, label in package.text_parts()]
    marks = {
        mark.get(f"{W}name", "") for _, root in roots for mark in root.iter(f"{W}bookmarkStart")
    }
    for label, root in roots:
        finder = PlaceFinder(root, label)
        found: tuple[Iterator[Doubt], ...] = (
            _styles(root, finder, set(styles.by_id)),
            fonts_by_hand(root, finder),
            fonts_missing(root, finder, styles),
            _bookmarks(root, finder, label),
            _references(root, finder, label, marks),
            _braces(root, finder),
            _figures(root, finder),
            _short_rows(root, finder),
        )
        for code, place, facts in (doubt for doubts in found for doubt in doubts):
            yield reporter.placed(code, place, **facts)


def _styles(root: etree._Element, finder: PlaceFinder, known: set[str]) -> Iterator[Doubt]:
    """Find the styles that the template does not have, each where it is used first."""
    said: set[str] = set()
    for element in root.iter(*_STYLES):
        style = element.get(f"{W}val", "")
        if style not in known | said:
            said.add(style)
            yield "X31", _around(element, finder), {"style": style}


def _bookmarks(root: etree._Element, finder: PlaceFinder, label: str) -> Iterator[Doubt]:
    """Find bookmarks of which only one end is left."""
    starts = {one.get(f"{W}id", ""): one for one in root.iter(f"{W}bookmarkStart")}
    ends = {one.get(f"{W}id", ""): one for one in root.iter(f"{W}bookmarkEnd")}
    for key in starts.keys() - ends.keys():
        name = starts[key].get(f"{W}name", "")
        yield "X32", _around(starts[key], finder), {"fault": f"书签“{name}”没有结尾"}
    for key in ends.keys() - starts.keys():
        yield "X32", _around(ends[key], finder), {"fault": f"{label}里有一个书签只有结尾"}


def _references(
    root: etree._Element, finder: PlaceFinder, label: str, marks: set[str]
) -> Iterator[Doubt]:
    """Find references to bookmarks that are gone: Word prints 错误！未找到引用源 there."""
    fields = list(fields_in(root))
    if any(field.words[0] == "TOC" for field in fields):  # documents have its entries written anew
        marks = marks | _listed(root, fields)
    for field in fields:
        name, *rest = field.words
        target = rest[0] if name in _REFERRING and rest else _local_target(name, rest)
        if target and target not in marks and "{" not in target:
            place = Place(label, "") if field.paragraph is None else finder.place(field.paragraph)
            yield "X32", place, {"fault": f"这里引用的书签“{target}”已经没有了"}
    for link in root.iter(f"{W}hyperlink"):
        target = link.get(f"{W}anchor", "")
        if target and target not in marks and "{" not in target and target != "_top":
            yield "X32", _around(link, finder), {"fault": f"这里引用的书签“{target}”已经没有了"}


def _listed(root: etree._Element, fields: Iterable[Field]) -> set[str]:
    """Return the bookmarks that the entries of a table of contents lead to."""
    named = [word for field in fields for word in field.words]
    named += [link.get(f"{W}anchor", "") for link in root.iter(f"{W}hyperlink")]
    return {name for name in named if name.startswith(_LISTED)}


def _local_target(name: str, rest: list[str]) -> str:
    switched = name == "HYPERLINK" and len(rest) > 1 and rest[0] == "\\l"
    return rest[1] if switched else ""


def _braces(root: etree._Element, finder: PlaceFinder) -> Iterator[Doubt]:
    """Find names of data in one brace instead of two."""
    names = top_names()
    for paragraph in root.iter(PARAGRAPH):
        shown = WRITTEN.sub("", "".join(text.text or "" for text in own(paragraph, TEXT)))
        for match in _BRACED.finditer(shown):
            if match[1] in names:
                yield "X33", finder.place(paragraph), {"text": match[0], "name": match[1]}


def _figures(root: etree._Element, finder: PlaceFinder) -> Iterator[Doubt]:
    """Find rows of totals with a figure that somebody typed, and names printed twice in a row."""
    for row in root.iter(ROW):
        cells = list(own(row, CELL))
        texts = [text_of(cell).strip() for cell in cells]
        total = any(_TOTAL.fullmatch(text) for text in texts) and any("{{" in t for t in texts)
        seen: set[str] = set()
        for cell, text in zip(cells, texts, strict=True):
            place = finder.place(next(cell.iter(PARAGRAPH), cell))
            if total and _FIGURE.fullmatch(text):
                yield "X34", place, {"doubt": f"合计的一行里写着固定的数“{text}”"}
            match = _PRINTED.fullmatch(text)
            if match and match[1] in seen:
                yield "X34", place, {"doubt": f"同一行里“{match[1]}”印了两次"}
            seen |= {match[1]} if match else set()


def _short_rows(root: etree._Element, finder: PlaceFinder) -> Iterator[Doubt]:
    """Find rows with tags that end before the others of their table: a cell was deleted.

    A row that says itself how many columns it leaves out is meant to.
    """
    for table in root.iter(TABLE):
        rows = [row for row in own(table, ROW) if not _is_for_tag(row)]
        if any(VARYING.search(text_of(row)) for row in rows):
            continue
        widths = [width_taken(row) for row in rows]
        for row, width in zip(rows, widths, strict=True):
            first = next(row.iter(PARAGRAPH), None)
            if width < max(widths) and first is not None and WRITTEN.search(text_of(row)):
                facts = {"width": f"{width}", "columns": f"{max(widths)}"}
                yield "X36", finder.place(first), facts


def _is_for_tag(row: etree._Element) -> bool:
    """Tell whether a row is there for its tag only."""
    found = WRITTEN.search(text_of(row))
    structure = STRUCTURAL.match(plain(found[0])) if found else None
    return structure is not None and structure[1] == "tr"


def _around(element: etree._Element, finder: PlaceFinder) -> Place:
    """Return the place of the paragraph around, in or behind an element."""
    around = next(element.iterancestors(PARAGRAPH), None)
    home = element.getparent()
    inside = None if home is None else next(home.iter(PARAGRAPH), None)
    found = around if around is not None else inside
    return Place("正文", "") if found is None else finder.place(found)
