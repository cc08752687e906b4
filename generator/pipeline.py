"""The one way through the house: a file on disk becomes a unit's documents in memory.

Each step takes values and gives new ones; what was wrong on the way is carried along as
diagnostics. Nothing is written here: saving is the caller's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator import checking, scoring
from generator.checking import Case, Dossier, Subject
from generator.diagnostics import Severity, worst
from generator.filing import Department, Filing, Project, find_companions, read_filing
from generator.findings.finding import Findings
from generator.scoring import Standards, find_standards

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.document import Document
    from generator.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """A unit's year, read, scored and checked. ``case`` is None where that was not possible.

    ``findings`` are the problems that its reports state, None where their library is of no use.
    """

    path: Path
    case: Case | None
    diagnostics: tuple[Diagnostic, ...]
    findings: Findings | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """A unit's year with its documents: all of them, or none where something stood in the way."""

    checked: Checked
    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]


def check(path: Path, workspace: Workspace, *, form: str | None = None) -> Checked:
    """Read, score and check one file; ``form`` overrules the form that the file names."""
    read = read_filing(path)
    if read.value is None:
        return Checked(path, None, read.diagnostics)
    standards = find_standards(read.value, workspace, form)
    said = (*read.diagnostics, *standards.diagnostics)
    if standards.value is None:
        return Checked(path, None, said)
    case = score(read.value, standards.value)
    compared = compare(case, path, workspace)
    findings, found = find_problems(case, workspace)
    return Checked(path, case, (*said, *checking.check(case), *compared, *found), findings)


def score(filing: Filing, standards: Standards) -> Case:
    """Score whatever the filing assesses: the whole unit, then its projects."""
    assessed: list[tuple[str, Department | Project]] = []
    if filing.department is not None:
        assessed.append(("整体自评", filing.department))
    assessed += [(project.name, project) for project in filing.projects]
    subjects = []
    for name, assessment in assessed:
        project = isinstance(assessment, Project)
        rubric = standards.project_rubric if project else standards.department_rubric
        card = scoring.score(name, assessment, rubric, filing) if rubric else None
        subjects.append(Subject(name, assessment, card))
    return Case(filing, standards.form, tuple(subjects))


def compare(case: Case, path: Path, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Check a filing against the unit's others: its declaration, and last year's."""
    others = find_companions(path, case.filing, case.form.kind, workspace)
    dossier = Dossier(case, others.declaration, others.previous)
    return (*others.diagnostics, *checking.check_between(dossier))


def find_problems(
    case: Case, workspace: Workspace
) -> tuple[Findings | None, tuple[Diagnostic, ...]]:
    """Find the year's problems by the library of the form; a form without wording has none."""
    form = case.form
    if not form.wording:
        return Findings(), ()
    from generator.findings import find_library  # noqa: PLC0415 - only reports have problems
    from generator.findings.find import find  # noqa: PLC0415

    library = find_library(workspace, form.wording)
    if library.value is None:
        return None, library.diagnostics
    findings, said = find(case, library.value, form.problem_limit)
    return findings, (*library.diagnostics, *said)


def build(
    path: Path, workspace: Workspace, *, form: str | None = None, strict: bool = False
) -> Built:
    """Take one file the whole way. With ``strict`` a file with errors yields no documents.

    The documents bear the time at which the file was last changed: same input, same bytes.
    """
    from generator.document import fill  # noqa: PLC0415 - a check waits for no Word
    from generator.narrative.book import write  # noqa: PLC0415

    checked = check(path, workspace, form=form)
    refused = strict and worst(checked.diagnostics) is Severity.ERROR
    if checked.case is None or checked.findings is None or refused:
        return Built(checked, (), checked.diagnostics)
    book, said = write(checked.case, checked.findings, workspace)
    documents, troubles = fill(checked.case, book, workspace, changed_at(path))
    diagnostics = (*checked.diagnostics, *said, *troubles)
    return Built(checked, () if said else documents, diagnostics)


def changed_at(path: Path) -> datetime:
    """Return when a filing was last changed, the time that its documents bear."""
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
