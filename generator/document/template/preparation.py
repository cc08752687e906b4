"""From a part of the template to Jinja source: everything that is done once per template."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import unescape

from lxml import etree

from generator.document.package.wordml import PARAGRAPH, ROW, W14, W, discard
from generator.document.template.cell_looks import set_looks
from generator.document.template.chapter_tags import misplaced
from generator.document.template.chart_tags import chart_tags
from generator.document.template.column_marks import mark_columns
from generator.document.template.even_rows import even_rows
from generator.document.template.inline_statements import lift
from generator.document.template.jinja_source import Source
from generator.document.template.list_restart import misplaced_restarts
from generator.document.template.lone_tags import replace_containers
from generator.document.template.merging import as_source, merge_cells
from generator.document.template.outside_text import gather_outside, outside_leftovers
from generator.document.template.part_judgement import CURSOR
from generator.document.template.places import PlaceFinder, text_of
from generator.document.template.repeated_heads import repeat_heads
from generator.document.template.run_tags import misplaced_runs, set_apart
from generator.document.template.steady_tables import steady
from generator.document.template.syntax import Flaw, flaws
from generator.document.template.tag_spelling import BEGUN
from generator.document.template.tags import MARKED, TAG, Found, Tag, gather, leftovers, shown_again
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from generator.document.template.chart_tags import ChartTags
    from generator.document.template.places import Place

_REVISIONS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


class Preparation(Struct, frozen=True):
    """A prepared part, with what is wrong with its tags."""

    source: Source
    flaws: tuple[Flaw, ...]
    leftovers: tuple[Place, ...]
    evened: bool  # whether tables were put right


def prepare(root: etree._Element, label: str, environment: Environment) -> Preparation:
    """Turn a part into Jinja source through docxtpl's own preparation."""
    finder = PlaceFinder(root, label)
    halves = tuple(dict.fromkeys((*leftovers(root, finder), *outside_leftovers(root, finder))))
    _drop_repeatable_ids(root)
    _drop_cursor(root)
    found = gather(root, finder)
    charts = chart_tags(root, finder, len(found))
    inside, found = found, [*found, *charts.found]
    outside, misfits = gather_outside(root, finder, len(found))
    found += outside
    unstructured = [item for item in outside if not item.tag.structure]
    wrong = [
        *flaws(environment, [*inside, *charts.found, *unstructured]),
        *misplaced(found),
        *(*charts.flaws, *misfits),
        *misplaced_runs(inside, outside),
        *misplaced_restarts(found),
        *lift(inside),
    ]
    gone = {row: item.tag for item in inside if (row := _gone(item)) is not None}
    evened = even_rows(root, {*gone})
    whole = steady(root, inside, gone)
    wrong += _rewritten(root, inside)
    repeat_heads(root, found)
    settings = set_apart(root)
    if not wrong:
        replace_containers(inside)
    xml = etree.tostring(root, encoding="unicode")
    source = _source(xml, tuple(item.tag for item in found), charts, len(found) - len(outside))
    source = replace(source, settings=settings, steady=whole)
    return Preparation(source, tuple(wrong), halves, evened)


def _rewritten(root: etree._Element, found: Sequence[Found]) -> Iterator[Flaw]:
    """Rewrite the tags that make cells what they are; yield those that stand where none may."""
    yield from mark_columns(found)
    for number in merge_cells(root):
        yield Flaw("X03", "“合并”要写在表格里，一格一个", found[number].tag)
    for number in set_looks(root):
        yield Flaw("X03", "要写在表格的格子里", found[number].tag)


def _gone(item: Found) -> etree._Element | None:
    """Return the row that is there for its tag only."""
    return next(item.paragraph.iterancestors(ROW), None) if item.tag.structure == "tr" else None


def _source(xml: str, tags: tuple[Tag, ...], charts: ChartTags, outside: int) -> Source:
    """Patch the XML as docxtpl does and give every tag lines of its own.

    From the number ``outside`` on, tags are as a serializer has written them. The line break goes
    inside the tag, so nothing of it is left in what is rendered.
    """
    from docxtpl import DocxTemplate  # noqa: PLC0415 - costs 110 ms; only preparation needs it

    patched = charts.put_into(DocxTemplate("").patch_xml(xml))
    pieces: list[str] = []
    lines: list[int] = []
    numbers: list[int] = []
    line, last = 1, 0
    for match in TAG.finditer(patched):
        pieces.append(patched[last : match.start()])
        last = match.end()
        line += pieces[-1].count("\n")
        marked = MARKED.search(match.group())
        body = MARKED.sub("", match.group()).replace("\n", " ")
        if marked and not body.startswith("{#"):
            lines.append(line + 1)
            numbers.append(int(marked.group(1)))
            if numbers[-1] >= outside:
                body = unescape(body, {"&quot;": '"'})
            head = 3 if body[2] in "-+" else 2
            body = f"{body[:head]}\n{body[head:]}"
            line += 1
        pieces.append(body)
    pieces.append(patched[last:])
    return Source(as_source(shown_again("".join(pieces))), tags, tuple(lines), tuple(numbers))


def _drop_repeatable_ids(root: etree._Element) -> None:
    """Take away the ids that a loop would repeat and that Word gives anew when they are missing."""
    for element in root.iter(PARAGRAPH, ROW):
        for name in (f"{W14}paraId", f"{W14}textId"):
            element.attrib.pop(name, None)
    for control in root.iter(f"{W}sdtPr"):
        for old in control.findall(f"{W}id"):
            control.remove(old)


def revised(root: etree._Element, label: str) -> tuple[Place, ...]:
    """Find the places of a part where tracked changes touch tags."""
    finder = PlaceFinder(root, label)
    return tuple(dict.fromkeys(_revised(root, finder)))


def _drop_cursor(root: etree._Element) -> None:
    """Take away the bookmark of Word's cursor, which a loop would repeat."""
    marks = [mark for mark in root.iter(f"{W}bookmarkStart") if mark.get(f"{W}name") == CURSOR]
    keys = {mark.get(f"{W}id") for mark in marks}
    ends = [end for end in root.iter(f"{W}bookmarkEnd") if end.get(f"{W}id") in keys]
    for element in (*marks, *ends):
        discard(element)


def _revised(root: etree._Element, finder: PlaceFinder) -> Iterator[Place]:
    """Find the paragraphs with tags that carry tracked changes, or stand in a tracked row.

    Deleted tags still render, and inserted ones render before anyone has accepted them.
    """
    for revision in root.iter(*_REVISIONS):
        holder = next(revision.iterancestors(PARAGRAPH, ROW), None)
        if holder is None:
            continue
        paragraphs = [holder] if holder.tag == PARAGRAPH else list(holder.iter(PARAGRAPH))
        shown = text_of(holder) + "".join(t.text or "" for t in holder.iter(f"{W}delText"))
        if paragraphs and BEGUN.search(shown):
            yield finder.place(paragraphs[0])
