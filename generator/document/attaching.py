"""One document made of several: a report with its attachments behind it, each in its own sections.

What the attachments share with the report is shared; what differs in look is refused when the
templates are compared, so nothing here can fail for a reason that a user could mend.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.agreement import agreement
from generator.document.package.assembly import Assembly
from generator.document.package.bookmarks import Bookmarks
from generator.document.package.integrity import renumber_drawings
from generator.document.package.repeated_ids import REPEATED, SHAPE, renamed_shapes, without_ids
from generator.document.package.sections import Body
from generator.document.package.wordml import prove
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
NUMBERING_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"


def disagreements(main: WordTemplate, attached: Iterable[WordTemplate]) -> tuple[Diagnostic, ...]:
    """Say why documents of these templates cannot stand behind the main one's."""
    return agreement(main, *dict.fromkeys(attached)).diagnostics


def attach(main: Filled, attached: Sequence[Filled]) -> Filled | Joined:
    """Return a document with others behind it, each beginning on a new page, to be packed.

    The templates must agree: ask ``disagreements`` first.
    """
    if not attached:
        return main
    agreed = agreement(main.template, *dict.fromkeys(one.template for one in attached))
    assembly, bookmarks = Assembly(main), Bookmarks()
    body = Body.of(bookmarks.take(_xml(main)))
    for one in attached:
        xml = _xml(one)
        if one.template.may_hold(*REPEATED):
            xml = without_ids(xml)
        taken = assembly.take(one, bookmarks.take(xml))
        xml = _with_lists(assembly, one, taken)
        body = body.followed_by(Body.of(xml).going_on())
    templates = (main.template, *(one.template for one in attached))
    whole = _told_apart(body.under(agreed.attributes), templates)
    assembly.changed[assembly.body] = content = whole.encode()
    prove(content)
    if agreed.styles:
        assembly.extend_styles(agreed.styles)
    if any(one.template.compiled.listed for one in (main, *attached)):
        _list_contents(assembly, main, attached)
    return assembly.joined()


def _told_apart(whole: str, templates: Iterable[WordTemplate]) -> str:
    """Give what is drawn in a document ids of its own, where there may be anything drawn."""
    templates = tuple(templates)
    if any(one.may_hold(DRAWING) or one.compiled.supplied for one in templates):
        whole = renumber_drawings(whole, FIRST_DRAWING)
    if any(one.may_hold(SHAPE) for one in templates):
        whole = renamed_shapes(whole)
    return whole


def _list_contents(assembly: Assembly, main: Filled, attached: Sequence[Filled]) -> None:
    """Write the tables of contents over the headings of the whole."""
    styles = Styles({}, main.template.compiled.styles.defaults)
    for one in (*attached, main):
        styles.by_id.update(one.template.compiled.styles.by_id)
    assembly.changed[assembly.body] = listed(assembly.content(assembly.body), styles)


def _xml(document: Filled) -> str:
    return document.content(document.template.body).decode()


def _with_lists(assembly: Assembly, source: Filled, xml: str) -> str:
    """Give an attached body lists of its own in the whole, which count from their beginning."""
    if not source.template.may_hold(LIST):
        return xml
    # Only documents that attach numbered lists pay for lxml.
    from generator.document.package.lists import (  # noqa: PLC0415
        empty_numbering,
        lists_used,
        renumbered,
        with_lists,
    )

    used = lists_used(xml)
    if not used:
        return xml
    name = source.template.target("numbering")
    if not name:
        return xml
    own = assembly.main.template.target("numbering") or NUMBERING
    there = assembly.content(own) or empty_numbering()
    content, ids = with_lists(there, source.content(name), used)
    if assembly.content(own):
        assembly.changed[own] = content
    else:
        assembly.add(own, content, "numbering", NUMBERING_TYPE)
    return renumbered(xml, ids)
