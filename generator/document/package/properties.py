"""The document's own properties: title, author, time and whatever else is to travel with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from generator.document.package.archive import Member
from generator.document.package.opened_package import (
    CONTENT_TYPES,
    PACKAGE,
    PROPERTY_KINDS,
    ROOT_RELATIONS,
    Package,
)
from generator.document.package.wordml import DECLARATION, parse
from generator.document.template.word_text import ILLEGAL

if TYPE_CHECKING:
    from collections.abc import Mapping

CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    CUSTOM: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_USER_PROPERTY = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id Office gives its users


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself. ``created`` is given, never read off a clock.

    ``custom`` carries facts for programs, such as the fingerprint of what the document was made of.
    """

    title: str
    author: str
    created: datetime
    subject: str = ""
    custom: Mapping[str, str] = field(default_factory=dict)

    def illegal(self) -> tuple[str, ...]:
        """Return the names of the properties whose text no XML file can hold."""
        texts = {"标题": self.title, "作者": self.author, "主题": self.subject, **self.custom}
        return tuple(name for name, text in texts.items() if ILLEGAL.search(name + text))

    def members(self) -> tuple[Member, Member]:
        """Return the two members of the package that hold the properties."""
        core, custom = self._core().encode(), self._custom().encode()
        return Member.pack(CORE, core), Member.pack(CUSTOM, custom)

    def _core(self) -> str:
        created = self.created
        if created.tzinfo is None:
            created = created.replace(tzinfo=UTC)
        stamp = f"{created.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        author = escape(self.author)
        return (
            f"{DECLARATION}<cp:coreProperties"
            f' xmlns:cp="{PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(self.title)}</dc:title><dc:subject>{escape(self.subject)}"
            f"</dc:subject><dc:creator>{author}</dc:creator>"
            f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
            f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
            f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified>'
            "</cp:coreProperties>"
        )

    def _custom(self) -> str:
        entries = (
            f'<property fmtid="{_USER_PROPERTY}" pid="{pid}" name={quoteattr(name)}>'
            f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
            for pid, (name, text) in enumerate(sorted(self.custom.items()), 2)
        )
        return (
            f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
            f' xmlns:vt="{_OFFICE}/docPropsVTypes">{"".join(entries)}</Properties>'
        )


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
