"""The tags that say how wide a cell is, or of what colour: {% colspan 列数 %}, {% cellbg 颜色 %}.

docxtpl's own way with them puts elements where the schema has them not, and prints whatever the
data hold. Here each becomes the element in its place, with a value that is looked at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import CELL, TEXT, W, nearest, properties_of
from generator.document.template.tags import MARKED, mark
from generator.document.template.word_environment import COLOUR, COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

LOOK = patterns.compile(r"\{%-?\s*(colspan|cellbg)\s+(.*?)\s*-?%\}", re.DOTALL)
SPAN, SHADE = f"{W}gridSpan", f"{W}shd"
# What stands before each among a cell's properties (order of CT_TcPr).
BEFORE = {
    SPAN: ("cnfStyle", "tcW"),
    SHADE: ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders"),
}


def set_looks(root: etree._Element) -> Iterator[int]:
    """Rewrite every cell with such a tag; yield the numbers of tags that stand in no cell."""
    for text in [text for text in root.iter(TEXT) if LOOK.search(text.text or "")]:
        cell = nearest(text, CELL)
        for match in list(LOOK.finditer(text.text or "")):
            found = MARKED.search(match.group())
            number = int(found.group(1)) if found else 0
            if cell is None:
                yield number
            else:
                _set_look(cell, match[1], MARKED.sub("", match[2]), number)
        text.text = LOOK.sub("", text.text or "")


def _set_look(cell: etree._Element, word: str, expression: str, number: int) -> None:
    name, stamp = f"{word}{number}", mark(number)
    cell.text = f"{{% set {name} = {expression} {stamp}%}}{cell.text or ''}"
    kind, filter_name = (SPAN, COLUMNS) if word == "colspan" else (SHADE, COLOUR)
    look = _property(cell, kind)
    if kind == SHADE:
        look.attrib.clear()
        look.attrib.update({f"{W}val": "clear", f"{W}color": "auto"})
    look.set(f"{W}{'val' if kind == SPAN else 'fill'}", f"{{{{ {name}|{filter_name} {stamp}}}}}")


def _property(cell: etree._Element, kind: str) -> etree._Element:
    """Return a cell's property, put in its place where the cell has none."""
    properties = properties_of(cell)
    known = properties.find(kind)
    if known is not None:
        return known
    names = tuple(f"{W}{name}" for name in BEFORE[kind])
    before = [child for child in properties if child.tag in names]
    made = properties.makeelement(kind)
    properties.insert(len(before), made)
    if kind == SPAN:  # the marks of a merge stand behind the width
        owner = before[-1] if before else properties
        made.tail = owner.tail if before else owner.text
        if before:
            owner.tail = None
        else:
            owner.text = None
    return made
