"""What a chapter is made of: headings, paragraphs, tables of plain or bold text, pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal


class Run(Struct, frozen=True):
    """A stretch of text of one kind; a line feed in it is a line break within the paragraph."""

    text: str
    bold: bool = False


Runs = tuple[Run, ...]
Row = tuple[Runs, ...]


class Heading(Struct, frozen=True):
    """A heading of level 1 to 4; ``number`` (一、) is given when the document is composed."""

    level: int
    runs: Runs
    number: str = ""


class Paragraph(Struct, frozen=True):
    """A paragraph; without ``style`` it is body text."""

    runs: Runs
    style: str = ""


class Table(Struct, frozen=True):
    """A table: the rows of its head, then the others; all rows have equally many cells.

    ``centred`` are the columns, from 0, that the wording puts in the middle: ``:---:``.
    """

    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    centred: frozenset[int] = frozenset()


class Illustration(Struct, frozen=True):
    """A picture in a line of its own: its file, the words under it, its width in centimetres."""

    file: str
    runs: Runs = ()
    width: Decimal | None = None


Block = Heading | Paragraph | Table | Illustration
Blocks = tuple[Block, ...]


def plain_text(blocks: Iterable[Block]) -> str:
    """Write blocks as a reader sees them: a line for each block, cells apart by tabs."""
    return "\n".join(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> list[str]:
    if isinstance(block, Table):
        return ["\t".join(map(_joined, row)) for row in (*block.head, *block.rows)]
    number = block.number if isinstance(block, Heading) else ""
    return [number + _joined(block.runs)]


def _joined(runs: Runs) -> str:
    return "".join(run.text for run in runs)
