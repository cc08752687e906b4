"""The book: every chapter that the documents of one unit ask for, written when it is asked for."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.narrative.heading_numbers import compose, without_bare_headings
from generator.narrative.sheet import Sheet
from generator.narrative.wording import Wording
from generator.reading import suggestion
from generator.structs import Struct
from generator.templating.wording_loader import FOLDER, SUFFIX
from generator.vocabulary import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.checking import Case, Subject
    from generator.diagnostics import Position
    from generator.forms import DocumentPlan, Form
    from generator.narrative.blocks import Blocks
    from generator.templating.late_names import LayeredNames
    from generator.vocabulary import Findings
    from generator.vocabulary.content import Offered
    from generator.workspace import Workspace


class Book(Struct, frozen=True, dict=True):
    """What the chapters of a unit's documents are written from: its case, problems and wording."""

    case: Case
    findings: Findings
    wording: Wording
    known: Names | None = None

    @cached_property
    def names(self) -> Names:
        """The names of the case, for whichever document asks first."""
        return self.known or Names(self.case)

    def names_for(
        self, plan: DocumentPlan, subject: Subject | None = None, mark: str | None = None
    ) -> LayeredNames:
        """Return what the chapters and the template of one document may name."""
        return self.names.for_document(plan, subject, self.findings.about(subject), mark)

    def chapters(
        self, names: Sequence[str], plan: DocumentPlan, subject: Subject | None = None
    ) -> tuple[Mapping[str, Blocks], tuple[Diagnostic, ...]]:
        """Write the chapters of one document, in its order, with their headings numbered.

        ``subject`` is what the document is about, None for the unit with all its data. A chapter
        with something wrong with it is left out.
        """
        if not names:
            return {}, ()
        return self.written(names, plan, self.names_for(plan, subject), subject)

    def written(
        self,
        names: Sequence[str],
        plan: DocumentPlan,
        content: Offered,
        subject: Subject | None = None,
        called_at: Callable[[str], Position | None] | None = None,
    ) -> tuple[Mapping[str, Blocks], tuple[Diagnostic, ...]]:
        """Write the chapters of one document over the names that it may use.

        ``called_at`` is where a template calls a chapter, said of if there is no such wording.
        """
        sheet = Sheet.of(self.case.filing, subject)
        written: dict[str, Blocks] = {}
        said: list[Diagnostic] = []
        for name in dict.fromkeys(names):
            asked_at = partial(called_at, name) if called_at else partial(plan.position, "模板")
            blocks, troubles = self.wording.write(name, content, asked_at, sheet)
            if not troubles:
                written[name] = blocks
            said += [trouble for trouble in troubles if trouble not in said]
        style = self.case.form.heading_numbers
        chapters = compose(map(without_bare_headings, written.values()), style)
        return dict(zip(written, chapters, strict=True)), tuple(said)


def write(
    case: Case, findings: Findings, workspace: Workspace, names: Names | None = None
) -> tuple[Book, tuple[Diagnostic, ...]]:
    """Open the book of a case; its form's sets of wording that are nowhere are said of.

    ``names`` are the case's, where an earlier step has begun to work them out.
    """
    names = names or Names(case)
    wording = Wording(workspace, case.form.wording, names.decimals)
    book = Book(case, findings, wording, names)
    form = case.form
    return book, tuple(absent_sets(form, workspace, form.wording, ("文字",)))


def absent_sets(
    form: Form, workspace: Workspace, sets: Sequence[str], key: tuple[str, ...]
) -> Iterator[Diagnostic]:
    """Find the sets of wording that a form names at a key and no root has."""
    for place, name in enumerate(sets):
        if not workspace.has_files(FOLDER, name, suffix=SUFFIX):
            names = workspace.names(FOLDER, suffix=SUFFIX)
            known = sorted({name.partition("/")[0] for name in names})
            facts = {"name": name, "advice": suggestion(name, known)}
            yield Diagnostic("N08", facts, form.position(*key, place))
