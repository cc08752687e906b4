"""The order that the schema has of a paragraph's properties: Word opens no file in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import W

if TYPE_CHECKING:
    from lxml import etree

_ORDER = tuple(
    f"{W}{name}"
    for name in (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku"),
        *("wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi"),
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
        *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
        *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)
_PLACES = {name: place for place, name in enumerate(_ORDER)}


def put_in_order(properties: etree._Element, added: etree._Element) -> None:
    """Put a property among a paragraph's others, before the first that the schema has behind it."""
    place = _PLACES[str(added.tag)]
    behind = (n for n, one in enumerate(properties) if _PLACES.get(str(one.tag), -1) > place)
    properties.insert(next(behind, len(properties)), added)
