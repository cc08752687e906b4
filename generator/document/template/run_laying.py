"""Values laid in runs of their own: text with a look, links, each in the look around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from generator import patterns
from generator.document.package.wordml import R
from generator.document.template.picture_filters import Shown
from generator.document.template.picture_laying import drawing
from generator.document.template.run_setting import Setting
from generator.document.template.supplies import HYPERLINK, supplies_here
from generator.document.template.word_text import as_wordml
from generator.templating.looks import Styled

if TYPE_CHECKING:
    from collections.abc import Iterable

LINK_COLOUR = "0563C1"
_NAME = patterns.compile(r"<([\w:]+)")
_BOLD = ("<w:b/>", "<w:bCs/>")
# CT_RPr is a sequence to strict readers.
_ORDER = {
    f"w:{name}": place
    for place, name in enumerate(
        (
            *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike"),
            *("outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish"),
            *("webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight"),
            *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang"),
            *("eastAsianLayout", "specVanish", "oMath"),
        )
    )
}


def laid(value: object, number: int) -> str:
    """Return the runs of a value at a place of the part being rendered."""
    supplies = supplies_here()
    part = supplies.part if supplies else None
    setting = part.source.settings[number] if part else Setting()
    if isinstance(value, Shown):
        return Markup(_shown(value, setting)) if supplies else ""  # noqa: S704 - as below
    if isinstance(value, Styled):
        return Markup(_styled(value, setting))  # noqa: S704 - what is data in it is escaped
    return ""


def _shown(value: Shown, setting: Setting) -> str:
    """Return the runs of a picture, in the middle of the signature over which it floats."""
    supplies = supplies_here()
    if supplies is None:
        return ""
    middle = len(value.signature) // 2
    before, behind = (
        _styled(Styled(text), setting)
        for text in (value.signature[:middle], value.signature[middle:])
    )
    return f"{before}<w:r>{drawing(value, setting, supplies)}</w:r>{behind}"


def _styled(value: Styled, setting: Setting) -> str:
    if not value.text:
        return ""
    text = escape(as_wordml(value.text))
    run = f'<w:r>{_look(value, setting)}<w:t xml:space="preserve">{text}</w:t></w:r>'
    supplies = supplies_here()
    if not value.address or supplies is None:
        return run
    key = supplies.relate(HYPERLINK, value.address, external=True)
    return (
        f'<w:hyperlink xmlns:r="{R[1:-1]}" r:id="{escape(key)}" w:history="1">{run}</w:hyperlink>'
    )


def _look(value: Styled, setting: Setting) -> str:
    """Return a run's properties: those around it, with its own in the place of the same."""
    own: list[str] = [*_BOLD] if value.bold else []
    colour = value.colour or (LINK_COLOUR if value.address else "")
    own += [f'<w:color w:val="{colour}"/>'] if colour else []
    own += ['<w:u w:val="single"/>'] if value.address else []
    return properties((*setting.look, *own))


def properties(elements: Iterable[str]) -> str:
    """Return run properties in their order; of two of one name the later counts."""
    named = {_name(one): one for one in elements}
    ordered = sorted(named, key=lambda name: _ORDER.get(name, len(_ORDER)))
    return f"<w:rPr>{''.join(named[name] for name in ordered)}</w:rPr>" if named else ""


def _name(element: str) -> str:
    found = _NAME.match(element)
    return found[1] if found else ""
