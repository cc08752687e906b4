"""A paper parted at its titles: each with its tables is one document of the form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.foreign import Grid
from generator.intake.labels import named, pair_key, vocabulary
from generator.structs import Struct, field

if TYPE_CHECKING:
    from generator.document.foreign import Paragraph
    from generator.document.foreign.word_content import Body, Element

    Part = tuple[Paragraph | Grid, Element]

BRACKETS = patterns.compile(r"[（(][^（()）]*[）)]$")
YEAR = patterns.compile(r"^.{0,6}?年度?")
MARK = patterns.compile(r"^附(?:件|表)\s*[0-9一二三四五六七八九十\-—]*\s*[：:]?$")
BASIC = "基础数据表"
LONGEST_HEADING = 24
YEARS = patterns.compile(r"[（(]?.{0,8}年度?[）)]?|")
INNER = "内表"  # in the labels of tables within tables


class Piece(Struct):
    """A title with what stands below it, up to the next; ``start`` opens it in the body."""

    title: str
    start: Element | None
    parts: list[Part] = field(default_factory=list)

    @property
    def grids(self) -> list[Grid]:
        """The tables of the piece itself, without those within tables."""
        grids = [one for one, _ in self.parts if isinstance(one, Grid)]
        return [one for one in grids if INNER not in one.label]

    @property
    def per(self) -> str:
        """Whom it is of: 项目, 整体自评, or 单位 where it is of neither."""
        says = vocabulary()["titles"]
        keys = {pair_key(cell.text) for grid in self.grids for row in grid.rows for cell in row}
        if BASIC in self.title:
            return "单位"
        if any(word in self.title for word in says["department"]):
            return "整体自评"
        if any(word in self.title for word in says["project"]) or "项目/名称" in keys:
            return "单位" if "清单" in self.title else "项目"
        return "整体自评" if _assesses(self.grids) else "单位"


def _assesses(grids: list[Grid]) -> bool:
    texts = (cell.text for grid in grids for row in grid.rows for cell in row)
    return any(named(text, ["三级指标", "预期目标", "指标名称"]) for text in texts)


def parted(body: Body, fallback: str) -> list[Piece]:
    """Part a paper at the titles that tables follow; one without a title is called by its file."""
    pieces: list[Piece] = [Piece("", None)]
    mark: Element | None = None
    for part, element in zip(body.content, body.elements, strict=True):
        text = "" if isinstance(part, Grid) else part.text
        title = title_of(text)
        if title and not (pieces[-1].title and not pieces[-1].grids):
            pieces.append(Piece(title, element if mark is None else mark))
        elif title:
            pieces[-1].title = max(pieces[-1].title, title, key=len)
        mark = element if MARK.match(text) else None
        pieces[-1].parts.append((part, element))
    return _with_tables(pieces, fallback)


def _with_tables(pieces: list[Piece], fallback: str) -> list[Piece]:
    """Give parts without a table to the next piece, those at the end to the last."""
    found: list[Piece] = []
    waiting: list[Part] = []
    start: Element | None = None
    for piece in pieces:
        if piece.grids:
            piece.parts = [*waiting, *piece.parts]
            piece.start = start if waiting and start is not None else piece.start
            piece.start = piece.start if piece.start is not None else piece.parts[0][1]
            found.append(piece)
            waiting, start = [], None
        else:
            start = start if start is not None or not piece.parts else piece.parts[0][1]
            waiting += piece.parts
    if found:
        found[-1].parts += waiting
        found[0].title = found[0].title or fallback
    return found


def heading_of(text: str) -> str:
    """Return what a short line above a table calls it, '' for years, marks and notes."""
    bare = BRACKETS.sub("", "".join(text.split()))
    said = len(bare) <= LONGEST_HEADING and not MARK.match(bare) and "：" not in bare
    return bare if said and not YEARS.fullmatch(bare) else ""


def title_of(text: str) -> str:
    """Return the title of a form that a line is, without year and brackets; '' if it is none."""
    bare = BRACKETS.sub("", "".join(text.split()))
    if len(bare) > vocabulary()["chapters"]["longest"] or not re.search(
        vocabulary()["titles"]["forms"], bare
    ):
        return ""
    return YEAR.sub("", bare) if re.match(r"^[（(]?(?:20|[_xX×]|年)", bare) else bare
