"""Names of WordprocessingML and the careful XML parser: what every step of preparation shares."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from markupsafe import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

PARAGRAPH, RUN, TEXT = f"{W}p", f"{W}r", f"{W}t"
TABLE, ROW, CELL, CELL_PROPERTIES = f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}tcPr"
SECTION = f"{W}sectPr"
TEXT_BOX = f"{W}txbxContent"
_OFF = frozenset({"0", "false", "off"})
_EXCEPTIONS = f"{W}tblPrEx"  # of a row: what it does not have as its table has it

_BLANKS = {9: "&#9;", 10: "&#10;", 13: "&#13;"}  # as they are, a reader takes them for a space
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class DoctypeError(Exception):
    """An XML part carries a DOCTYPE: none has a reason to, and entities are an attack."""


def parse(content: bytes) -> etree._Element:
    """Parse one part; entities stay unresolved and nothing is fetched."""
    from lxml import etree  # noqa: PLC0415 - only what is prepared anew pays for lxml

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_pis=True)
    return etree.fromstring(content, parser)


def prove(content: bytes, *, namespaces: bool = False) -> None:
    """Raise ``ExpatError`` where the bytes are not well-formed, ``DoctypeError`` for a DOCTYPE.

    ``namespaces`` are proved of what templates bring: filling them brings no prefix of its own.
    """
    parser = expat.ParserCreate(namespace_separator=" ") if namespaces else expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.Parse(content, True)  # noqa: FBT003 - the C function takes no keyword


def entries(content: bytes) -> list[dict[str, str]]:
    """Return the attributes of the elements right below the root: relationships, content types."""
    found: list[dict[str, str]] = []
    above: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        if len(above) == 1:
            found.append(attributes)
        above.append(name)

    parser = expat.ParserCreate()
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _name: above.pop()
    parser.Parse(content, True)  # noqa: FBT003 - the C function takes no keyword
    return found


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, in its quotation marks.

    The standard library's way of saying it loads the half of it that talks to networks.
    """
    return f'"{str(escape(text)).translate(_BLANKS)}"'


def _refuse_doctype(*_args: object) -> None:
    raise DoctypeError


def nearest(element: etree._Element, tag: str) -> etree._Element | None:
    """Return the closest ancestor of that name."""
    return next(element.iterancestors(tag), None)


def own(container: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Walk the descendants that belong to this container and to no nested one of its kind."""
    for element in container.iter(*tags):
        if nearest(element, str(container.tag)) is container:
            yield element


def properties_of(element: etree._Element) -> etree._Element:
    """Return the properties of a paragraph, row or cell, put where the schema wants them if new."""
    name = f"{element.tag!s}Pr"
    found = element.find(name)
    if found is None:
        found = element.makeelement(name)
        element.insert(0 if element.find(_EXCEPTIONS) is None else 1, found)
    return found


def switched(switch: etree._Element | None) -> bool | None:
    """Tell whether a switch is on or off, None where it is not there."""
    return None if switch is None else switch.get(f"{W}val", "1") not in _OFF


def discard(element: etree._Element) -> None:
    """Take an element out of its tree; nothing where it is out already."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
