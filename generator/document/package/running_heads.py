"""Headers and footers of documents put together: each document keeps those it has by itself.

A section that names none takes those before it. So what a document by itself would leave blank, and
what stands behind an attachment with headers of its own, is named outright.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.sections import SECTION
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.package.sections import Body

KINDS = ("header", "footer")
_REFERENCE = patterns.compile(r"<w:(header|footer)Reference [^>]*/>")
_TYPE, _KEY = patterns.compile(r'w:type="([^"]*)"'), patterns.compile(r'r:id="([^"]*)"')
_OPENING = patterns.compile(r"<w:sectPr(?: [^>]*?)?(/?)>")
_FIRST_PAGE = patterns.compile(r'<w:titlePg(?! w:val="(?:0|false|off)")')

Heads = dict[tuple[str, str], str]  # by kind and type of page, the relationship


class RunningHeads(Struct):
    """What the sections so far have come to: the main document's own, and those in force."""

    mirrored: bool  # whether odd and even pages differ in the whole document
    blank: Callable[[str], str]  # gives the relationship to an empty one of a kind
    main: Heads = field(default_factory=dict)
    in_force: Heads = field(default_factory=dict)

    def evened(self, xml: str, *, mirrored: bool) -> str:
        """Let even pages look like odd ones where a document by itself does not part them."""
        if mirrored or not self.mirrored:
            return xml
        return SECTION.sub(lambda match: _evened(match[0]), xml)

    def begin(self, body: Body) -> Body:
        """Take the main document's sections in."""
        self._pass(body)
        self.main = dict(self.in_force)
        return body

    def follow(self, body: Body) -> Body:
        """Take in those of a document behind it."""
        body = body.with_first_section(self._opened(body.sections[0]))
        self._pass(body)
        return body

    def _pass(self, body: Body) -> None:
        for section in body.sections:
            self.in_force |= _heads(section)

    def _opened(self, section: str) -> str:
        """Return the first section of a document with what it must not take from those before."""
        own = _heads(section)
        added: Heads = {}
        wanted = {"default"} | ({"even"} if self.mirrored else set())
        wanted |= {"first"} if _FIRST_PAGE.search(section) else set()
        for kind in KINDS:
            if not any(one == kind for one, _ in own):
                added |= self._of_main(kind)
                continue
            lacking = [one for one in sorted(wanted) if (kind, one) not in own]
            blanks = [one for one in lacking if (kind, one) in self.in_force]
            added |= {(kind, one): self.blank(kind) for one in blanks}
        return _with(section, added)

    def _of_main(self, kind: str) -> Heads:
        """Return the main document's own where an attachment has put others in force since."""
        main = {key: one for key, one in self.main.items() if key[0] == kind}
        force = {key: one for key, one in self.in_force.items() if key[0] == kind}
        if main == force:
            return {}
        return {key: main.get(key) or self.blank(kind) for key in sorted(force)}


def _heads(section: str) -> Heads:
    found: Heads = {}
    for match in _REFERENCE.finditer(section):
        page, key = _TYPE.search(match[0]), _KEY.search(match[0])
        if key is not None:
            found[match[1], page[1] if page else "default"] = key[1]
    return found


def _evened(section: str) -> str:
    own = _heads(section)
    kept = _REFERENCE.sub(lambda m: "" if 'w:type="even"' in m[0] else m[0], section)
    odd = {(kind, "even"): key for (kind, page), key in own.items() if page == "default"}
    return _with(kept, odd)


def _with(section: str, added: Heads) -> str:
    """Put references at the head of a section's setting."""
    opening = _OPENING.match(section)
    if not added or opening is None:
        return section
    written = "".join(
        f'<w:{kind}Reference w:type="{page}" r:id="{key}"/>' for (kind, page), key in added.items()
    )
    if opening[1]:
        return f"{opening[0][:-2].rstrip()}>{written}</w:sectPr>"
    return f"{opening[0]}{written}{section[opening.end() :]}"
