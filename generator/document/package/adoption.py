"""A template's package made ready for properties of ours instead of its own."""

from __future__ import annotations

from lxml import etree

from generator.document.package.archive import Member
from generator.document.package.carried_mark import CUSTOM
from generator.document.package.opened_package import (
    CONTENT_TYPES,
    PACKAGE,
    PROPERTY_KINDS,
    ROOT_RELATIONS,
    Package,
)
from generator.document.package.properties import CORE, TYPES
from generator.document.package.wordml import DECLARATION, parse


def adopt(package: Package) -> Package:
    """Return the package prepared for properties of ours instead of the template's.

    Content types and the package's relationships name the two members whatever the template named.
    """
    replaced = {rel.target for rel in package.relations() if rel.kind in PROPERTY_KINDS}
    replaced |= {CORE, CUSTOM}
    kept = {name: member for name, member in package.members.items() if name not in replaced}
    kept[CONTENT_TYPES] = _content_types(kept[CONTENT_TYPES], replaced)
    kept[ROOT_RELATIONS] = _root_relations(kept[ROOT_RELATIONS])
    return Package(kept)


def _content_types(member: Member, replaced: set[str]) -> Member:
    """Declare the two members' types."""
    root = parse(member.content)
    for item in list(root):
        if item.get("PartName", "").lstrip("/") in replaced:
            root.remove(item)
    for name, kind in TYPES.items():
        attributes = {"PartName": f"/{name}", "ContentType": kind}
        etree.SubElement(root, f"{{{PACKAGE}/content-types}}Override", attributes)
    return Member.pack(CONTENT_TYPES, DECLARATION.encode() + etree.tostring(root))


def _root_relations(member: Member) -> Member:
    """Point the package's relationships to the two members."""
    root = parse(member.content)
    for item in list(root):
        if item.get("Type") in PROPERTY_KINDS:
            root.remove(item)
    for key, kind, target in zip(("zpCore", "zpCustom"), PROPERTY_KINDS, TYPES, strict=True):
        attributes = {"Id": key, "Type": kind, "Target": target}
        etree.SubElement(root, f"{{{PACKAGE}/relationships}}Relationship", attributes)
    return Member.pack(ROOT_RELATIONS, DECLARATION.encode() + etree.tostring(root))
