"""The step from a scored year to its problems: look, order, cap, write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.findings.candidates import targets_of
from generator.findings.finding import Findings
from generator.findings.matching import Hit, hits_of, lost_by
from generator.findings.own import answered, own_findings, wrong_answers
from generator.findings.problem_writing import Writer
from generator.scoring import plain
from generator.scoring.decimals import decimals_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.checking import Case
    from generator.findings.library import Library

DEFAULT_LIMIT = 5


def find(
    case: Case, library: Library, limit: int = DEFAULT_LIMIT
) -> tuple[Findings, tuple[Diagnostic, ...]]:
    """Return the problems of a unit's year and all that is to be said of them.

    The unit's own problems come first and all of them are listed; then those of the library, the
    most points lost first, then by id, as far as ``limit`` goes. Where nothing is found the unit
    is asked (S10): no report may say that there are no problems.
    """
    filing = case.filing
    targets, unread = targets_of(case, library)
    hits, refused = hits_of(library, targets)
    kept = _by_id(hits, answered(filing))
    order = sorted(kept, key=lambda name: (-lost_by(kept[name]), name))
    own = own_findings(filing)
    room = max(limit - len(own), 0)
    deadlines = {finding.remedy.deadline for finding in own}
    writer = Writer(filing, library, decimals_of(case), deadlines=deadlines)
    written = [one for name in order if (one := writer.finding(name, kept[name])) is not None]
    findings = Findings((*own, *written[:room]), tuple(written[room:]))
    said = (*wrong_answers(filing, library), *unread, *refused, *writer.troubles)
    return findings, (*said, *_remarks(case, findings, hits))


def _by_id(hits: Iterable[Hit], left_out: frozenset[str]) -> dict[str, list[Hit]]:
    """Gather hits by entry, without those that the unit answered itself."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.id not in left_out:
            found.setdefault(hit.id, []).append(hit)
    return found


def _remarks(case: Case, findings: Findings, hits: tuple[Hit, ...]) -> tuple[Diagnostic, ...]:
    """Ask for a problem where there is none; tell of those that lost points and found no room."""
    place = case.filing.position("问题")
    if not findings.problems:
        return (Diagnostic("S10", {"found": _found(case, hits)}, place),)
    dropped = [finding for finding in findings.left_out if finding.lost]
    if not dropped:
        return ()
    titles = "；".join(f"{finding.id} {finding.title}" for finding in dropped)
    return (Diagnostic("Q07", {"count": str(len(dropped)), "titles": titles}, place),)


def _found(case: Case, hits: tuple[Hit, ...]) -> str:
    """Say what speaks for a problem: findings that the unit does not want listed, or its total."""
    names = "、".join(dict.fromkeys(hit.id for hit in hits))
    if names:
        return f"问题库查到的 {names} 都没有列入"
    declared = (subject.assessment.declared for subject in case.subjects)
    total = next((points for points in declared if points is not None), None)
    known = "" if total is None else f"自评得分 {plain(total)} 分，"
    return f"{known}问题库的条件都不成立"
