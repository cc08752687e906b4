"""Hidden text of a part: what Word hides from the eye and every program still reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import (
    PARAGRAPH,
    RUN,
    SECTION,
    TEXT,
    W,
    discard,
    nearest,
    own,
    switched,
)
from generator.document.template.tag_spelling import WRITTEN, is_value
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_VANISH = f"{W}vanish"
# What shows besides text; the instructions of fields, such as index entries, are hidden by nature.
_SHOWING = tuple(
    f"{W}{name}" for name in ("drawing", "pict", "object", "sym", "tab", "ptab", "br", "cr")
)


class Hiding(Struct, frozen=True):
    """Which paragraph and character styles of a package hide what is set in them."""

    styles: dict[str, bool]
    default: bool  # of paragraphs that name no style

    @classmethod
    def of(cls, root: etree._Element | None) -> Hiding:
        """Read a styles part; none hides nothing."""
        found = {} if root is None else {_key(style): style for style in root.iter(f"{W}style")}
        hiding = {key: _hides(style, found) for key, style in found.items()}
        default = any(
            hiding[key]
            for key, style in found.items()
            if style.get(f"{W}default") == "1" and style.get(f"{W}type") == "paragraph"
        )
        return cls(hiding, default)

    def runs(self, root: etree._Element) -> Iterator[etree._Element]:
        """Walk the hidden runs of a part that show something."""
        if any(self.styles.values()) or next(root.iter(_VANISH), None) is not None:
            yield from (run for run in root.iter(RUN) if _shows(run) and self.hides(run))

    def hides(self, run: etree._Element) -> bool:
        """Tell whether a run is hidden; what its two styles say both cancels out, as in Word."""
        said = _said(run.find(f"{W}rPr"))
        if said is not None:
            return said
        paragraph = nearest(run, PARAGRAPH)
        chosen = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
        around = self.default if chosen is None else self.styles.get(_value(chosen), False)
        character = run.find(f"{W}rPr/{W}rStyle")
        return around != (character is not None and self.styles.get(_value(character), False))

    def drop(self, root: etree._Element) -> bool:
        """Take the hidden text away, but for statements of the template; tell if any was."""
        hidden = set(self.runs(root))
        for paragraph in dict.fromkeys(nearest(run, PARAGRAPH) for run in hidden):
            if paragraph is not None:
                _reveal(paragraph, hidden)
        return bool(hidden)


def _reveal(paragraph: etree._Element, hidden: set[etree._Element]) -> None:
    """Leave of a paragraph what shows, and the paragraph itself only if it has an end that does."""
    texts = [text for text in own(paragraph, TEXT) if nearest(text, RUN) is not None]
    shows = [(n, nearest(text, RUN) not in hidden) for n, text in enumerate(texts)]
    marks = [mark for (n, shown) in shows for mark in [(n, shown)] * len(texts[n].text or "")]
    joined = "".join(text.text or "" for text in texts)
    kept = [shown for _, shown in marks]
    for tag in WRITTEN.finditer(joined):
        stays = not is_value(tag.group()) or kept[tag.start()]
        kept[tag.start() : tag.end()] = [stays] * len(tag.group())
    left = ["" for _ in texts]
    for (n, _), letter, stays in zip(marks, joined, kept, strict=True):
        left[n] += letter if stays else ""
    for text, content in zip(texts, left, strict=True):
        text.text = content
    for run in hidden:
        if nearest(run, PARAGRAPH) is paragraph:
            for item in list(run.iterchildren(*_SHOWING)):
                discard(item)
    if not "".join(left) and _said(paragraph.find(f"{W}pPr/{W}rPr")):
        _drop_whole(paragraph)


def _drop_whole(paragraph: etree._Element) -> None:
    """Drop a paragraph whose end is hidden too, where another follows and nothing else is in it."""
    following = paragraph.getnext()
    shown = (*_SHOWING, SECTION, f"{W}instrText", f"{W}bookmarkStart", f"{W}footnoteReference")
    follows = following is not None and following.tag == PARAGRAPH
    if follows and next(paragraph.iter(*shown), None) is None:
        discard(paragraph)


def _shows(run: etree._Element) -> bool:
    return any(item.tag != TEXT or item.text for item in run.iterchildren(TEXT, *_SHOWING))


def _hides(style: etree._Element, styles: dict[str, etree._Element]) -> bool:
    """Follow a style and those it rests on to the first that says."""
    seen: set[str] = set()
    current: etree._Element | None = style
    while current is not None and _key(current) not in seen:
        seen.add(_key(current))
        if (said := _said(current.find(f"{W}rPr"))) is not None:
            return said
        base = current.find(f"{W}basedOn")
        current = None if base is None else styles.get(_value(base))
    return False


def _said(properties: etree._Element | None) -> bool | None:
    return None if properties is None else switched(properties.find(_VANISH))


def _key(style: etree._Element) -> str:
    return style.get(f"{W}styleId", "")


def _value(element: etree._Element) -> str:
    return element.get(f"{W}val", "")
