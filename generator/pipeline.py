"""The one way through the house: a file on disk becomes a unit's documents in memory.

Each step takes values and gives new ones; what was wrong on the way is carried along as
diagnostics. Nothing is written here: saving is the caller's.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator import checking
from generator.checking import Case, Dossier
from generator.checking.rows import called
from generator.diagnostics import Diagnostic, Severity, worst
from generator.filing import (
    Department,
    Filing,
    Project,
    filing_of,
    find_companions,
    find_pictures,
    read_filing,
)
from generator.narrative.sheet import said_once
from generator.reading import Loaded, read_tree_text
from generator.reading.waivers import answered_for
from generator.scoring import Standards, find_standards
from generator.scoring.case import facts_of_unit, subject_of
from generator.structs import Struct, replace
from generator.templating.allowance import Allowance, allowing
from generator.vocabulary import Findings, Names
from generator.vocabulary.column_faults import column_faults
from generator.vocabulary.criteria import criteria_faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.document import Document, Draft
    from generator.forms import Form
    from generator.templating.trace import Trace
    from generator.workspace import Workspace

    Tell = Callable[[Path, Workspace, Case, tuple[Diagnostic, ...]], "Checked"]


class Checked(Struct, frozen=True):
    """A unit's year, read, scored and checked. ``case`` is None where that was not possible.

    ``drafts`` are its documents, all of them or none, filled but not packed: what stops a document
    is found by filling it, so whoever only checks learns of it too. ``findings`` are the problems
    that its reports state, None where their library is of no use; ``stopping`` is what kept the
    drafts from being made.
    """

    path: Path
    case: Case | None
    diagnostics: tuple[Diagnostic, ...]
    findings: Findings | None = None
    drafts: tuple[Draft, ...] = ()
    stopping: tuple[Diagnostic, ...] = ()


class Built(Struct, frozen=True):
    """A unit's year with its documents: all of them, or none where something stood in the way."""

    checked: Checked
    documents: tuple[Document, ...]
    diagnostics: tuple[Diagnostic, ...]


def check(
    path: Path, workspace: Workspace, *, form: str | None = None, text: str | None = None
) -> Checked:
    """Read, score, check and draft one file; ``form`` overrules the form that the file names.

    ``text`` is what the file would hold, where that is asked.
    """
    if text is None:
        read = read_filing(path, workspace, form=form)
    else:
        read = filing_of(read_tree_text(text, name=str(path)), workspace, form)
    return _scored(read, path, workspace, form, _told)


def review(
    read: Loaded[Filing], path: Path, workspace: Workspace, *, form: str | None = None
) -> Checked:
    """Score and check what was read, without a look at the documents that it would make."""
    return _scored(read, path, workspace, form, _reviewed)


def trace_documents(path: Path, workspace: Workspace, text: str, trace: Trace) -> Checked:
    """Draft the documents of a text with marks in them that ``trace`` explains; check nothing.

    Characters of the planes that marks are taken from are lost: no font has them.
    """
    from generator.document.traced_documents import draft_traced  # noqa: PLC0415 - rarely asked
    from generator.templating.trace import MARK  # noqa: PLC0415 - as above

    def tell(path: Path, workspace: Workspace, case: Case, said: tuple[Diagnostic, ...]) -> Checked:
        pictures = find_pictures(case.filing, path, workspace)
        case = replace(case, pictures=pictures.value or {})
        names = names_of(case, workspace)
        found = find_problems(case, workspace, names)
        if found.value is None:
            return Checked(path, case, said, stopping=found.diagnostics)
        made = draft_traced(case, found.value, workspace, changed_at(path), names, trace)
        return Checked(path, case, said, found.value, *made)

    tree = read_tree_text(MARK.sub("□", text), name=str(path))
    return _scored(filing_of(tree, workspace, None), path, workspace, None, tell)


def _scored(
    read: Loaded[Filing], path: Path, workspace: Workspace, form: str | None, tell: Tell
) -> Checked:
    """Score what was read, within what one unit may cost, and let ``tell`` go on from there."""
    if read.value is None:
        return Checked(path, None, read.diagnostics)
    standards = find_standards(read.value, workspace, form)
    said = (*read.diagnostics, *standards.diagnostics)
    if standards.value is None:
        return Checked(path, None, said)
    with allowing(Allowance()) as allowance:
        if faults := standards_faults(standards.value, read.value):
            return Checked(path, None, (*said, *faults))
        case = score(read.value, standards.value)
        allowance.grow(sum(len(one.rows) for one in case.subjects))
        return tell(path, workspace, case, said)


def _told(path: Path, workspace: Workspace, case: Case, said: tuple[Diagnostic, ...]) -> Checked:
    """Check a scored case and draft its documents."""
    pictures = find_pictures(case.filing, path, workspace)
    unseen, case = pictures.diagnostics, replace(case, pictures=pictures.value or {})
    compared = compare(case, path, workspace)
    names = names_of(case, workspace)
    found = find_problems(case, workspace, names)
    own = _unlisted(checking.check(case), found.value)
    checked = (*said, *unseen, *own, *compared, *found.diagnostics)
    if found.value is None:
        return Checked(path, case, answered_for(checked, case.filing, checking.is_opinion))
    drafts, stopping = draft_documents(case, found.value, workspace, changed_at(path), names)
    drafts = () if unseen else drafts  # a document waits for the picture that belongs in it
    every = (*checked, *said_once(stopping, checked))
    every = answered_for(every, case.filing, checking.is_opinion)
    return Checked(path, case, every, found.value, drafts, (*unseen, *stopping))


def _reviewed(
    path: Path, workspace: Workspace, case: Case, said: tuple[Diagnostic, ...]
) -> Checked:
    """Check a scored case, and nothing of its documents."""
    compared = compare(case, path, workspace)
    unstated = _unstated(case, workspace)
    return Checked(path, case, (*said, *checking.check(case), *compared, *unstated))


def _unstated(case: Case, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Ask a report that was handed in for the problems that the form's reports state."""
    told = case.filing.materials or any(one.materials for one in case.filing.projects)
    if not told or case.filing.problems or not case.form.wording:
        return ()
    facts = {"found": "报告的各章里没有读到"}
    said = (Diagnostic("S10", facts, case.filing.position("材料", of="key")),)
    return _asked_for(said, case.form, workspace)


def standards_faults(standards: Standards, filing: Filing) -> tuple[Diagnostic, ...]:
    """Say what in a form or rubric cannot stand beside the names that there are."""
    return (*column_faults(standards.form), *criteria_faults(standards, filing))


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
        subjects.append(subject_of(name, assessment, rubric, filing, standards.form))
    return Case(filing, standards.form, tuple(subjects), facts_of_unit(filing, subjects))


def compare(case: Case, path: Path, workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Check a filing against the unit's others: its declaration, and last year's."""
    others = find_companions(path, case.filing, case.form.kind, workspace)
    dossier = Dossier(case, others.declaration, others.previous)
    return (*others.diagnostics, *checking.check_between(dossier))


def names_of(case: Case, workspace: Workspace) -> Names:
    """Open the vocabulary of a case: what its findings library asks for is known to it."""
    if not case.form.wording:
        return Names(case)
    from generator.findings import find_library  # noqa: PLC0415 - only reports have one

    library = find_library(workspace, case.form.wording).value
    return Names(case, library.asked if library else ())


def find_problems(case: Case, workspace: Workspace, names: Names | None = None) -> Loaded[Findings]:
    """Find the year's problems by the form's library; without wording there are the unit's own."""
    form = case.form
    if not form.wording:
        from generator.findings.unit_problems import all_own  # noqa: PLC0415 - no library is needed

        return Loaded(all_own(case.filing))
    from generator.findings import find_library  # noqa: PLC0415 - only reports have one
    from generator.findings.find import find  # noqa: PLC0415

    library = find_library(workspace, form.wording)
    if library.value is None:
        return Loaded(None, library.diagnostics)
    findings, said = find(case, library.value, form.problem_limit, names)
    if not findings.problems:
        said = _asked_for(said, form, workspace)
    return Loaded(findings, (*library.diagnostics, *said))


def _unlisted(said: tuple[Diagnostic, ...], findings: Findings | None) -> tuple[Diagnostic, ...]:
    """Leave out the rows that lost points (T06) where the library lists a problem for them."""
    if findings is None or not findings.spoken_of:
        return said
    listed = {called(subject, row) for subject, row in findings.spoken_of}
    return tuple(one for one in said if one.code != "T06" or one.facts["where"] not in listed)


def _asked_for(
    said: tuple[Diagnostic, ...], form: Form, workspace: Workspace
) -> tuple[Diagnostic, ...]:
    """Ask for problems only where a paper of the form states any."""
    from generator.document.places_used import states_problems  # noqa: PLC0415 - rarely asked

    return said if states_problems(form, workspace) else tuple(x for x in said if x.code != "S10")


def draft_documents(
    case: Case,
    findings: Findings,
    workspace: Workspace,
    created: datetime,
    names: Names | None = None,
) -> tuple[tuple[Draft, ...], tuple[Diagnostic, ...]]:
    """Write the chapters and fill the templates: all documents, or what stands in the way."""
    from generator.document import draft  # noqa: PLC0415 - scores wait for no Word
    from generator.narrative.book import write  # noqa: PLC0415

    book, unwritten = write(case, findings, workspace, names)
    drafts, unfilled = draft(case, book, workspace, created)
    return (() if unwritten else drafts), (*unwritten, *unfilled)


def build(
    path: Path,
    workspace: Workspace,
    *,
    form: str | None = None,
    strict: bool = False,
    fingerprint: Callable[[], str] = str,
) -> Built:
    """Take one file the whole way. With ``strict`` a file with errors yields no documents.

    The documents bear the time at which the file was last changed: same input, same bytes.
    ``fingerprint`` is asked once all that they are made of has been read; they carry it along.
    """
    checked = check(path, workspace, form=form)
    refused = strict and worst(checked.diagnostics) is Severity.ERROR
    drafts = () if refused else checked.drafts
    mark = fingerprint() if drafts else ""
    return Built(checked, tuple(one.finished(mark) for one in drafts), checked.diagnostics)


def changed_at(path: Path) -> datetime:
    """Return when a filing was last changed, the time that its documents bear."""
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
