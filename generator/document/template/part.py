"""One part of a template, compiled: data in, XML of the part out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from generator.document.package.bookmarks import told_apart
from generator.document.package.integrity import renumber_drawings, table_faults
from generator.document.package.repeated_ids import SHAPE, renamed_shapes
from generator.document.package.wordml import DECLARATION, prove
from generator.document.template.chapter_tags import chapter_of
from generator.document.template.filled_blocks import BEGIN_MARK, finish_blocks, uncut
from generator.document.template.grown_columns import grown
from generator.document.template.merged_rows import levels_in, merged
from generator.document.template.word_environment import BlankInWord
from generator.structs import Struct
from generator.templating.jinja_reasons import reason_of
from generator.templating.template_run import TooLongError, run
from generator.templating.trouble_notes import Spot, Trouble, spot_of_traceback

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Template

    from generator.document.template.jinja_source import Source
    from generator.scoring.decimals import Decimals

MAX_CHARACTERS = 50_000_000  # of one rendered part


class Part(Struct, frozen=True):
    """A part with tags.

    The flags say what its output must be looked at for: only what a loop or a condition of the
    template can change is worth the time.
    """

    member: str
    label: str
    source: Source
    template: Template
    varying_tables: bool
    growing_columns: bool
    bookmarks: bool
    drawings: bool
    shapes: bool
    blocks: bool  # rows below a head, whose columns follow their texts
    merges: str  # marks of rows with merged cells
    first_id: int  # of drawings, and of bookmarks that a loop brings: another in each part

    @classmethod
    def of(cls, member: str, label: str, source: Source, template: Template, first_id: int) -> Part:
        """Return the part with its flags read off the source."""
        text = source.text
        calls = any(chapter_of(tag) for tag in source.tags)  # a chapter may bring tables
        return cls(
            member=member,
            label=label,
            source=source,
            template=template,
            varying_tables=calls
            or ("<w:tbl>" in text and source.has_statements and not source.steady),
            growing_columns=any(tag.structure == "tc" for tag in source.tags),
            bookmarks="<w:bookmarkStart" in text,
            drawings="<wp:docPr" in text or bool(source.settings) or calls,
            shapes=SHAPE in text,
            blocks=BEGIN_MARK in text,
            merges=levels_in(text),
            first_id=first_id,
        )

    def render(
        self,
        data: Mapping[str, object],
        decimals: Decimals | None = None,
        *,
        proved: bool = True,
    ) -> tuple[bytes, tuple[Trouble, ...]]:
        """Render the part; the bytes are worth something only where there is no trouble.

        Not ``proved`` is for what becomes part of a whole that is.
        """
        names = BlankInWord.among(data)
        xml, troubles = run(self.template, names, MAX_CHARACTERS, _failure, decimals)
        return (b"", troubles) if troubles else self._finished(xml, proved=proved)

    def _finished(self, xml: str, *, proved: bool) -> tuple[bytes, tuple[Trouble, ...]]:
        """Put merged cells, ids and columns right, then prove the part."""
        if self.merges:
            xml = merged(xml, self.merges)
        if self.drawings and "<wp:docPr" in xml:
            xml = renumber_drawings(xml, self.first_id)
        if self.shapes:
            xml = renamed_shapes(xml)
        if self.blocks:
            xml = finish_blocks(xml)
        if self.bookmarks:
            xml = told_apart(xml, self.first_id)
        try:
            content = (DECLARATION + xml).encode()
            if proved or self.growing_columns:
                prove(content)
        except ExpatError as error:
            return b"", (_fault(f"第 {error.lineno} 行第 {error.offset} 列不是合格的 XML"),)
        if self.growing_columns:
            xml = grown(content)
            content = (DECLARATION + xml).encode()
        return content, tuple(_fault(fault) for fault in self._faults(xml))

    def _faults(self, xml: str) -> Iterator[str]:
        if self.varying_tables:
            yield from table_faults(uncut(xml) if self.blocks else xml)


def _failure(error: Exception) -> Trouble:
    """Say what a template has raised, at the line that raised it."""
    spot = spot_of_traceback(error.__traceback__)
    if isinstance(error, TooLongError):
        return Trouble("X10", spot, ())
    return Trouble("X08", spot, (("reason", reason_of(error)),))


def _fault(text: str) -> Trouble:
    return Trouble("X11", Spot(), (("fault", text),))
