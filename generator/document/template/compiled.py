"""A compiled template: all that filling it for any number of documents needs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.document.package.archive import Frame
from generator.document.template.run_setting import PLACED

TOC = "TOC"
FIELD = re.compile(r"<w:instrText[^>]*>\s*TOC\b|w:instr=\"\s*TOC\b")

if TYPE_CHECKING:
    from generator.document.package.opened_package import Package
    from generator.document.template.part import Part
    from generator.document.template.styles import Styles


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to be filled.

    ``names`` are the top-level names that the data must bring, ``chapters`` those that its 章节
    tags call, in order. ``body`` is the member of the main text; ``parts`` are rendered for each
    document, ``package`` holds all members as they came, but for what names the properties, and
    ``frame`` is what no document changes, laid out. ``supplied`` are those whose documents may
    bring parts and relationships of their own; ``listed`` are those with a table of contents.
    """

    names: frozenset[str]
    chapters: tuple[str, ...]
    body: str
    parts: tuple[Part, ...]
    package: Package
    frame: Frame
    styles: Styles
    supplied: bool
    listed: bool

    @classmethod
    def of(  # noqa: PLR0913, PLR0917 - what a template is made of
        cls,
        names: frozenset[str],
        chapters: tuple[str, ...],
        body: str,
        parts: tuple[Part, ...],
        package: Package,
        styles: Styles,
    ) -> Compiled:
        """Return the template with what never changes laid out."""
        rendered = {part.member for part in parts}
        frame = Frame().with_members(m for m in package.in_order() if m.name not in rendered)
        supplied = bool(chapters) or any(_asks(part) for part in parts)
        main = next((part.source.text for part in parts if part.member == body), "")
        listed = TOC in main and FIELD.search(main) is not None
        return cls(names, chapters, body, parts, package, frame, styles, supplied, listed)


def _asks(part: Part) -> bool:
    """Tell whether what is rendered in a part may ask for relationships of its own."""
    return bool(part.source.settings) or PLACED in part.source.text
