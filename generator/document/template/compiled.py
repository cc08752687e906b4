"""A compiled template: all that filling it for any number of documents needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.archive import Frame
from generator.document.template.run_setting import PLACED
from generator.document.template.word_environment import RESTART
from generator.structs import Struct

TOC = "TOC"
FIELD = patterns.compile(r"<w:instrText[^>]*>\s*TOC\b|w:instr=\"\s*TOC\b")

if TYPE_CHECKING:
    from generator.document.package.archive import Member
    from generator.document.package.opened_package import Package
    from generator.document.template.part import Part
    from generator.document.template.styles import Styles


NOTES = ("footnote", "endnote")


class Compiled(Struct, frozen=True):
    """A template ready to be filled.

    ``names`` are the top-level names that the data must bring, ``chapters`` those that its 章节
    tags call, in order. ``body`` is the member of the main text; ``parts`` are rendered for each
    document, ``package`` holds all members as they came, but for what names the properties, and
    ``frame`` is what no document changes, laid out. ``supplied`` are those whose documents may
    bring parts and relationships of their own; ``listed`` are those with a table of contents. Some
    parts may begin lists anew, or repeat notes of these kinds; ``loose`` are the members of lists
    and notes that documents then change though no tag stands in them.
    """

    names: frozenset[str]
    chapters: tuple[str, ...]
    body: str
    parts: tuple[Part, ...]
    package: Package
    frame: Frame
    styles: Styles
    supplied: bool = False
    listed: bool = False
    begins_lists: bool = False
    notes: tuple[str, ...] = ()
    loose: tuple[Member, ...] = ()

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
        anew = any(RESTART in part.source.text for part in parts if part.source.tags)
        notes = tuple(kind for kind in NOTES if any(_repeats(part, kind) for part in parts))
        kinds = (*(["numbering"] if anew else []), *(f"{kind}s" for kind in notes))
        varying = {package.target(kind, body) for kind in kinds} - rendered
        loose = tuple(m for name, m in package.members.items() if name in varying)
        frame = Frame().with_members(
            m for m in package.in_order() if m.name not in rendered and m not in loose
        )
        return cls(
            *(names, chapters, body, parts, package, frame, styles),
            supplied=bool(chapters) or any(map(_asks, parts)),
            listed=any(_lists(part) for part in parts if part.member == body),
            begins_lists=anew,
            notes=notes,
            loose=loose,
        )

    @property
    def varying(self) -> frozenset[str]:
        """The members that are not laid out in the frame."""
        return frozenset((*(part.member for part in self.parts), *(m.name for m in self.loose)))


def _repeats(part: Part, kind: str) -> bool:
    """Tell whether a loop of a part may bring a reference to a note twice."""
    return part.source.has_statements and f"<w:{kind}Reference" in part.source.text


def _asks(part: Part) -> bool:
    """Tell whether what is rendered in a part may ask for relationships of its own."""
    return bool(part.source.settings) or PLACED in part.source.text


def _lists(part: Part) -> bool:
    """Tell whether a part has a table of contents."""
    text = part.source.text
    return TOC in text and FIELD.search(text) is not None
