"""The book: every chapter that the documents of one unit ask for, written when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.narrative.heading_numbers import compose
from generator.narrative.wording import Wording
from generator.reading import suggestion
from generator.templating.wording_loader import FOLDER, SUFFIX
from generator.vocabulary.report_names import assessed_contents, report_content

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.checking import Case, Subject
    from generator.findings import Findings
    from generator.forms import DocumentPlan
    from generator.narrative.blocks import Blocks
    from generator.vocabulary.report_names import Assessed
    from generator.workspace import Workspace


@dataclass(frozen=True)
class Book:
    """What the chapters of a unit's documents are written from: its case, problems and wording."""

    case: Case
    findings: Findings
    wording: Wording

    @cached_property
    def assessed(self) -> Assessed:
        """The names of everything assessed, for whichever document asks first."""
        return assessed_contents(self.case)

    def chapters(
        self, names: Sequence[str], plan: DocumentPlan, subject: Subject | None = None
    ) -> tuple[Mapping[str, Blocks], tuple[Diagnostic, ...]]:
        """Write the chapters of one document, in its order, with their headings numbered.

        ``subject`` is what the document is about, None for the unit with all its data. A chapter
        with something wrong with it is left out.
        """
        if not names:
            return {}, ()
        content = report_content(self.case, self.findings, plan, subject, assessed=self.assessed)
        written: dict[str, Blocks] = {}
        said: list[Diagnostic] = []
        for name in dict.fromkeys(names):
            blocks, troubles = self.wording.write(name, content, plan.position("模板"))
            if not troubles:
                written[name] = blocks
            said += [trouble for trouble in troubles if trouble not in said]
        return dict(zip(written, compose(written.values()), strict=True)), tuple(said)


def write(
    case: Case, findings: Findings, workspace: Workspace
) -> tuple[Book, tuple[Diagnostic, ...]]:
    """Open the book of a case; its form's sets of wording that are nowhere are said of."""
    wording = Wording(workspace, case.form.wording)
    return Book(case, findings, wording), tuple(_absent_sets(case, workspace))


def _absent_sets(case: Case, workspace: Workspace) -> Iterator[Diagnostic]:
    """Find the sets that a form names and no root has."""
    form = case.form
    for place, name in enumerate(form.wording):
        if not workspace.has_files(FOLDER, name, suffix=SUFFIX):
            names = workspace.names(FOLDER, suffix=SUFFIX)
            known = sorted({name.partition("/")[0] for name in names})
            facts = {"name": name, "advice": suggestion(name, known)}
            yield Diagnostic("N08", facts, form.position("文字", place))
