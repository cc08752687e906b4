"""A Word template: read, judged and compiled once, then filled for any number of documents."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.diagnostics import Position
from generator.document.package.archive import Frame, Member
from generator.document.package.opened_package import Package, read_template
from generator.document.template.chapter_tags import NAME as CHAPTER
from generator.document.template.chapter_tags import chapter_of
from generator.document.template.chapters import Chapters
from generator.document.template.chart_filters import fill_charts
from generator.document.template.list_restart import with_restarts
from generator.document.template.repeated_notes import with_own_notes
from generator.document.template.reporter import Reporter
from generator.document.template.supplies import Supplies, supplies_here, supplying
from generator.document.template.template_store import keep, recall
from generator.file_stamp import remembered
from generator.filing.pictures import NO_PICTURES
from generator.reading import Loaded
from generator.structs import Struct, field, replace
from generator.templating.late_names import LayeredNames

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.document.package.opened_package import Relation
    from generator.document.package.properties import Properties
    from generator.document.template.compiled import Compiled
    from generator.document.template.part import Part
    from generator.document.template.styles import Styles
    from generator.filing.pictures import Gallery
    from generator.narrative.blocks import Block
    from generator.narrative.sheet import Sheet
    from generator.scoring.decimals import Decimals
    from generator.templating.trouble_notes import Trouble

NOTHING: Mapping[str, Sequence[Block]] = {}


class WordTemplate(Struct, frozen=True, eq=False):  # one a file: what is known of it is kept by it
    """A compiled template and the file it came from."""

    path: Path
    compiled: Compiled

    @classmethod
    def load(cls, path: Path) -> Loaded[WordTemplate]:
        """Return the template, or everything that is wrong with it.

        Loaded once per process for as long as the file stays the same.
        """
        return _load(path)

    @property
    def names(self) -> frozenset[str]:
        """The top-level names that the template's tags use."""
        return self.compiled.names

    @property
    def body(self) -> str:
        """The member of the package that holds the main text."""
        return self.compiled.body

    @property
    def chapters(self) -> tuple[str, ...]:
        """The chapters that the template calls, in the order of their places."""
        return self.compiled.chapters

    def called_at(self, chapter: str) -> Position:
        """Return where a chapter is called."""
        tags = (tag for part in self.compiled.parts for tag in part.source.tags)
        place = next((tag.place for tag in tags if chapter_of(tag) == chapter), None)
        file = str(self.path)
        return Position(file, place=place.name, excerpt=place.text) if place else Position(file)

    def target(self, kind: str) -> str:
        """Return the member that is the main text's styles, numbering …; empty where none."""
        return self.compiled.package.target(kind, self.body)

    def may_hold(self, *marks: str) -> bool:
        """Tell whether the body of a document can hold one of these pieces of XML.

        It can where the template has it: data are escaped, and what they bring besides (pictures)
        is told by ``supplied``.
        """
        return _may_hold(self, marks)

    def fill(  # noqa: PLR0913 - what a document is made of
        self,
        data: Mapping[str, object],
        chapters: Mapping[str, Sequence[Block]] = NOTHING,
        sheet: Sheet | None = None,
        decimals: Decimals | None = None,
        *,
        joined: bool = False,
        pictures: Gallery = NO_PICTURES,
    ) -> tuple[Filled | None, tuple[Diagnostic, ...]]:
        """Fill the template; ``chapters`` are what its 章节 tags call, by name.

        ``sheet`` is where the data were typed, said of where they are lacking; ``decimals`` are
        those of rates. The body of a document that is ``joined`` with others is proved with the
        whole, once. ``pictures`` are those that the filing names.
        """
        self._begin(data, sheet)
        if self.chapters:
            called = Chapters.of(self.compiled.styles, chapters, self.chapters)
            data = LayeredNames({CHAPTER: called}, data)
        if not self.compiled.supplied:
            contents, said = self._rendered(data, sheet, decimals, joined=joined)
            return (None if said else Filled(self, contents)), said
        with supplying(Supplies(self.compiled.package, self.compiled.styles, pictures)) as supplies:
            contents, said = self._rendered(data, sheet, decimals, joined=joined)
            fill_charts(supplies, {} if said else contents)
        filled = Filled(self, {**contents, **supplies.changes()}, supplies.related)
        return (None if said else filled), said

    def _begin(self, data: Mapping[str, object], sheet: Sheet | None) -> None:
        """Take note of what is filled in; nobody asks of a template that is not traced."""

    def _rendered(
        self,
        data: Mapping[str, object],
        sheet: Sheet | None,
        decimals: Decimals | None,
        *,
        joined: bool,
    ) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
        """Render every part that has tags."""
        diagnostics: list[Diagnostic] = []
        contents: dict[str, bytes] = {}
        supplies = supplies_here()
        for part in self.compiled.parts:
            if supplies:
                supplies.part = part
            proved = not (joined and part.member == self.body)
            contents[part.member], troubles = part.render(data, decimals, proved=proved)
            diagnostics += [self._said(part, trouble, sheet) for trouble in troubles]
        if diagnostics:
            return {}, tuple(diagnostics)
        contents = with_own_notes(self, contents | with_restarts(self, contents))
        if self.compiled.listed and not joined:
            contents[self.body] = listed(contents[self.body], self.compiled.styles)
        return contents, ()

    def render(
        self,
        data: Mapping[str, object],
        *,
        properties: Properties,
        chapters: Mapping[str, Sequence[Block]] = NOTHING,
        decimals: Decimals | None = None,
        pictures: Gallery = NO_PICTURES,
    ) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """Fill the template and pack it; a document is all right or it is not made at all."""
        filled, diagnostics = self.fill(data, chapters, decimals=decimals, pictures=pictures)
        diagnostics = (*self.judge(properties), *diagnostics)
        if filled is None or diagnostics:
            return None, diagnostics
        return filled.pack(properties), ()

    def judge(self, properties: Properties) -> tuple[Diagnostic, ...]:
        """Judge the properties: their text comes from the data too."""
        reporter = Reporter(str(self.path))
        return tuple(
            reporter.tagged("X09", None, f"文档属性“{name}”", problem="含有控制字符")
            for name in properties.illegal()
        )

    def _said(self, part: Part, trouble: Trouble, sheet: Sheet | None) -> Diagnostic:
        """Turn a trouble into a diagnostic at the place of its tag."""
        tag = part.source.tag_at(trouble.spot.line)
        facts = dict(trouble.facts)
        said = Reporter(str(self.path)).tagged(trouble.code, tag, part.label, **facts)
        return said if sheet is None else sheet.ask(said, trouble.path, "Word 模板")


class Filled(Struct, frozen=True):
    """A template filled with one document's data: the changed parts, not yet packed.

    ``added`` are the relationships that it has beyond its template's, by their part.
    """

    template: WordTemplate
    contents: Mapping[str, bytes]
    added: Mapping[str, Sequence[Relation]] = field(default_factory=dict)

    def content(self, member: str) -> bytes:
        """Return a member as this document has it."""
        changed = self.contents.get(member)
        return self.template.compiled.package.content(member) if changed is None else changed

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relationships of a part: those of the template, and those added."""
        return (*self.template.compiled.package.relations(part), *self.added.get(part, ()))

    def with_contents(self, changed: Mapping[str, bytes]) -> Filled:
        """Return the document with other members changed as well."""
        return replace(self, contents={**self.contents, **changed})

    def pack(self, properties: Properties) -> bytes:
        """Return the bytes of the document."""
        members = [Member.pack(name, content) for name, content in self.contents.items()]
        compiled = self.template.compiled
        if not self.contents.keys() <= compiled.varying:  # what is laid out has changed too
            package = compiled.package.members
            whole = Package({**package, **{one.name: one for one in members}})
            return properties.behind(Frame(), whole.in_order())
        members += [member for member in compiled.loose if member.name not in self.contents]
        return properties.behind(compiled.frame, members)


@lru_cache(maxsize=256)
def _may_hold(template: WordTemplate, marks: tuple[str, ...]) -> bool:
    compiled = template.compiled
    rendered = (part.source.text for part in compiled.parts if part.member == template.body)
    text = next(rendered, None) or compiled.package.members[template.body].content.decode()
    return any(mark in text for mark in marks)


def listed(body: bytes, styles: Styles) -> bytes:
    """Return the body of a document with its table of contents written."""
    # Only what has a table of contents pays for lxml.
    from generator.document.package.contents_table import with_contents  # noqa: PLC0415

    return with_contents(body, styles)


@remembered
def _load(path: Path) -> Loaded[WordTemplate]:
    """Recall what was prepared once, or prepare it now and keep it."""
    read = read_template(path)
    if read.value is None:
        return Loaded(None, read.diagnostics)
    kept = recall(read.value)
    found = _prepared(path, read.value) if kept is None else Loaded(kept)
    return Loaded(WordTemplate(path, found.value) if found.value else None, found.diagnostics)


def _prepared(path: Path, data: bytes) -> Loaded[Compiled]:
    # Only a template that nobody has prepared yet pays for docxtpl and lxml.
    from generator.document.template.compiling import compile_template  # noqa: PLC0415

    compiled = compile_template(path, data)
    if compiled.value is not None:
        keep(data, compiled.value)
    return compiled
