"""Markdown of a small kind → blocks: headings, paragraphs, bold, simple tables, pictures."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from generator import patterns
from generator.narrative.blocks import Heading, Illustration, Paragraph, Run, Table
from generator.narrative.markup import LINE_BREAK, NEW_PARAGRAPH, as_text
from generator.structs import Struct

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from generator.narrative.blocks import Block, Blocks, Row, Runs

BOLD = "**"
DEEPEST = 4
INDENT = " \t\u3000"  # typed by habit; the template's styles indent
_BLANK = patterns.compile(r"\n[ \t]*(?:\n[ \t]*)*\n")
_HEADING = patterns.compile(r"(#{1,6}) +([^#\s\0](?:[^#\n\0]*[^#\s\0])?)")
_PLAIN = patterns.compile(r"[^#\s\0][^\n\0]*")  # one line: a table takes two
_PICTURE = patterns.compile(
    r"!\[(?P<words>[^\n]*)\]\((?P<file>[^\n]+?)(?:, *(?P<width>[0-9.]+))?\)"
)
_JOINT = patterns.compile(r"[ \t\u3000]*\n[ \t\u3000]*")


class Flaw(Struct, frozen=True):
    """A mistake in markup: what is wrong, and the text in which it is."""

    reason: str
    text: str


def parse(source: str) -> tuple[Blocks, tuple[Flaw, ...]]:
    """Return the blocks of a Markdown text whose data is marked, and what is wrong with it.

    No block goes on behind a blank line. Nearly all that stands between two is one line, a plain
    heading or paragraph; only what is more than that takes the parser.
    """
    flaws: list[Flaw] = []
    blocks: list[Block] = []
    for piece in _BLANK.split(source):
        if heading := _HEADING.fullmatch(piece):
            blocks.append(_heading(len(heading[1]), heading[2], flaws))
        elif "![" in piece and (picture := _PICTURE.fullmatch(piece.strip(INDENT))):
            blocks.append(_illustration(picture, flaws))
        elif _PLAIN.fullmatch(piece):
            blocks += _paragraphs(piece, flaws)
        else:
            blocks += parsed(piece, flaws)
    return tuple(blocks), tuple(flaws)


def parsed(source: str, flaws: list[Flaw]) -> Iterator[Block]:
    """Yield the blocks that the parser finds in a text."""
    return _blocks(_parser().parse(source), flaws)


@cache
def _parser() -> MarkdownIt:
    """Return the parser with all but headings and tables off; bold is read here.

    CommonMark does not see the end of bold behind a Chinese full stop: ``**一是加快进度。**每月``.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only forms with chapters pay for it

    return MarkdownIt("zero").enable(["heading", "table"]).disable("inline")


def _blocks(tokens: Sequence[Token], flaws: list[Flaw]) -> Iterator[Block]:
    table: list[Token] = []
    for opening, token in pairwise(tokens):
        if table or opening.type == "table_open":
            table.append(opening)
            if token.type == "table_close":
                yield _table(table, flaws)
                table = []
        elif opening.type == "heading_open":
            yield _heading(int(opening.tag[1:]), token.content, flaws)
        elif opening.type == "paragraph_open":
            yield from _paragraphs(token.content, flaws)


def _heading(level: int, content: str, flaws: list[Flaw]) -> Heading:
    text = content.replace(NEW_PARAGRAPH, "").replace(LINE_BREAK, "")
    line = f"{'#' * level} {as_text(text)}".strip()  # as the wording has it
    if level > DEEPEST:
        flaws.append(Flaw(f"标题最多 {DEEPEST} 级，这里有 {level} 个 #", line))
    if not text:
        flaws.append(Flaw("标题没有文字", line))
    return Heading(min(level, DEEPEST), _runs(text, flaws))


def _illustration(found: re.Match[str], flaws: list[Flaw]) -> Illustration:
    """Return a picture of wording; what stands in its words and file came from data or wording."""
    words = found["words"].replace(NEW_PARAGRAPH, LINE_BREAK).strip(INDENT)
    width = None
    if found["width"]:
        try:
            width = Decimal(found["width"])
        except InvalidOperation:
            flaws.append(Flaw("图片的宽要写厘米数", as_text(found[0])))
    return Illustration(as_text(found["file"]).strip(), _runs(words, flaws), width)


def _paragraphs(content: str, flaws: list[Flaw]) -> Iterator[Paragraph]:
    """Yield the paragraphs that a paragraph of wording becomes: a blank line in data begins one."""
    text = _JOINT.sub("", content).strip(INDENT)
    if text.startswith("#"):
        flaws.append(Flaw("标题的 # 和文字之间要空一格", as_text(text)))
    if "![" in text:
        flaws.append(Flaw("图片要写成 ![说明](文件)，独占一段，前后空一行", as_text(text)))
    pieces: list[list[Run]] = [[]]
    for run in _runs(text, flaws):
        first, *more = run.text.split(NEW_PARAGRAPH)
        pieces[-1].append(Run(first, run.bold))
        pieces += [[Run(part, run.bold)] for part in more]
    for piece in pieces:
        runs = tuple(run for run in piece if run.text)
        if any(run.text.strip() for run in runs):
            yield Paragraph(runs)


def _table(tokens: Sequence[Token], flaws: list[Flaw]) -> Table:
    head: list[Row] = []
    rows: list[Row] = []
    cells: list[Runs] = []
    part = head
    for token in tokens:
        if token.type == "tbody_open":
            part = rows
        elif token.type == "inline":
            cells.append(_runs(token.content.replace(NEW_PARAGRAPH, LINE_BREAK), flaws))
        elif token.type == "tr_close":
            part.append(tuple(cells))
            cells = []
    return Table(tuple(head), tuple(rows), _centred(tokens))


def _centred(tokens: Sequence[Token]) -> frozenset[int]:
    """Return the columns whose line of dashes has a colon at either end."""
    heads = [token for token in tokens if token.type == "th_open"]
    return frozenset(n for n, one in enumerate(heads) if "center" in str(one.attrGet("style")))


def _runs(text: str, flaws: list[Flaw]) -> Runs:
    """Cut a text at its bold marks."""
    pieces = text.split(BOLD)
    if len(pieces) % 2 == 0:
        flaws.append(Flaw("粗体的 ** 不成对", as_text(text)))
    return tuple(
        Run(as_text(piece), bold=bool(place % 2)) for place, piece in enumerate(pieces) if piece
    )
