"""Our own rules on what is built, where validators are blind: tables, ids, relationships.

What cannot vary with the data is proved once per template; only the rest is looked at for every
document. Tables are read by their tags alone, without a parser: the text comes from a serializer,
so an element has one spelling, and text in a cell cannot look like one because it is escaped.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import R, parse
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.package.opened_package import Package

_BEFORE, _AFTER = (
    patterns.compile(rf'<w:grid{side} w:val="([0-9]+)"') for side in ("Before", "After")
)
_SPAN = patterns.compile(r'<w:gridSpan w:val="([0-9]+)"')
_MERGE = patterns.compile(r'<w:vMerge(?: w:val="([a-z]+)")?')
_BOOKMARK = patterns.compile(
    r'<w:bookmarkStart [^>]*?w:(id|name)="([^"]*)"[^>]*?w:(id|name)="([^"]*)"'
)
FIRST_DRAWING = 1000  # ids of drawings begin here, each part's apart from the others'
DRAWINGS_PER_PART = 100_000
_DRAWING_ID = patterns.compile(r'(<wp:docPr [^>]*?\bid=")[^"]*(")')


def table_faults(xml: str) -> Iterator[str]:
    """Find rows that do not fill the grid and merged cells that continue nothing."""
    for number, table in _tables(xml):
        plain = table.replace("<w:tr ", "<w:tr>").replace("<w:tc ", "<w:tc>")
        head, *rows = plain.split("<w:tr>")
        columns = head.count("<w:gridCol ") + head.count("<w:gridCol/>")
        above: dict[int, int] = {}
        for place, text in enumerate(rows, 1):
            row = _row(text)
            yield from (f"表{number}第{place}行{fault}" for fault in row.faults(columns, above))
            above = row.merges


def _tables(xml: str) -> Iterator[tuple[int, str]]:
    """Return each table's number and text, without the tables inside it."""
    open_tables: list[tuple[int, list[str]]] = []
    for number, chunk in enumerate(xml.split("<w:tbl>")):
        head, *tails = chunk.split("</w:tbl>")
        if number:
            open_tables.append((number, [head]))
        for tail in tails:
            closed, texts = open_tables.pop()
            yield closed, "".join(texts)
            if open_tables:
                open_tables[-1][1].append(tail)


class _Row(Struct):
    """A row read left to right: the columns it takes, and its merged cells.

    ``merges`` and ``continued`` give the width of each merged cell by the column it begins in.
    """

    width: int = 0
    merges: dict[int, int] = field(default_factory=dict)
    continued: dict[int, int] = field(default_factory=dict)

    def faults(self, columns: int, above: dict[int, int]) -> Iterator[str]:
        """Say what is wrong with the row in a grid of so many columns, below those merges."""
        if self.width != columns:
            yield f"占 {self.width} 列，表格有 {columns} 列"
        for start, width in self.continued.items():
            if above.get(start) != width:
                yield f"第{start + 1}列的合并单元格上面没有可接的单元格"


def _row(text: str) -> _Row:
    """Read the properties of a row and its cells; the text in them is never looked at."""
    head, *cells = text.split("<w:tc>")
    return _row_of(head, tuple([cell[: cell.find("</w:tcPr>")] for cell in cells]))


@lru_cache(maxsize=1024)  # a template has few kinds of row and a document has many rows
def _row_of(head: str, cells: tuple[str, ...]) -> _Row:
    row = _Row(sum(map(int, _BEFORE.findall(head))))
    for cell in cells:
        width, merge = _cell(cell)
        if merge:
            row.merges[row.width] = width
        if merge == "continue":
            row.continued[row.width] = width
        row.width += width
    row.width += sum(map(int, _AFTER.findall(head)))
    return row


@lru_cache(maxsize=4096)
def _cell(properties: str) -> tuple[int, str]:
    """Return how many columns a cell takes, and its part in a vertical merge if it has one."""
    span, merge = _SPAN.search(properties), _MERGE.search(properties)
    return int(span[1]) if span else 1, (merge[1] or "continue") if merge else ""


def bookmark_faults(xml: str) -> Iterator[str]:
    """Find bookmarks that a loop has repeated."""
    seen: set[tuple[str, str]] = set()
    for first, one, second, two in _BOOKMARK.findall(xml):
        for key in ((first, one), (second, two)):
            if key in seen:
                yield f"书签“{key[1]}”重复"
            seen.add(key)


def renumber_drawings(xml: str, first: int) -> str:
    """Give every drawing an id of its own, as docxtpl does: a loop repeats pictures too."""
    numbers = count(first)
    return _DRAWING_ID.sub(lambda match: f"{match[1]}{next(numbers)}{match[2]}", xml)


def relation_faults(package: Package) -> Iterator[str]:
    """Find relationships that lead nowhere, and ids in parts that no relationship has."""
    sources = ["", *(name for name in package.members if name.endswith(".xml"))]
    for source in sources:
        relations = package.relations(source)
        for relation in relations:
            if not relation.external and relation.target not in package.members:
                yield f"“{source or '文档包'}”指向不存在的“{relation.target}”"
        if source:
            known = {relation.key for relation in relations}
            used = _used_relations(package.members[source].content)
            yield from (f"“{source}”用到不存在的关系“{key}”" for key in sorted(used - known))


def _used_relations(content: bytes) -> set[str]:
    """Return the relationship ids that a part's elements name."""
    if b"officeDocument/2006/relationships" not in content:
        return set()
    return {
        value
        for element in parse(content).iter("*")
        for name, value in element.attrib.items()
        if str(name).startswith(R) and value
    }
