"""A table of contents written from the headings that the finished document has.

A TOC field of a template holds what Word found there when the template was saved. Here its entries
are written anew, each leading to its heading; what Word would gather by the field's own switches is
what is gathered. Page numbers are the layout's: each entry asks for its heading's page, and the
field is marked to be worked out when the document is opened.
"""

from __future__ import annotations

import re
from copy import deepcopy
from itertools import count
from typing import TYPE_CHECKING

from lxml import etree

from generator import patterns
from generator.document.package.made_runs import (
    FIELD_CHARACTER,
    field_run,
    instruction_run,
    run,
    text,
)
from generator.document.package.paragraph_order import put_in_order
from generator.document.package.wordml import (
    PARAGRAPH,
    RUN,
    TEXT,
    TEXT_BOX,
    W,
    discard,
    parse,
    properties_of,
)
from generator.document.template.run_tags import text_block
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.document.template.styles import Styles

_TOC = patterns.compile(r"\s*TOC\b")
_RANGE = patterns.compile(r'\\([ou])(?:\s+"(\d)\s*-\s*(\d)")?')
_STYLED = patterns.compile(r'\\t\s+"([^"]*)"')
_OUTLINE = patterns.compile(r'<w:outlineLvl w:val="(\d)"')
_TWIP = 635  # EMU
_BODY_TEXT = 9  # the outline level of what is no heading
_USUAL = (1, 3)


class _Field(Struct, frozen=True):
    """A complex field: the runs with its three characters, and its instruction."""

    begin: etree._Element
    separate: etree._Element | None
    end: etree._Element
    instruction: str


class _Entry(Struct, frozen=True):
    """A line of the table: its level, what it says, the bookmark it leads to."""

    level: int
    text: str
    bookmark: str


def with_contents(content: bytes, styles: Styles) -> bytes:
    """Return a document's body with its tables of contents written from its headings."""
    root = parse(content)
    for simple in [one for one in root.iter(f"{W}fldSimple") if _is_toc(one.get(f"{W}instr"))]:
        _spelled_out(simple)
    for field in [one for one in _fields(root) if _is_toc(one.instruction)]:
        _write(root, field, styles)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _is_toc(instruction: str | None) -> bool:
    return _TOC.match(instruction or "") is not None


def _spelled_out(simple: etree._Element) -> None:
    """Write a simple field as a complex one: only that may run over paragraphs."""
    parent = simple.getparent()
    if parent is None:
        return
    runs = (
        field_run("begin"),
        instruction_run(simple.get(f"{W}instr", "")),
        field_run("separate"),
        field_run("end"),
    )
    place = parent.index(simple)
    parent[place : place + 1] = list(runs)


def _fields(root: etree._Element) -> Iterator[_Field]:
    """Yield the outermost complex fields."""
    stack: list[tuple[etree._Element, list[str], list[etree._Element]]] = []
    for element in root.iter(FIELD_CHARACTER, f"{W}instrText"):
        run = element.getparent()
        if run is None:
            continue
        kind = element.get(f"{W}fldCharType")
        if element.tag != FIELD_CHARACTER:
            if stack and not stack[-1][2]:
                stack[-1][1].append(element.text or "")
        elif kind == "begin":
            stack.append((run, [], []))
        elif kind == "separate" and stack:
            stack[-1][2].append(run)
        elif kind == "end" and stack:
            begin, words, separate = stack.pop()
            if not stack:
                yield _Field(begin, separate[0] if separate else None, run, "".join(words))


def _write(root: etree._Element, field: _Field, styles: Styles) -> None:
    """Put new entries in the place of a field's old ones."""
    first, last = field.begin.getparent(), field.end.getparent()
    if first is None or last is None or not first.tag == last.tag == PARAGRAPH:
        return
    holder = first.getparent()
    if holder is None or last.getparent() is not holder:
        return
    inside = holder[holder.index(first) : holder.index(last) + 1]
    entries = tuple(_entries(root, field.instruction, styles, set(inside)))
    width = text_block(root, first)[0] // _TWIP
    linked = "\\h" in field.instruction
    rest = _rest(first, last, field)
    lines = [_line(entry, first, styles, width, linked=linked) for entry in entries]
    opening = _opening(first, field)
    if lines:
        _put_first(lines[0], opening)
    else:
        lines = [_paragraph(first, opening)]
    place = holder.index(first)
    holder[place : place + len(inside)] = [*lines, rest]


def _opening(first: etree._Element, field: _Field) -> list[etree._Element]:
    """Return what stands before the entries: the field's beginning, to be worked out anew."""
    runs = [one for one in first if one.tag != f"{W}pPr"]
    stop = field.separate if field.separate is not None else field.begin
    before = runs[: runs.index(field.begin)] if field.begin in runs else []
    character = field.begin.find(FIELD_CHARACTER)
    if character is not None:
        character.set(f"{W}dirty", "true")
    separate = stop if stop is not field.begin else field_run("separate")
    return [*before, field.begin, instruction_run(field.instruction), separate]


def _rest(first: etree._Element, last: etree._Element, field: _Field) -> etree._Element:
    """Return the paragraph that ends the field, with all that stood behind it."""
    rest = last if last is not first else _paragraph(last, [])
    behind = list(last)[list(last).index(field.end) :]
    for child in list(rest):
        if child.tag != f"{W}pPr" and child not in behind:
            rest.remove(child)
    if rest is not last:
        rest.extend(behind)
        section = first.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            discard(section)  # it stays with the last of the two
    return rest


def _entries(
    root: etree._Element, instruction: str, styles: Styles, inside: set[etree._Element]
) -> Iterator[_Entry]:
    """Yield the headings that the field's switches gather, each with a bookmark to lead to."""
    levels = _levels(instruction, styles)
    marks = root.iter(f"{W}bookmarkStart")
    taken = {mark.get(f"{W}name", "") for mark in marks}
    ids = count(1 + max((int(one) for one in _ids(root) if one.isdigit()), default=0))
    names = (name for name in map("_Toc{}".format, count(100_000_001)) if name not in taken)
    for paragraph in root.iter(PARAGRAPH):
        if any(one in inside for one in (paragraph, *paragraph.iterancestors())):
            continue
        if next(paragraph.iterancestors(TEXT_BOX), None) is not None:
            continue
        level, text = _level(paragraph, levels), _text(paragraph)
        if level and text:
            yield _Entry(level, text, _marked(paragraph, names, ids))


def _ids(root: etree._Element) -> Iterator[str]:
    yield from (mark.get(f"{W}id", "") for mark in root.iter(f"{W}bookmarkStart"))


class _Levels(Struct, frozen=True):
    """Which level a paragraph has in the table: by its style, or by its own outline."""

    styles: dict[str, int]
    outline: range


def _levels(instruction: str, styles: Styles) -> _Levels:
    """Read the switches: o built-in headings, u outline levels, t styles by their names."""
    found: dict[str, int] = {}
    outline = range(0)
    named = {switch: (first, last) for switch, first, last in _RANGE.findall(instruction)}
    bounds = next((b for b in named.values() if b[0]), None)
    first, last = map(int, bounds) if bounds else _USUAL
    wanted = range(first, last + 1)
    by_name = {one.name.casefold(): key for key, one in styles.by_id.items()}
    styled = _STYLED.findall(instruction)
    if "o" in named or not (named or styled):
        found |= {by_name[n]: k for k in wanted if (n := f"heading {k}") in by_name}
    if "u" in named:
        outline = wanted
        found |= {key: k for key in styles.by_id if (k := _outline(styles, key)) in wanted}
    for pairs in styled:
        words = [word.strip() for word in re.split(r"[,;，；]", pairs)]
        for name, level in zip(words[::2], words[1::2], strict=False):
            if name.casefold() in by_name and level.isdigit():
                found[by_name[name.casefold()]] = int(level)
    return _Levels(found, outline)


def _outline(styles: Styles, key: str) -> int:
    """Return the level of a paragraph style's outline, 0 where it has none."""
    said = styles.said(key, _OUTLINE) if styles.by_id[key].kind == "paragraph" else ""
    level = int(said or _BODY_TEXT)
    return 0 if level >= _BODY_TEXT else level + 1


def _level(paragraph: etree._Element, levels: _Levels) -> int:
    own = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if own is not None and levels.outline and own.get(f"{W}val", "").isdigit():
        level = int(own.get(f"{W}val", "")) + 1
        return level if level in levels.outline else 0
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return levels.styles.get(style.get(f"{W}val", ""), 0) if style is not None else 0


def _text(paragraph: etree._Element) -> str:
    pieces = (one.text or "" if one.tag == TEXT else " " for one in _shown(paragraph))
    return " ".join("".join(pieces).split())


def _shown(paragraph: etree._Element) -> Iterator[etree._Element]:
    for one in paragraph.iter(TEXT, f"{W}br", f"{W}tab"):
        parent = one.getparent()
        if parent is not None and parent.tag == RUN:
            yield one


def _marked(paragraph: etree._Element, names: Iterator[str], ids: count[int]) -> str:
    """Return the bookmark around a heading, made where Word has made none."""
    for mark in paragraph.findall(f"{W}bookmarkStart"):
        if mark.get(f"{W}name", "").startswith("_Toc"):
            return mark.get(f"{W}name", "")
    name, number = next(names), str(next(ids))
    start = etree.Element(f"{W}bookmarkStart", {f"{W}id": number, f"{W}name": name})
    paragraph.insert(1 if paragraph.find(f"{W}pPr") is not None else 0, start)
    paragraph.append(etree.Element(f"{W}bookmarkEnd", {f"{W}id": number}))
    return name


def _line(
    entry: _Entry, first: etree._Element, styles: Styles, width: int, *, linked: bool
) -> etree._Element:
    """Return the paragraph of an entry: its words, dots, and its heading's page."""
    page = f" PAGEREF {entry.bookmark} \\h "
    runs = [
        run(text(entry.text)),
        run(etree.Element(f"{W}tab")),
        field_run("begin"),
        instruction_run(page),
        field_run("separate"),
        run(text("")),  # nobody knows the page before it is laid out
        field_run("end"),
    ]
    if linked:
        link = etree.Element(f"{W}hyperlink", {f"{W}anchor": entry.bookmark, f"{W}history": "1"})
        link.extend(runs)
        runs = [link]
    line = _paragraph(first, runs)
    _set_style(line, styles, entry.level, width)
    return line


def _set_style(line: etree._Element, styles: Styles, level: int, width: int) -> None:
    """Give a line the template's style of its level, and the tab that leads to the right edge."""
    properties = properties_of(line)
    key = next((k for k, s in styles.by_id.items() if s.name.casefold() == f"toc {level}"), "")
    if key:
        for old in properties.findall(f"{W}pStyle"):
            properties.remove(old)
        properties.insert(0, etree.Element(f"{W}pStyle", {f"{W}val": key}))
    if properties.find(f"{W}tabs") is None and not (key and "<w:tabs>" in styles.by_id[key].xml):
        tabs = etree.Element(f"{W}tabs")
        etree.SubElement(
            tabs,
            f"{W}tab",
            {f"{W}val": "right", f"{W}leader": "dot", f"{W}pos": str(width)},
        )
        put_in_order(properties, tabs)


def _put_first(line: etree._Element, opening: list[etree._Element]) -> None:
    place = 1 if line.find(f"{W}pPr") is not None else 0
    for number, one in enumerate(opening):
        line.insert(place + number, one)


def _paragraph(like: etree._Element, content: list[etree._Element]) -> etree._Element:
    """Return a paragraph set like another, without its section."""
    made = etree.Element(PARAGRAPH)
    properties = like.find(f"{W}pPr")
    if properties is not None:
        copied = deepcopy(properties)
        for section in copied.findall(f"{W}sectPr"):
            copied.remove(section)
        made.append(copied)
    made.extend(content)
    return made
