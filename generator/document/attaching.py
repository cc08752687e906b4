"""One document made of several: a report with its attachments behind it, each in its own sections.

What the attachments share with the report is shared; what differs in look is refused when the
templates are compared, so nothing here can fail for a reason that a user could mend.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.document.package.agreement import agreement, mirrored
from generator.document.package.assembly import Assembly
from generator.document.package.bookmarks import START, Bookmarks
from generator.document.package.integrity import renumber_drawings
from generator.document.package.opened_package import WORD
from generator.document.package.repeated_ids import REPEATED, SHAPE, Shapes, without_ids
from generator.document.package.running_heads import RunningHeads
from generator.document.package.sections import Body
from generator.document.package.wordml import prove
from generator.document.template.compiled import NOTES
from generator.document.template.styles import Styles
from generator.document.template.word_template import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.diagnostics import Diagnostic
    from generator.document.package.assembly import Joined
    from generator.document.template.word_template import Filled, WordTemplate

FIRST_DRAWING = 1000
DRAWING = "<wp:docPr"
LIST = "<w:numId "
NUMBERING = "word/numbering.xml"
SETTINGS = "word/settings.xml"
NOTE = tuple(f"<w:{kind}Reference " for kind in NOTES)


def disagreements(main: WordTemplate, attached: Iterable[WordTemplate]) -> tuple[Diagnostic, ...]:
    """Say why documents of these templates cannot stand behind the main one's."""
    return agreement(main, *dict.fromkeys(attached)).diagnostics


def attach(main: Filled, attached: Sequence[Filled]) -> Filled | Joined:
    """Return a document with others behind it, each beginning on a new page, to be packed.

    The templates must agree: ask ``disagreements`` first.
    """
    if not attached:
        return main
    templates = (main.template, *(one.template for one in attached))
    agreed = agreement(main.template, *dict.fromkeys(templates[1:]))
    bookmarks = Bookmarks()
    main = _marked(main, bookmarks)
    assembly = Assembly(main)
    heads = RunningHeads(any(map(mirrored, templates)), assembly.blank)
    body = heads.begin(Body.of(heads.evened(_xml(main), mirrored=mirrored(main.template))))
    for one in attached:
        xml = _taken(assembly, _marked(one, bookmarks), heads)
        body = body.followed_by(heads.follow(Body.of(xml).going_on()))
    _write(assembly, body.under(agreed.attributes), templates)
    if agreed.styles:
        assembly.extend_styles(agreed.styles)
    if heads.mirrored and not mirrored(main.template):
        _part_pages(assembly)
    if any(one.compiled.listed for one in templates):
        _list_contents(assembly, templates)
    return assembly.joined()


def _taken(assembly: Assembly, attached: Filled, heads: RunningHeads) -> str:
    """Take in all that an attached body needs; return its XML as it stands in the whole."""
    xml = _xml(attached)
    if attached.template.may_hold(*REPEATED):
        xml = without_ids(xml)
    xml = heads.evened(xml, mirrored=mirrored(attached.template))
    xml = _with_lists(assembly, attached, assembly.take(attached, xml))
    return _with_notes(assembly, attached, xml)


def _write(assembly: Assembly, whole: str, templates: Sequence[WordTemplate]) -> None:
    """Write the whole body, with ids of its own for all that is drawn, and prove it."""
    if any(one.may_hold(DRAWING) or one.compiled.supplied for one in templates):
        whole = renumber_drawings(whole, FIRST_DRAWING)
    assembly.changed[assembly.body] = whole.encode()
    if any(map(_has_shapes, templates)):
        _tell_shapes_apart(assembly)
    prove(assembly.changed[assembly.body])


def _list_contents(assembly: Assembly, templates: Sequence[WordTemplate]) -> None:
    """Write the tables of contents over the headings of the whole."""
    styles = Styles({}, templates[0].compiled.styles.defaults)
    for template in reversed(templates):
        styles.by_id.update(template.compiled.styles.by_id)
    assembly.changed[assembly.body] = listed(assembly.content(assembly.body), styles)


def _xml(document: Filled) -> str:
    return document.content(document.template.body).decode()


def _marked(document: Filled, bookmarks: Bookmarks) -> Filled:
    """Return a document whose bookmarks no document before it has, wherever they are named."""
    template = document.template
    names = (template.body, *_naming(template))
    if len(names) == 1 and not (template.may_hold(START) or template.compiled.listed):
        return document
    parts = {name: document.content(name).decode() for name in names}
    done = bookmarks.take_all(parts)
    changed = {name: xml.encode() for name, xml in done.items() if xml is not parts[name]}
    return document.with_contents(changed) if changed else document


@lru_cache(maxsize=64)
def _naming(template: WordTemplate) -> tuple[str, ...]:
    """Return the parts besides the body that have bookmarks, or fields that may name them."""
    return _parts_with(template, (b"<w:bookmarkStart", b"REF ", b"w:anchor="))


@lru_cache(maxsize=64)
def _drawing(template: WordTemplate) -> tuple[str, ...]:
    """Return the parts besides the body that have shapes of the older drawing language."""
    return _parts_with(template, (b"<v:",))


@lru_cache(maxsize=64)
def _has_shapes(template: WordTemplate) -> bool:
    return bool(_drawing(template)) or template.may_hold(SHAPE)


def _parts_with(template: WordTemplate, marks: Iterable[bytes]) -> tuple[str, ...]:
    package = template.compiled.package
    contents = {name: package.members[name].content for name, _ in package.text_parts()}
    return tuple(
        name
        for name, content in contents.items()
        if name != template.body and any(mark in content for mark in marks)
    )


def _tell_shapes_apart(assembly: Assembly) -> None:
    """Give every shape of the whole document an id of its own."""
    shapes = Shapes()
    added = (name for name, content in assembly.changed.items() if b"<v:" in content)
    for name in dict.fromkeys((assembly.body, *_drawing(assembly.main.template), *added)):
        xml = assembly.content(name).decode()
        if (done := shapes.renamed(xml)) is not xml:
            assembly.changed[name] = done.encode()


def _with_lists(assembly: Assembly, source: Filled, xml: str) -> str:
    """Give an attached part lists of its own in the whole, which count from their beginning."""
    name = source.template.target("numbering")
    styled = source.template.compiled.styles.lists
    if not name or (LIST not in xml and not styled):
        return xml
    # Only documents that attach numbered lists pay for lxml.
    from generator.document.package.lists import (  # noqa: PLC0415
        empty_numbering,
        lists_used,
        numbered_outright,
        renumbered,
        with_lists,
    )

    if styled:
        xml = numbered_outright(xml, styled)
    if not (used := lists_used(xml)):
        return xml
    own = assembly.main.template.target("numbering") or NUMBERING
    there = assembly.content(own)
    content, ids = with_lists(there or empty_numbering(), source.content(name), used)
    if there:
        assembly.changed[own] = content
    else:
        assembly.add(own, content, "numbering", f"{WORD}.numbering+xml")
    return renumbered(xml, ids)


def _with_notes(assembly: Assembly, source: Filled, xml: str) -> str:
    """Bring the footnotes and endnotes of an attached body along."""
    if not source.template.may_hold(*NOTE):
        return xml
    from generator.document.package.notes import Notes  # noqa: PLC0415 - loads lxml

    for notes in map(Notes, NOTES):
        used, name = notes.used(xml), source.template.target(notes.part)
        if not used or not name:
            continue
        own = assembly.main.template.target(notes.part) or f"word/{notes.part}.xml"
        there = assembly.content(own)
        attached = assembly.take(source, without_ids(source.content(name).decode()), name, own)
        attached = _with_lists(assembly, source, attached)
        content, ids = notes.joined(there, attached, used)
        if there:
            assembly.changed[own] = content
        else:
            assembly.add(own, content, notes.part, notes.content_type)
        xml = notes.renumbered(xml, ids)
    return xml


def _part_pages(assembly: Assembly) -> None:
    """Let the whole document have headers for odd and even pages, as an attachment has."""
    from generator.document.package.page_parting import parted  # noqa: PLC0415 - loads lxml

    own = assembly.main.template.target("settings")
    content = parted(assembly.content(own) if own else b"")
    if own:
        assembly.changed[own] = content
    else:
        assembly.add(SETTINGS, content, "settings", f"{WORD}.settings+xml")
