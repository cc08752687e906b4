"""The documents of a case with marks around all that is printed in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.filling import draft
from generator.document.template.traced_template import traced
from generator.narrative.book import Book
from generator.narrative.traced_wording import TracedWording
from generator.templating.trace import tracing

if TYPE_CHECKING:
    from datetime import datetime

    from generator.checking import Case
    from generator.document.filling import Draft, Said
    from generator.templating.trace import Trace
    from generator.vocabulary import Findings, Names
    from generator.workspace import Workspace


def draft_traced(  # noqa: PLR0913, PLR0917 - what documents are made of
    case: Case,
    findings: Findings,
    workspace: Workspace,
    created: datetime,
    names: Names,
    trace: Trace,
) -> tuple[tuple[Draft, ...], Said]:
    """Write the chapters and fill the templates as always; ``trace`` keeps what the marks mean."""
    wording = TracedWording(workspace, case.form.wording, names.decimals)
    with tracing(trace):
        book = Book(case, findings, wording, names)
        return draft(case, book, workspace, created, traced)
