"""Puts a document's chapters together: headings get their numbers, in the style of their form.

A number is given by level and position across the whole document and never typed. 公文 numbers as
official documents do, 一、（一）1.（1）; 数字 as 1. 1.1 1.1.1; 不编 not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.narrative.blocks import Heading
from generator.structs import replace
from generator.templating.numerals import chinese

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from generator.narrative.blocks import Block, Blocks

LEVELS = 4
OFFICIAL = "公文"


def compose(chapters: Iterable[Blocks], style: str = OFFICIAL) -> tuple[Blocks, ...]:
    """Return the chapters of one document, in its order, with their headings numbered."""
    counts = [0] * LEVELS
    number = STYLES[style]
    return tuple(
        tuple(_numbered(block, counts, number) for block in chapter) for chapter in chapters
    )


def without_bare_headings(chapter: Blocks) -> Blocks:
    """Leave out headings that nothing stands under; a chapter that is one heads what Word has."""
    if len(chapter) == 1:
        return chapter
    kept: list[Block] = []
    for block in reversed(chapter):
        if not (isinstance(block, Heading) and _is_bare(block, kept[-1] if kept else None)):
            kept.append(block)
    return tuple(reversed(kept))


def _is_bare(heading: Heading, after: Block | None) -> bool:
    return after is None or (isinstance(after, Heading) and after.level <= heading.level)


def _numbered(block: Block, counts: list[int], number: Callable[[Sequence[int]], str]) -> Block:
    if not isinstance(block, Heading):
        return block
    place = block.level - 1
    counts[place] += 1
    counts[place + 1 :] = [0] * (LEVELS - block.level)
    return replace(block, number=number(counts[: block.level]))


def decimal_number(counts: Sequence[int]) -> str:
    """Write the number of a heading with those above it: 1. and 1.2, skipped levels left out."""
    figures = [str(count) for count in counts if count]
    return f"{figures[0]}. " if len(figures) == 1 else f"{'.'.join(figures)} "


def heading_number(level: int, count: int) -> str:
    """Write the number of a heading as official documents do (GB/T 9704)."""
    match level:
        case 1:
            return f"{chinese(count)}、"
        case 2:
            return f"（{chinese(count)}）"
        case 3:
            return f"{count}."
        case _:
            return f"（{count}）"


STYLES: dict[str, Callable[[Sequence[int]], str]] = {
    OFFICIAL: lambda counts: heading_number(len(counts), counts[-1]),
    "数字": decimal_number,
    "不编": lambda _: "",
}
"""How a heading is numbered, by what a form calls it, from the counts down to its own level."""
