"""Content controls: what is filled in stands for itself and follows no store of data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import RUN, TEXT, W, discard
from generator.document.template.tag_spelling import BEGUN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
BINDINGS = (f"{W}dataBinding", f"{W15}dataBinding")
PLACEHOLDER = "placeholder text"
# Of a control that is filled: what shows is no placeholder, and not what was chosen before.
_OF_EMPTY_ONES = (f"{W}showingPlcHdr", f"{W}placeholder")
_CHOSEN = (f"{W}fullDate", f"{W}lastValue")


def placeholder_styles(styles: etree._Element | None) -> frozenset[str]:
    """Return the ids of the style that Word sets placeholders in."""
    found = () if styles is None else styles.iter(f"{W}style")
    return frozenset(
        style.get(f"{W}styleId", "")
        for style in found
        if any(name.get(f"{W}val", "").lower() == PLACEHOLDER for name in style.iter(f"{W}name"))
    )


def release(root: etree._Element, placeholders: Iterable[str]) -> bool:
    """Free the controls of a part of their stores and ids; those with tags are no placeholders."""
    changed = False
    for properties in list(root.iter(f"{W}sdtPr")):
        unwanted = [*properties.iterchildren(f"{W}id", *BINDINGS)]
        if _is_filled(properties):
            unwanted += properties.iterchildren(*_OF_EMPTY_ONES)
            _forget_choice(properties)
            _without_style(properties, frozenset(placeholders))
            changed = True
        for item in unwanted:
            discard(item)
        changed = changed or bool(unwanted)
    return changed


def bound(root: etree._Element) -> Iterator[etree._Element]:
    """Walk the bindings of a part's controls."""
    return root.iter(*BINDINGS)


def _is_filled(properties: etree._Element) -> bool:
    control = properties.getparent()
    shown = "" if control is None else "".join(text.text or "" for text in control.iter(TEXT))
    return BEGUN.search(shown) is not None


def _forget_choice(properties: etree._Element) -> None:
    for item in properties.iter():
        for name in _CHOSEN:
            item.attrib.pop(name, None)


def _without_style(properties: etree._Element, placeholders: frozenset[str]) -> None:
    """Let what is filled in look like text, not like a placeholder."""
    control = properties.getparent()
    for run in () if control is None else control.iter(RUN):
        for style in list(run.iterfind(f"{W}rPr/{W}rStyle")):
            if style.get(f"{W}val") in placeholders:
                discard(style)
