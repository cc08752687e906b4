"""Puts a document's chapters together: headings get their numbers, 一、（一）1.（1）.

A number is given by level and position across the whole document and never typed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.narrative.blocks import Heading
from generator.templating.numerals import chinese

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.narrative.blocks import Block, Blocks

LEVELS = 4


def compose(chapters: Iterable[Blocks]) -> tuple[Blocks, ...]:
    """Return the chapters of one document, in its order, with their headings numbered."""
    counts = [0] * LEVELS
    return tuple(tuple(_numbered(block, counts) for block in chapter) for chapter in chapters)


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


def _numbered(block: Block, counts: list[int]) -> Block:
    if not isinstance(block, Heading):
        return block
    place = block.level - 1
    counts[place] += 1
    counts[place + 1 :] = [0] * (LEVELS - block.level)
    return replace(block, number=heading_number(block.level, counts[place]))


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
