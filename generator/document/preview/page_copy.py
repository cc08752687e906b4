"""The copy of a Word file that LibreOffice is given, so that no character is lost on its way.

Word lets a mark at the end of a full line hang over the edge. LibreOffice, told nothing, hangs it
too and at times does not draw it at all. It reads Word's ``w:overflowPunct`` the wrong way round,
in every version so far: what says “hang”, as Word does by itself, makes it keep marks on the line.
So the copy says what Word takes for granted, and nothing in it is different to Word. The field of a
table of contents goes, so that its entries get the numbers of their pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.archive import Frame, Member
from generator.document.package.opened_package import read_package, reasons
from generator.document.preview.laid_out_contents import without_fields

if TYPE_CHECKING:
    from pathlib import Path

    from generator.document.package.opened_package import Package

HANG = "<w:overflowPunct/>"
_SAID = patterns.compile(rb"<w:overflowPunct\b[^>]*/>")
_DEFAULTS = patterns.compile(
    r"<w:pPrDefault\s*/>|<w:pPrDefault>\s*(?:<w:pPr\s*/>\s*)?</w:pPrDefault>"
)
_PROPERTIES = patterns.compile(r"(<w:pPrDefault>\s*<w:pPr>)(.*?)(</w:pPr>)", re.DOTALL)
_NONE = patterns.compile(r"(</w:rPrDefault>|<w:rPrDefault\s*/>)")
_AFTER = patterns.compile(  # what the schema puts behind overflowPunct
    r"<w:(?:topLinePunct|autoSpaceDE|autoSpaceDN|bidi|adjustRightInd|snapToGrid|spacing|ind"
    r"|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment"
    r"|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b"
)


def page_copy(path: Path) -> tuple[bytes, str]:
    """Return the bytes to convert, and why there are none."""
    opened = read_package(path)
    if opened.value is None:
        return b"", reasons(opened.diagnostics)
    return _copied(opened.value), ""


def _copied(package: Package) -> bytes:
    styles = package.target("styles", package.main)
    members = []
    for member in package.in_order():
        content = member.content if member.name.endswith(".xml") else b""
        if member.name == package.main:
            xml = without_fields(_SAID.sub(b"", content).decode())
            members.append(Member.pack(member.name, xml.encode()))
        elif member.name == styles:
            members.append(Member.pack(styles, _hanging(_SAID.sub(b"", content))))
        elif _SAID.search(content):
            members.append(Member.pack(member.name, _SAID.sub(b"", content)))
        else:
            members.append(member)
    return Frame().write(members)


def _hanging(styles: bytes) -> bytes:
    """Let the defaults of paragraphs say what they say to Word without a word."""
    text = styles.decode()
    if _PROPERTIES.search(text):
        return _PROPERTIES.sub(_told, text, count=1).encode()
    defaults = f"<w:pPrDefault><w:pPr>{HANG}</w:pPr></w:pPrDefault>"
    text, done = _DEFAULTS.subn(defaults, text, count=1)
    if not done:
        text = _NONE.sub(rf"\1{defaults}", text, count=1)
    return text.encode()


def _told(found: re.Match[str]) -> str:
    after = _AFTER.search(found[2])
    place = after.start() if after else len(found[2])
    return f"{found[1]}{found[2][:place]}{HANG}{found[2][place:]}{found[3]}"
