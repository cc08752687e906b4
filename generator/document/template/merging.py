"""The 合并 tag: a cell that runs over the rows of a loop as its data says.

``{% 合并 行.一级 %}`` in a cell, with a ``Span`` as the value, becomes plain Jinja around the
cell's own elements. docxtpl's ``{% vm %}`` merges a whole loop and nothing less; this follows the
data, so three levels merge in one flat loop.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from generator.document.package.wordml import CELL, CELL_PROPERTIES, PARAGRAPH, TEXT, W, nearest
from generator.document.template.tags import MARKED, MERGE, mark
from generator.document.template.word_environment import MERGE_FILTER, MERGE_TEST, MERGE_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator

BEFORE_MERGE = (f"{W}cnfStyle", f"{W}tcW", f"{W}gridSpan", f"{W}hMerge")  # order of CT_TcPr


def merge_cells(root: etree._Element) -> Iterator[int]:
    """Rewrite every cell with a 合并 tag; yield the numbers of tags that stand where none may.

    A tag needs a cell, and a cell takes one.
    """
    done: set[etree._Element] = set()
    for text in list(root.iter(TEXT)):
        match = MERGE.search(text.text or "")
        if match is None:
            continue
        number = _number(match.group())
        cell = nearest(text, CELL)
        if cell is None or cell in done or len(MERGE.findall(text.text or "")) > 1:
            yield number
            continue
        done.add(cell)
        _rewrite(cell, text, match.group(1), number)


def _number(tag: str) -> int:
    found = MARKED.search(tag)
    return int(found.group(1)) if found else 0


def _rewrite(cell: etree._Element, text: etree._Element, marked: str, number: int) -> None:
    """Put Jinja around the cell's own properties and paragraphs."""
    name, stamp = f"合并{number}", mark(number)
    expression = MARKED.sub("", marked)
    text.text = MERGE.sub(f"{{{{ {name}|{MERGE_TEXT} {stamp}}}}}", text.text or "")
    properties = cell.find(CELL_PROPERTIES)
    if properties is None:
        properties = etree.Element(CELL_PROPERTIES)
        cell.insert(0, properties)
    content = cell[1:]
    cell.text = f"{{% set {name} = {expression} {stamp}%}}"
    _insert_merge(properties, f"{{{{ {name}|{MERGE_FILTER} {stamp}}}}}")
    properties.tail = f"{{% if {name} is {MERGE_TEST} {stamp}%}}"
    content[-1].tail = f"{{% else {stamp}%}}"
    empty = _empty_paragraph(cell)
    empty.tail = f"{{% endif {stamp}%}}"
    cell.append(empty)


def _insert_merge(properties: etree._Element, tag: str) -> None:
    """Put the tag where the schema wants ``w:vMerge``: after the spans, before the borders."""
    for old in properties.findall(f"{W}vMerge"):
        properties.remove(old)
    before = [child for child in properties if child.tag in BEFORE_MERGE]
    if before:
        before[-1].tail = tag
    else:
        properties.text = tag


def _empty_paragraph(cell: etree._Element) -> etree._Element:
    """Return an empty paragraph formatted like the cell's first."""
    empty = etree.Element(PARAGRAPH)
    first = cell.find(PARAGRAPH)
    if first is not None and (formatting := first.find(f"{W}pPr")) is not None:
        empty.append(deepcopy(formatting))
    return empty
