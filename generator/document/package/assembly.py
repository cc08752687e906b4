"""The package of a document that takes in others: parts shared where equal, copied where not."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING

from generator.document.package.archive import Frame, Member
from generator.document.package.integrity import renumber_drawings
from generator.document.package.opened_package import (
    CONTENT_TYPES,
    OFFICE,
    Package,
    Relation,
    relations_of,
)
from generator.document.package.package_lists import (
    extended,
    override,
    relations_part,
    relationship,
    type_of,
)
from generator.document.package.repeated_ids import renamed_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.document.package.properties import Properties
    from generator.document.template.word_template import Filled

# Apart, so that each begins with a fixed text: the search for one that does not is slow.
_REFERENCES = {
    " r:": re.compile(r'( r:\w+=")([^"]+)(")'),
    " o:relid=": re.compile(r'( o:relid=")([^"]+)(")'),
}
# A document has one of each of these, and no body names it by an id.
_SINGLE = frozenset(
    (
        *("styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme"),
        *("numbering", "footnotes", "endnotes", "comments", "glossaryDocument", "customXml"),
    )
)
CHART = f"{OFFICE}chart"
FIRST_DRAWING = 50_000_000  # ids of drawings in copied parts: beyond those of any template
DRAWINGS_PER_PART = 100_000

Fingerprint = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """A document that has taken in others: the main one's package, and the changed parts."""

    package: Package
    contents: Mapping[str, bytes]

    def pack(self, properties: Properties) -> bytes:
        """Return the bytes of the document."""
        members = dict(self.package.members)
        members |= {name: Member.pack(name, content) for name, content in self.contents.items()}
        return Frame().write((*Package(members).in_order(), *properties.members()))


@dataclass(slots=True)
class Assembly:
    """The members of the main document, as far as they change, and those taken in so far."""

    main: Filled
    changed: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    related: list[Relation] = field(default_factory=list)
    known: dict[Fingerprint, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.changed |= self.main.contents
        for relation in self.main.relations(self.body):
            if not relation.external and _is_copied(relation):
                self.known[_fingerprint(self.main, relation)] = relation.key

    @property
    def body(self) -> str:
        """The member that holds the document's body."""
        return self.main.template.body

    def take(self, attached: Filled, xml: str) -> str:
        """Take in what an attached body refers to; return its XML with the references led there."""
        relations = {rel.key: rel for rel in attached.relations(attached.template.body)}

        def led(match: re.Match[str]) -> str:
            relation = relations.get(match[2])
            return f"{match[1]}{self._key(attached, relation)}{match[3]}" if relation else match[0]

        for beginning, pattern in _REFERENCES.items():
            if attached.template.may_hold(beginning):
                xml = pattern.sub(led, xml)
        return xml

    def _key(self, source: Filled, relation: Relation) -> str:
        """Return the body's relationship to the same thing, made where there is none."""
        fingerprint = _fingerprint(source, relation)
        key = self.known.get(fingerprint)
        if key is None or relation.kind == CHART:  # Word wants a chart for each place of its own
            target = relation.target
            if not relation.external:
                target = self._copy(source, target, {})
            key = self.relate(relation.kind, target, external=relation.external)
            self.known[fingerprint] = key
        return key

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship of the body; return its id."""
        there = (*self.main.relations(self.body), *self.related)
        taken = {rel.key for rel in there}
        key = next(key for key in map("rIdA{}".format, count(1)) if key not in taken)
        self.related.append(Relation(key, kind, target, external))
        return key

    def _copy(self, source: Filled, name: str, copied: dict[str, str]) -> str:
        """Copy a part with everything it refers to; return its name in this package."""
        if name in copied:
            return copied[name]
        copied[name] = free = self._free(name)
        content = source.content(name)
        if name.endswith(".xml"):
            content = _told_apart(content, len(self.types))
        self.changed[free] = content
        self.types[free] = type_of(source.content(CONTENT_TYPES), name)
        relations = [
            rel if rel.external else replace(rel, target=self._copy(source, rel.target, copied))
            for rel in source.relations(name)
        ]
        if relations:
            self.changed[relations_of(free)] = relations_part(relations)
        return free

    def _free(self, name: str) -> str:
        """Return a name like this that the package does not have."""
        members = self.main.template.compiled.package.members
        stem, suffix = posixpath.splitext(name)
        candidates = (f"{stem.rstrip('0123456789')}{number}{suffix}" for number in count(1))
        return next(c for c in candidates if c not in members and c not in self.changed)

    def content(self, name: str) -> bytes:
        """Return a member as it is by now, empty where there is none."""
        if name in self.changed:
            return self.changed[name]
        member = self.main.template.compiled.package.members.get(name)
        return b"" if member is None else member.content

    def add(self, name: str, content: bytes, kind: str, content_type: str) -> None:
        """Add a part of our own to the body."""
        self.changed[name] = content
        self.types[name] = content_type
        self.relate(f"{OFFICE}{kind}", name)

    def joined(self) -> Joined:
        """Return the document, with what was taken in entered in its lists."""
        if self.types:
            self._extend(CONTENT_TYPES, "</Types>", map(override, self.types.items()))
        if self.related:
            part = relations_of(self.body)
            self._extend(part, "</Relationships>", map(relationship, self.related))
        return Joined(self.main.template.compiled.package, self.changed)

    def extend_styles(self, pieces: Iterable[str]) -> None:
        """Add styles that the main document lacks."""
        self._extend(self.main.template.target("styles"), "</w:styles>", pieces)

    def _extend(self, name: str, end: str, pieces: Iterable[str]) -> None:
        """Put elements before the end of a list of the package."""
        there = self.content(name) or relations_part(())
        self.changed[name] = extended(there, end, pieces)


def _told_apart(content: bytes, number: int) -> bytes:
    """Give what is drawn in a copied part ids that neither the body nor another part has."""
    if b"<wp:docPr" not in content and b"<v:" not in content:
        return content
    xml = renumber_drawings(content.decode(), FIRST_DRAWING + number * DRAWINGS_PER_PART)
    return renamed_shapes(xml, f"_A{number}").encode()


def _is_copied(relation: Relation) -> bool:
    """Tell parts that bodies name by id from those every document has one of."""
    return relation.kind.rpartition("/")[2] not in _SINGLE


def _fingerprint(source: Filled, relation: Relation) -> Fingerprint:
    """Return a value equal for two relationships exactly where they lead to the same content."""
    if relation.external:
        return relation.kind, relation.target
    return relation.kind, *_content(source, relation.target, ())


def _content(source: Filled, name: str, above: tuple[str, ...]) -> Fingerprint:
    inner = tuple(
        (rel.key, rel.kind, rel.target)
        if rel.external or rel.target in above
        else (rel.key, rel.kind, *_content(source, rel.target, (*above, name)))
        for rel in source.relations(name)
    )
    return source.content(name), inner
