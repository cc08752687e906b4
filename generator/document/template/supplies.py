"""What one document brings besides its template's own parts: links, pictures, filled charts.

While a part is rendered, what stands in it asks here for the relationship that it needs. A template
in which nothing can ask has none of this.
"""

from __future__ import annotations

import posixpath
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import count
from typing import TYPE_CHECKING

from generator.document.package.opened_package import (
    CONTENT_TYPES,
    OFFICE,
    Relation,
    relations_of,
)
from generator.document.package.package_lists import extended, override, relations_part
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.document.package.chart_data import ChartData
    from generator.document.package.opened_package import Package
    from generator.document.template.part import Part
    from generator.document.template.styles import Styles
    from generator.filing.pictures import Gallery

HYPERLINK = f"{OFFICE}hyperlink"
IMAGE = f"{OFFICE}image"


class FilledChart(Struct, frozen=True):
    """Data placed in a chart: the template's that it looks like, the part that it becomes."""

    source: str
    name: str
    data: ChartData


class Supplies(Struct):
    """The relationships and parts that a document adds to its template's package.

    ``part`` is the one that is being rendered; ``pictures`` are those that the filing names;
    ``styles`` are the template's.
    """

    package: Package
    styles: Styles
    pictures: Gallery
    part: Part | None = None
    related: dict[str, list[Relation]] = field(default_factory=dict)
    members: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    stored: dict[bytes, str] = field(default_factory=dict)
    charts: list[FilledChart] = field(default_factory=list)

    @property
    def here(self) -> str:
        """The member that is being rendered."""
        return self.part.member if self.part else ""

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the relationship of the part being rendered to a target: one for each target."""
        there = self.relations(self.here)
        same = (one.key for one in there if one.kind == kind and one.target == target)
        return next(same, "") or self.add_relation(self.here, kind, target, external=external)

    def add_relation(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship to a part; return its id."""
        taken = {one.key for one in self.relations(part)}
        key = next(key for key in map("rIdZ{}".format, count(1)) if key not in taken)
        self.related.setdefault(part, []).append(Relation(key, kind, target, external))
        return key

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return all relationships of a part."""
        return (*self.package.relations(part), *self.related.get(part, ()))

    def store(self, name: str, content: bytes, content_type: str) -> str:
        """Put a part into the package, the same content once; return its name."""
        if content not in self.stored:
            self.stored[content] = self.add(name, content, content_type)
        return self.stored[content]

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Put a part of its own into the package, under a name like this; return the name."""
        free = self.free(name)
        self.members[free] = content
        self.types[free] = content_type
        return free

    def free(self, name: str) -> str:
        """Return a name like this that nothing in the package has."""
        stem, suffix = posixpath.splitext(name)
        names = (f"{stem}{number}{suffix}" for number in count(1))
        return next(n for n in names if n not in self.package.members and n not in self.members)

    def changes(self) -> Mapping[str, bytes]:
        """Return every member that is new, and the lists of the package that name them."""
        changed = dict(self.members)
        for part in self.related:
            changed[relations_of(part)] = relations_part(self.relations(part))
        if self.types:
            there = self.package.members[CONTENT_TYPES].content
            types = map(override, self.types.items())
            changed[CONTENT_TYPES] = extended(there, "</Types>", types)
        return changed


_HERE: ContextVar[Supplies | None] = ContextVar("supplies", default=None)


@contextmanager
def supplying(supplies: Supplies) -> Iterator[Supplies]:
    """Let what is rendered ask for what it needs."""
    token = _HERE.set(supplies)
    try:
        yield supplies
    finally:
        _HERE.reset(token)


def supplies_here() -> Supplies | None:
    """Return the supplies of the document being rendered, None where it can ask for nothing."""
    return _HERE.get()
