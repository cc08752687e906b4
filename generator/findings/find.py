"""From a scored year to its problems: a unit states its own, the library is asked for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, unique
from generator.findings.matching import Hit, hits_of, lost_by
from generator.findings.problem_writing import Writer
from generator.findings.targets import targets_of
from generator.findings.unit_problems import own_findings, problems_of
from generator.reading import suggestion
from generator.scoring import plain
from generator.structs import Struct, field, replace
from generator.templating.sentence import Sentences
from generator.vocabulary import Findings, Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.checking import Case, Subject
    from generator.diagnostics import Position
    from generator.filing import Filing, Problem
    from generator.findings.library import Library

DEFAULT_LIMIT = 5


def find(
    case: Case, library: Library, limit: int = DEFAULT_LIMIT, names: Names | None = None
) -> tuple[Findings, tuple[Diagnostic, ...]]:
    """Return the problems of a unit's year and all that is to be said of them.

    The unit's own problems come first and all of them are listed; then those of the library, the
    most points lost first, then by id, as far as ``limit`` goes. Where nothing is found the unit
    is asked (S10): no report may say that there are no problems. ``names`` are the case's, where
    they are worked out for other steps too.
    """
    names = names or Names(case)
    filing = case.filing
    targets, unread = targets_of(case, library)
    hits, refused = hits_of(library, targets, names)
    reports = Reports(filing, library, limit, names, Sentences(names.decimals))
    findings = reports.written(filing.problems, hits)
    if len(case.subjects) > 1:
        findings = _with_projects(findings, case, hits, reports)
    said = (*wrong_answers(filing, library), *unread, *refused, *unique(reports.troubles))
    listed = replace(findings, spoken_of=_spoken_of(hits, filing))
    return listed, (*said, *_remarks(case, findings, hits))


def _spoken_of(hits: Iterable[Hit], filing: Filing) -> frozenset[tuple[str, str]]:
    """Return the rows of all that was found, but what the unit does not want listed."""
    kept = [hit for hit in hits if hit.id not in filing.silenced]
    return frozenset((loss.place[0], loss.name) for hit in kept for loss in hit.losses)


def _with_projects(whole: Findings, case: Case, hits: Sequence[Hit], reports: Reports) -> Findings:
    """Add what the report about each project states: its own and what concerns all of the unit."""
    views = {
        one.name: reports.written(problems_of(case.filing, one.name), _concerning(one, hits))
        for one in case.projects
    }
    of_projects = {name: view.problems for name, view in views.items()}
    if any(plan.per != "项目" for plan in case.form.documents):
        return replace(whole, of_projects=of_projects)
    left_out = dict.fromkeys(one for view in views.values() for one in view.left_out)
    return Findings(whole.problems, tuple(left_out), of_projects)


def _concerning(project: Subject, hits: Iterable[Hit]) -> list[Hit]:
    """Return what was found in a project or in the unit, with the rows of this project alone."""
    return [
        replace(hit, losses=tuple(one for one in hit.losses if one.place[0] == project.name))
        for hit in hits
        if hit.target.subject is None or hit.target.subject is project
    ]


class Reports(Struct, frozen=True):
    """Writes the problems of one report after another, gathering what could not be written."""

    filing: Filing
    library: Library
    limit: int
    names: Names
    sentences: Sentences
    troubles: list[Diagnostic] = field(default_factory=list)

    def written(self, problems: Sequence[Problem], hits: Iterable[Hit]) -> Findings:
        """Return the unit's own problems and as much of what was found as there is room for."""
        kept = _by_id(hits, answered(problems, self.filing))
        order = sorted(kept, key=lambda name: (-lost_by(kept[name]), name))
        own = own_findings(problems)
        room = max(self.limit - len(own), 0)
        deadlines = {finding.remedy.deadline for finding in own}
        writer = Writer(
            self.filing, self.library, self.names, self.sentences, self.troubles, deadlines
        )
        written = [one for name in order if (one := writer.finding(name, kept[name])) is not None]
        return Findings((*own, *written[:room]), tuple(written[room:]))


def _by_id(hits: Iterable[Hit], left_out: frozenset[str]) -> dict[str, list[Hit]]:
    """Gather hits by entry, without those that the unit answered itself."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.id not in left_out:
            found.setdefault(hit.id, []).append(hit)
    return found


def _remarks(case: Case, findings: Findings, hits: tuple[Hit, ...]) -> tuple[Diagnostic, ...]:
    """Ask for a problem where there is none; tell of those that lost points and found no room."""
    if not findings.problems:
        facts = {"found": _found(case, hits)}
        return (Diagnostic("S10", facts, case.filing.position("问题")),)
    dropped = [finding for finding in findings.left_out if finding.lost]
    if not dropped:
        return ()
    titles = "；".join(f"{finding.id} {finding.title}" for finding in dropped)
    facts = {"count": str(len(dropped)), "titles": titles}
    return (Diagnostic("Q07", facts, case.filing.position("问题")),)


def _found(case: Case, hits: tuple[Hit, ...]) -> str:
    """Say what speaks for a problem: findings that the unit does not want listed, or its total."""
    names = "、".join(dict.fromkeys(hit.id for hit in hits))
    if names:
        return f"问题库查到的 {names} 都没有列入"
    declared = (subject.assessment.declared for subject in case.subjects)
    total = next((points for points in declared if points is not None), None)
    known = "" if total is None else f"自评得分 {plain(total)} 分，"
    return f"{known}问题库的条件都不成立"


def answered(problems: Iterable[Problem], filing: Filing) -> frozenset[str]:
    """Return the ids that the unit replaces by a problem of its own, or does not want listed."""
    replaced = {problem.replaces for problem in problems if problem.replaces}
    return frozenset(replaced | filing.silenced.keys())


def wrong_answers(filing: Filing, library: Library) -> Iterator[Diagnostic]:
    """Yield ids that the library does not have, and silenced ones without a reason."""
    known = tuple(library.entries)
    for problem in filing.problems:
        if problem.replaces and problem.replaces not in library.entries:
            yield _unknown(problem.replaces, "代替", known, problem.position("代替"))
    for name, reason in filing.silenced.items():
        place = filing.position("不列问题", name, of="key")
        if name not in library.entries:
            yield _unknown(name, "不列问题", known, place)
        elif not reason:
            yield Diagnostic("Q05", {"id": name}, place)


def _unknown(name: str, key: str, known: tuple[str, ...], place: Position | None) -> Diagnostic:
    return Diagnostic("Q04", {"id": name, "key": key, "advice": suggestion(name, known)}, place)
