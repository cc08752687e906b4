"""The document's own properties: title, author, time and whatever else is to travel with it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from markupsafe import escape

from generator.document.package.archive import Frame, Member
from generator.document.package.carried_mark import CUSTOM, SEAL, seal_of
from generator.document.package.opened_package import PACKAGE
from generator.document.package.wordml import DECLARATION, quoted
from generator.document.template.word_text import illegal_in
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CORE = "docProps/core.xml"
TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    CUSTOM: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_USER_PROPERTY = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the format id Office gives its users


class Properties(Struct, frozen=True):
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
        return tuple(name for name, text in texts.items() if illegal_in(name + text))

    def members(self) -> tuple[Member, Member]:
        """Return the two members of the package that hold the properties."""
        return Member.pack(CORE, self._core().encode()), self._custom_member(self.custom)

    def behind(self, frame: Frame, members: Iterable[Member]) -> bytes:
        """Write a package with the properties behind its other members.

        Facts for programs are sealed: with them goes a digest of all that stands before, so that
        a document that somebody has changed since can be told from one that is as it was written.
        """
        core = Member.pack(CORE, self._core().encode())
        before = frame.with_members((*members, core))
        sealed = {**self.custom, SEAL: seal_of(before.head)} if self.custom else {}
        return before.write((self._custom_member(sealed),))

    def _custom_member(self, facts: Mapping[str, str]) -> Member:
        return Member.pack(CUSTOM, self._custom(facts).encode())

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

    def _custom(self, facts: Mapping[str, str]) -> str:
        entries = (
            f'<property fmtid="{_USER_PROPERTY}" pid="{pid}" name={quoted(name)}>'
            f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
            for pid, (name, text) in enumerate(sorted(facts.items()), 2)
        )
        return (
            f'{DECLARATION}<Properties xmlns="{_OFFICE}/custom-properties"'
            f' xmlns:vt="{_OFFICE}/docPropsVTypes">{"".join(entries)}</Properties>'
        )
