"""The package of a document that takes in others: parts shared where equal, copied where not."""

from __future__ import annotations

import posixpath
from itertools import count
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.archive import Frame, Member
from generator.document.package.integrity import renumber_drawings
from generator.document.package.opened_package import (
    CONTENT_TYPES,
    OFFICE,
    WORD,
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
from generator.document.package.wordml import DECLARATION, W
from generator.structs import Struct, field, replace

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Mapping

    from generator.document.package.properties import Properties
    from generator.document.template.word_template import Filled, WordTemplate

# Apart, so that each begins with a fixed text: the search for one that does not is slow.
_REFERENCES = {
    " r:": patterns.compile(r'( r:\w+=")([^"]+)(")'),
    " o:relid=": patterns.compile(r'( o:relid=")([^"]+)(")'),
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


class Joined(Struct, frozen=True):
    """A document that has taken in others: the main one's package, and the changed parts."""

    package: Package
    contents: Mapping[str, bytes]

    def pack(self, properties: Properties) -> bytes:
        """Return the bytes of the document."""
        members = dict(self.package.members)
        members |= {name: Member.pack(name, content) for name, content in self.contents.items()}
        return properties.behind(Frame(), Package(members).in_order())


class Assembly(Struct):
    """The members of the main document, as far as they change, and those taken in so far."""

    main: Filled
    changed: dict[str, bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    related: dict[str, list[Relation]] = field(default_factory=dict)  # of each part, the new ones
    known: dict[Fingerprint, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.changed |= self.main.contents
        for relation in self.main.relations(self.body):
            if not relation.external and _is_copied(relation):
                self.known[self.body, *_fingerprint(self.main, relation)] = relation.key

    @property
    def body(self) -> str:
        """The member that holds the document's body."""
        return self.main.template.body

    def take(self, attached: Filled, xml: str, source: str = "", part: str = "") -> str:
        """Take in what an attached part refers to; return its XML with the references led there.

        The parts are the bodies, where no other is named.
        """
        source, part = source or attached.template.body, part or self.body
        relations = {rel.key: rel for rel in attached.relations(source)}

        def led(match: re.Match[str]) -> str:
            relation = relations.get(match[2])
            if relation is None:
                return match[0]
            return f"{match[1]}{self._key(attached, relation, part)}{match[3]}"

        for beginning, pattern in _REFERENCES.items():
            if source != attached.template.body or _may_refer(attached.template, beginning):
                xml = pattern.sub(led, xml)
        return xml

    def _key(self, source: Filled, relation: Relation, part: str) -> str:
        """Return a part's relationship to the same thing, made where there is none."""
        fingerprint = (part, *_fingerprint(source, relation))
        key = self.known.get(fingerprint)
        if key is None or relation.kind == CHART:  # Word wants a chart for each place of its own
            target = relation.target
            if not relation.external:
                target = self._copy(source, target, {})
            key = self.relate(relation.kind, target, part, external=relation.external)
            self.known[fingerprint] = key
        return key

    def relate(self, kind: str, target: str, part: str = "", *, external: bool = False) -> str:
        """Add a relationship of a part, of the body where no other is named; return its id."""
        part = part or self.body
        added = self.related.setdefault(part, [])
        taken = {rel.key for rel in (*self.main.relations(part), *added)}
        key = next(key for key in map("rIdA{}".format, count(1)) if key not in taken)
        added.append(Relation(key, kind, target, external))
        return key

    def _copy(self, source: Filled, name: str, copied: dict[str, str]) -> str:
        """Copy a part with everything it refers to; return its name in this package."""
        if name in copied:
            return copied[name]
        copied[name] = free = self._free(name)
        content = source.content(name)
        if b"<wp:docPr" in content and name.endswith(".xml"):
            first = FIRST_DRAWING + len(self.types) * DRAWINGS_PER_PART
            content = renumber_drawings(content.decode(), first).encode()
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
        package = self.main.template.compiled.package
        return package.content(name) if name in package.members else b""

    def add(self, name: str, content: bytes, kind: str, content_type: str) -> str:
        """Add a part of our own to the body; return the relationship's id."""
        self.changed[name] = content
        self.types[name] = content_type
        return self.relate(f"{OFFICE}{kind}", name)

    def blank(self, kind: str) -> str:
        """Return the relationship to an empty header or footer, made where there is none."""
        key = self.known.get((self.body, kind))
        if key is None:
            root = {"header": "hdr", "footer": "ftr"}[kind]
            content = f'{DECLARATION}<w:{root} xmlns:w="{W[1:-1]}"><w:p/></w:{root}>'.encode()
            name = self._free(f"word/{kind}1.xml")
            key = self.add(name, content, kind, f"{WORD}.{kind}+xml")
            self.known[self.body, kind] = key
        return key

    def joined(self) -> Joined:
        """Return the document, with what was taken in entered in its lists."""
        if self.types:
            self._extend(CONTENT_TYPES, "</Types>", map(override, self.types.items()))
        for part, relations in self.related.items():
            self._extend(relations_of(part), "</Relationships>", map(relationship, relations))
        return Joined(self.main.template.compiled.package, self.changed)

    def extend_styles(self, pieces: Iterable[str]) -> None:
        """Add styles that the main document lacks, and the part for them if it has none."""
        name = self.main.template.target("styles")
        if not name:
            name = "word/styles.xml"
            content = f'{DECLARATION}<w:styles xmlns:w="{W[1:-1]}"></w:styles>'.encode()
            self.add(name, content, "styles", f"{WORD}.styles+xml")
        self._extend(name, "</w:styles>", pieces)

    def _extend(self, name: str, end: str, pieces: Iterable[str]) -> None:
        """Put elements before the end of a list of the package."""
        there = self.content(name) or relations_part(())
        self.changed[name] = extended(there, end, pieces)


def _may_refer(template: WordTemplate, beginning: str) -> bool:
    """Tell whether a document's body may have references: its template's, or of data."""
    return template.compiled.supplied or template.may_hold(beginning)


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
