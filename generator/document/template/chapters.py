"""Chapters as WordprocessingML: blocks become paragraphs and tables in the template's own styles.

Fonts, sizes and spacing are the styles' affair; nothing here says more than a style's name, what is
bold, and that a table's head is repeated and its rows are not torn.
"""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, assert_never
from unicodedata import east_asian_width

from markupsafe import Markup, escape

from generator import patterns
from generator.document.template.picture_filters import CENTIMETRE, Shown
from generator.document.template.picture_laying import drawing
from generator.document.template.supplies import supplies_here
from generator.document.template.word_text import as_wordml
from generator.narrative.blocks import Heading, Illustration, Paragraph, Run, Table
from generator.reading import suggestion
from generator.structs import Struct
from generator.templating.trouble_notes import note

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.document.template.styles import Styles
    from generator.narrative.blocks import Block, Row, Runs

HEADINGS = ("一级标题", "二级标题", "三级标题", "四级标题")
BODY = "正文公文"
HEAD, TEXT, NUMBER = "表头", "表格文字", "表格数字"
PARAGRAPHS = (*HEADINGS, BODY, HEAD, TEXT, NUMBER)
TABLE = "公文表格"
# The look of a table in a template without the style: programs drop a style that nothing uses yet.
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="{4 if "inside" in edge else 6}" w:space="0" w:color="auto"/>'
    for edge in _EDGES
)
_MARGINS = "".join(
    f'<w:{edge} w:w="{width}" w:type="dxa"/>'
    for edge, width in zip(_EDGES, (28, 50, 28, 50), strict=False)
)
_PLAIN_LOOK = f"<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>{_MARGINS}</w:tblCellMar>"

WIDTH = 8844  # twips: the text block of GB/T 9704; Word stretches the table to the section's own
NARROWEST, WIDEST = 6, 40  # half-width characters a column's share is reckoned with
_FIGURE = patterns.compile(r"[-+−]?[0-9][0-9,]*(?:\.[0-9]+)?[%％]?|[—-]+")
_BOLD = "<w:rPr><w:b/><w:bCs/></w:rPr>"


class Chapters(Struct, frozen=True):
    """What 章节 is in a template: called with a chapter's name, it gives the chapter's XML.

    ``last`` is the chapter behind which only attachments and signature follow. Its end is kept
    with them, so that they never stand on a page without a line of the text.
    """

    styles: Styles
    chapters: Mapping[str, Sequence[Block]]
    last: str = ""

    @classmethod
    def of(
        cls, styles: Styles, chapters: Mapping[str, Sequence[Block]], order: Sequence[str]
    ) -> Chapters:
        """Return the chapters of a template that calls them in this order."""
        return cls(
            styles, chapters, next((name for name in reversed(order) if chapters.get(name)), "")
        )

    def __call__(self, name: str) -> str:
        """Return a chapter as paragraphs and tables; a chapter that nobody wrote is noted."""
        blocks = self.chapters.get(name)
        if blocks is None:
            note("X17", name=name, advice=suggestion(name, self.chapters))
            return ""
        pieces: list[str] = []
        last = len(blocks) - 1 if name == self.last else None
        for number, (before, block) in enumerate(zip((None, *blocks), blocks, strict=False)):
            if isinstance(before, Table) and isinstance(block, Table):
                pieces.append(self._paragraph((), BODY))  # Word makes one of two adjoining tables
            pieces.append(self._block(block, kept=number == last))
        return Markup("".join(pieces))  # noqa: S704 - every text in it went through escape()

    def _block(self, block: Block, *, kept: bool) -> str:
        """Return a block; one that is kept ends on the page on which the next paragraph begins."""
        match block:
            case Heading():
                number = (Run(block.number, block.runs[0].bold),) if block.number else ()
                return self._paragraph((*number, *block.runs), HEADINGS[block.level - 1], kept=kept)
            case Paragraph():
                return self._paragraph(block.runs, block.style or BODY, kept=kept)
            case Table():
                return self._table(block, kept=kept)
            case Illustration():
                return self._illustration(block, kept=kept)
            case _ as unreachable:
                assert_never(unreachable)

    def _paragraph(self, runs: Runs, style: str, *, kept: bool = False) -> str:
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{self._id("paragraph", style)}"/>'
            f"{'<w:keepNext/>' if kept else ''}</w:pPr>{''.join(map(_run, runs))}</w:p>"
        )

    def _illustration(self, block: Illustration, *, kept: bool) -> str:
        """Return a picture in the middle of a line as high as it is, with its words under it."""
        supplies = supplies_here()
        found = supplies.pictures.get(block.file) if supplies else None
        if supplies is None or found is None or supplies.part is None:
            note("X21", name=block.file)
            return ""
        if not found.content:  # what is wrong with it has been said of the filing
            return ""
        width = int(block.width * CENTIMETRE) if block.width else 0
        shown = Shown(found, _text(block.runs) or found.name, width)
        run = f"<w:r>{drawing(shown, supplies.part.source.settings[-1], supplies)}</w:r>"
        style = self._id("paragraph", BODY)
        words = "".join(map(_run, block.runs))
        return _centred(style, run, kept=bool(words) or kept, high=True) + (
            _centred(style, words, kept=kept) if words else ""
        )

    def _id(self, kind: str, name: str) -> str:
        """Return a style's id; the styles every chapter needs were proved when it was loaded."""
        key = self.styles.escaped_ids.get((kind, name))
        if key is None:
            note("X18", styles=name)
            return ""
        return key

    def _table(self, table: Table, *, kept: bool) -> str:
        widths = _widths((*table.head, *table.rows))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        heads = [HEAD] * len(widths)
        head = "".join(self._row(row, widths, heads, head=True) for row in table.head)
        last = len(table.rows) - 1 if kept else None
        rows = "".join(
            self._row(row, widths, _cell_styles(row, table.centred), kept=number == last)
            for number, row in enumerate(table.rows)
        )
        style = self.styles.ids.get(("table", TABLE))
        named = "" if style is None else f'<w:tblStyle w:val="{escape(style)}"/>'
        look = "" if named else _PLAIN_LOOK
        return (
            f'<w:tbl><w:tblPr>{named}<w:tblW w:w="5000" w:type="pct"/><w:jc w:val="center"/>{look}'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
        )

    def _row(
        self,
        row: Row,
        widths: Sequence[int],
        styles: Sequence[str],
        *,
        head: bool = False,
        kept: bool = False,
    ) -> str:
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f"{self._paragraph(cell, style, kept=kept)}</w:tc>"
            for cell, width, style in zip(row, widths, styles, strict=True)
        )
        repeated = "<w:tblHeader/>" if head else ""
        return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>"


def _centred(style: str, content: str, *, kept: bool, high: bool = False) -> str:
    """Return a paragraph in the middle; an exact line height would cut off what is ``high``."""
    spacing = '<w:spacing w:line="240" w:lineRule="auto"/>' if high else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if kept else ""}{spacing}'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
        f"{content}</w:p>"
    )


def _run(run: Run) -> str:
    return (
        f"<w:r>{_BOLD if run.bold else ''}"
        f'<w:t xml:space="preserve">{escape(as_wordml(run.text))}</w:t></w:r>'
    )


def _cell_styles(row: Row, centred: frozenset[int]) -> list[str]:
    """Return the styles of a row's cells: figures stand in the middle, as what is asked to."""
    middle = (n in centred or _FIGURE.fullmatch(_text(cell).strip()) for n, cell in enumerate(row))
    return [NUMBER if one else TEXT for one in middle]


def _widths(rows: Sequence[Row]) -> list[int]:
    """Share the width among the columns by their longest lines, within limits; twips."""
    longest = [max(map(_length, column)) for column in zip(*rows, strict=True)]
    shares = [min(max(length, NARROWEST), WIDEST) for length in longest]
    whole = sum(shares)
    edges = [WIDTH * reached // whole for reached in accumulate(shares, initial=0)]
    return [end - start for start, end in pairwise(edges)]


def _length(cell: Runs) -> int:
    """Return the length of a cell's longest line in half-width characters."""
    lines = _text(cell).split("\n")
    return max(sum(2 if east_asian_width(c) in "WFA" else 1 for c in line) for line in lines)


def _text(cell: Runs) -> str:
    return "".join(run.text for run in cell)
