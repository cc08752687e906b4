"""Parts of a package that are its makers' own: found by their relationships, and left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.package.archive import Member
from generator.document.package.opened_package import (
    CONTENT_TYPES,
    PROPERTY_KINDS,
    Package,
    relations_of,
)
from generator.document.package.wordml import DECLARATION, discard, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
# By the last word of their kinds: what nobody reads on paper and tells of people and machines, or
# says again what stands elsewhere.
_LEFT_OUT = frozenset(
    (
        *COMMENTS,
        *("customXml", "glossaryDocument", "attachedTemplate", "thumbnail", "printerSettings"),
        *("mailMergeSource", "mailMergeHeaderSource", "recipientData", "documenttasks"),
        *(
            "origin",
            "classificationlabels",
            "extensibility",
            "webextensiontaskpanes",
            "stylesWithEffects",
        ),
    )
)


def kind_of(kind: str) -> str:
    """Return the last word of a relationship's kind."""
    return kind.rpartition("/")[2]


def without_private_parts(package: Package) -> Package:
    """Return the package without such parts, and without what nothing leads to."""
    members = dict(package.members)
    for source in ("", *package.members):
        name = relations_of(source)
        if any(kind_of(rel.kind) in _LEFT_OUT for rel in package.relations(source)):
            members[name] = _lacking(members[name])
    cut = Package(members)
    reached = {CONTENT_TYPES, *_reached(cut)}
    kept = {name: member for name, member in members.items() if name in reached}
    if len(kept) < len(members):
        kept[CONTENT_TYPES] = _declaring(kept[CONTENT_TYPES], set(members) - set(kept))
    return package if kept == package.members else Package(kept)


def repacked(member: Member, root: etree._Element) -> Member:
    """Return a member with another tree in it."""
    from lxml import etree  # noqa: PLC0415 - only what is prepared anew pays for lxml

    text = etree.tostring(root, encoding="unicode")
    return Member.pack(member.name, f"{DECLARATION}{text}".encode())


def _lacking(relations: Member) -> Member:
    root = parse(relations.content)
    for item in list(root):
        if kind_of(item.get("Type", "")) in _LEFT_OUT:
            discard(item)
    return repacked(relations, root)


def _declaring(types: Member, gone: set[str]) -> Member:
    root = parse(types.content)
    for item in list(root):
        if item.get("PartName", "").lstrip("/") in gone:
            discard(item)
    return repacked(types, root)


def _reached(package: Package) -> Iterator[str]:
    """Walk what the package leads to, with the lists of relationships that lead there."""
    waiting, seen = [""], {""}
    while waiting:
        source = waiting.pop()
        yield from (source, relations_of(source))
        for relation in package.relations(source):
            if not relation.external and relation.target not in seen:
                seen.add(relation.target)
                waiting.append(relation.target)


def property_parts(package: Package) -> Iterator[str]:
    """Walk the members that hold the package's own properties."""
    for relation in package.relations():
        if relation.kind in PROPERTY_KINDS or kind_of(relation.kind) == "extended-properties":
            yield relation.target
