"""Headers and footers as a page shows them: those of a section, each with the pages it is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.wordml import R, W, parse
from generator.document.page_view.looks_of_styles import value_of
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

KINDS = ("header", "footer")
OFF = (None, "0", "false", "off")
PAGES = {"first": "首页", "default": "", "even": "双页"}


class RunningParts(Struct):
    """The headers and footers of a document by their relationship, and those now in force.

    A section that names none of a kind takes those before it, as in Word.
    """

    parts: Mapping[str, bytes]
    _in_force: dict[tuple[str, str], str] = field(default_factory=dict)
    _first: bool = False

    def enter(self, section: _Element) -> None:
        """Take in what a section names."""
        for kind in KINDS:
            for one in section.iterfind(f"{W}{kind}Reference"):
                page = one.get(f"{W}type") or "default"
                self._in_force[kind, page] = one.get(f"{R}id") or ""
        self._first = value_of(section, "titlePg") not in OFF

    def of(self, kind: str) -> Iterator[tuple[str, _Element]]:
        """Yield the parts of a kind in force that say something, with the pages in Chinese.

        That of even pages is left out where it says the same as the others.
        """
        known: set[str] = set()
        for page in ("first", "default", "even") if self._first else ("default", "even"):
            content = self.parts.get(self._in_force.get((kind, page), ""))
            root = parse(content) if content else None
            text = "" if root is None else "".join(root.itertext()).strip()
            if root is not None and text and text not in known:
                known.add(text)
                yield PAGES[page], root
