"""A Word document as HTML: sheets with paragraphs and tables as they will print, their headers.

Nothing of a document's text is markup here: all of it is escaped. Marks of a traced rendering
become spans that name their origin by its number.
"""

from __future__ import annotations

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from generator.document.package.archive import Member
from generator.document.package.opened_package import Package, relations_of
from generator.document.package.wordml import W, parse
from generator.document.page_view.list_numbers import ListNumbers
from generator.document.page_view.looks_of_styles import (
    Look,
    StyleLooks,
    borders_of,
    paragraph_look,
    run_look,
    value_of,
    written,
)
from generator.document.page_view.picture_html import Pictures
from generator.document.page_view.running_parts import KINDS, RunningParts
from generator.document.page_view.table_html import Cell, grid_of, placed
from generator.document.template.word_template import Filled
from generator.structs import Struct
from generator.templating.trace import CLOSE, FIRST, MARK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from generator.document.package.assembly import Joined
    from generator.document.package.opened_package import Relation

TWIPS_A_MILLIMETRE = 56.7
WIDTH, HEIGHT, MARGIN = 11906, 16838, 1440  # A4, in twips
DRAWN = frozenset(
    (
        *(f"{W}drawing", f"{W}pict", f"{W}object"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
    )
)
THROUGH = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "hyperlink", "ins", "smartTag"))
HAIRLINE = 20  # twips: a paragraph that only parts two tables
HEADINGS = "3456"


def document_html(content: Filled | Joined) -> str:
    """Return the sheets of a document."""
    package = package_of(content)

    def root(kind: str) -> _Element | None:
        found = _part(content, package.target(kind, package.main))
        return parse(found) if found else None

    body = parse(_part(content, package.main)).find(f"{W}body")
    pictures = Pictures(package.main, partial(_part, content))
    heads = RunningParts(_heads(content))
    writer = Writer(StyleLooks(root("styles")), ListNumbers(root("numbering")), pictures, heads)
    return "" if body is None else "".join(writer.sheets(body))


def marks_in(content: Filled | Joined) -> Iterator[int]:
    """Yield the numbers of the marks in a document's text, as often as they stand in it.

    A header counts once, on however many pages it is printed.
    """
    texts = [_part(content, package_of(content).main), *_heads(content).values()]
    marks = (mark for text in texts for mark in MARK.findall(text.decode()))
    yield from (ord(mark) - FIRST for mark in marks if mark != CLOSE)


def _heads(content: Filled | Joined) -> dict[str, bytes]:
    """Return the headers and footers that sections may name, by the relationship."""
    return {
        one.key: _part(content, one.target)
        for one in _relations(content)
        if one.kind.rpartition("/")[2] in KINDS
    }


def _relations(content: Filled | Joined) -> tuple[Relation, ...]:
    """Return the relationships of a document's main part as it has them."""
    package = package_of(content)
    if isinstance(content, Filled):
        return content.relations(package.main)
    name = relations_of(package.main)
    changed = Package({name: Member.pack(name, _part(content, name))})
    return changed.relations(package.main)


def package_of(content: Filled | Joined) -> Package:
    """Return the package that a document's parts lie in, but for what has changed."""
    return content.template.compiled.package if isinstance(content, Filled) else content.package


def _part(content: Filled | Joined, name: str) -> bytes:
    """Return a part of a document, nothing where it has none of this name."""
    changed = content.contents.get(name)
    known = package_of(content).members.get(name)
    return changed if changed is not None else known.content if known else b""


class Writer(Struct):
    """Writes one document."""

    styles: StyleLooks
    lists: ListNumbers
    pictures: Pictures
    heads: RunningParts
    _open: int = 0

    def sheets(self, body: _Element) -> Iterator[str]:
        """Yield a sheet for each section of the document."""
        blocks: list[_Element] = []
        for child in _blocks(body):
            end = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
            if child.tag != f"{W}sectPr":
                blocks.append(child)
            if end is not None:
                self.heads.enter(end)
                inner = f"{self._running('header')}{self.blocks(blocks)}{self._running('footer')}"
                yield f'<section class="sheet" style="{_page(end)}">{inner}</section>'
                blocks = []
        if blocks:
            yield f'<section class="sheet">{self.blocks(blocks)}</section>'

    def _running(self, kind: str) -> str:
        """Write the headers or the footers of the section, each with the pages that it is on."""
        written = (
            f'<{kind} class="running" data-pages="{pages}">{self.blocks(_blocks(root))}</{kind}>'
            for pages, root in self.heads.of(kind)
        )
        return "".join(written)

    def blocks(self, blocks: Iterable[_Element], above: Look | None = None) -> str:
        """Write paragraphs and tables that stand below each other."""
        return "".join(
            self._table(one) if one.tag == f"{W}tbl" else self._paragraph(one, above or {})
            for one in blocks
            if one.tag in {f"{W}p", f"{W}tbl"}
        )

    def _paragraph(self, paragraph: _Element, above: Look) -> str:
        properties = paragraph.find(f"{W}pPr")
        look = above | self.styles.of(value_of(properties, "pStyle")) | paragraph_look(properties)
        if _is_joint(properties):
            return ""
        text = escape(self.lists.before(properties)) + self._inline(paragraph)
        level = look.get("level", "9")
        tag = f"h{HEADINGS[int(level)]}" if level in "0123" else "p"
        name = escape(look.get("style", ""))
        return (
            f'<{tag} data-style="{name}" style="{escape(written(look))}">{text or "<br>"}</{tag}>'
        )

    def _inline(self, paragraph: _Element) -> str:
        self._open = 0
        text = "".join(self._run(run) for run in _runs(paragraph))
        return text + "</span>" * self._open

    def _run(self, run: _Element) -> str:
        look = self.styles.of(value_of(run.find(f"{W}rPr"), "rStyle") or "")
        look = {n: v for n, v in look.items() if n in RUN_LOOKS} | run_look(run.find(f"{W}rPr"))
        return "".join(self._piece(child, look) for child in run)

    def _piece(self, child: _Element, look: Look) -> str:
        match child.tag:
            case name if name == f"{W}t":
                return "".join(self._marked(child.text or "", look))
            case name if name in {f"{W}br", f"{W}cr"}:
                return "<br>"
            case name if name == f"{W}tab":
                return "&emsp;"
            case name if name in DRAWN:
                return self._drawing(child)
            case name if name in {f"{W}footnoteReference", f"{W}endnoteReference"}:
                return "<sup>注</sup>"
        return ""

    def _drawing(self, drawn: _Element) -> str:
        box = next(drawn.iter(f"{W}txbxContent"), None)
        if box is not None:
            outer = self._open
            lines = [self._inline(one) for one in box.iter(f"{W}p")]
            self._open = outer
            return f'<span class="box">{"<br>".join(lines)}</span>'
        return self.pictures.html(drawn)

    def _marked(self, text: str, look: Look) -> Iterator[str]:
        """Write a stretch of text, with spans where its marks open and close."""
        style = escape(written(look))
        start = 0
        for found in MARK.finditer(text):
            yield _styled(text[start : found.start()], style)
            yield self._turn(found[0])
            start = found.end()
        yield _styled(text[start:], style)

    def _turn(self, mark: str) -> str:
        if mark == CLOSE:
            self._open, closed = max(self._open - 1, 0), self._open > 0
            return "</span>" if closed else ""
        self._open += 1
        return f'<span data-from="{ord(mark) - FIRST}">'

    def _table(self, table: _Element) -> str:
        properties = table.find(f"{W}tblPr")
        look = self.styles.of(value_of(properties, "tblStyle") or "")
        look = {n: v for n, v in look.items() if n != "style"} | borders_of(properties)
        widths = grid_of(table)
        columns = "".join(f'<col style="width:{one:.2f}%">' for one in widths)
        rows = "".join(
            f"<tr{_height(row)}>{''.join(self._cell(cell, look) for cell in cells)}</tr>"
            for row, cells in placed(table)
        )
        kind = "lined" if look.get("lines") else ""
        return f'<table class="{kind}"><colgroup>{columns}</colgroup><tbody>{rows}</tbody></table>'

    def _cell(self, cell: Cell, look: Look) -> str:
        spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
        inner = self.blocks(
            _blocks(cell.element), {n: v for n, v in look.items() if n in RUN_LOOKS}
        )
        return f'<td{spans} style="{escape(cell.style)}">{inner}</td>'


RUN_LOOKS = frozenset(("font-weight", "font-size", "text-decoration", "color", "font-family"))


def _styled(text: str, style: str) -> str:
    if not text:
        return ""
    return f'<span style="{style}">{escape(text)}</span>' if style else escape(text)


def _blocks(owner: _Element) -> Iterator[_Element]:
    """Yield what stands directly in a body or cell, through controls that only wrap it."""
    for child in owner:
        if child.tag in THROUGH:
            yield from _blocks(child)
        elif isinstance(child.tag, str):
            yield child


def _runs(paragraph: _Element) -> Iterator[_Element]:
    for child in paragraph:
        if child.tag == f"{W}r":
            yield child
        elif child.tag in THROUGH or child.tag == f"{W}fldSimple":
            yield from _runs(child)


def _is_joint(properties: _Element | None) -> bool:
    spacing = None if properties is None else properties.find(f"{W}spacing")
    if spacing is None or spacing.get(f"{W}lineRule") != "exact":
        return False
    return float(spacing.get(f"{W}line") or HAIRLINE) < HAIRLINE


def _height(row: _Element) -> str:
    height = row.find(f"{W}trPr/{W}trHeight")
    twips = 0 if height is None else float(height.get(f"{W}val") or 0)
    return f' style="height:{twips / 20:g}pt"' if twips else ""


def _page(section: _Element) -> str:
    """Return the size and the margins of the sheets of a section."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width = _twips(size, "w", WIDTH)
    height = _twips(size, "h", HEIGHT)
    sides = [_twips(margins, side, MARGIN) for side in ("top", "right", "bottom", "left")]
    padding = " ".join(f"{abs(side):.1f}mm" for side in sides)
    return f"width:{width:.1f}mm;min-height:{height:.1f}mm;padding:{padding}"


def _twips(owner: _Element | None, name: str, usual: int) -> float:
    given = None if owner is None else owner.get(f"{W}{name}")
    return float(given or usual) / TWIPS_A_MILLIMETRE
