"""The problems that the unit states itself, and what it says of the library's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.reading import suggestion
from generator.templating.filter_input import FINAL_MARKS
from generator.templating.filters import sentence, unpunctuated
from generator.vocabulary import Finding, Remedy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Position
    from generator.filing import Filing, Problem
    from generator.findings.library import Library


def own_findings(filing: Filing) -> tuple[Finding, ...]:
    """Return the unit's own problems in its order."""
    return tuple(_finding(problem) for problem in filing.problems)


def _finding(problem: Problem) -> Finding:
    parts = (problem.fact, problem.cause)
    text = "".join(sentence(part) for part in parts if part and part.strip(FINAL_MARKS))
    return Finding("", problem.title, text, _remedy(problem))


def _remedy(problem: Problem) -> Remedy:
    """Return the unit's measure; actor and deadline are added where its text lacks them.

    A measure without a title of its own is headed by the problem it answers.
    """
    measure = problem.measure
    actor, deadline = measure.actor or "", (measure.deadline or "").strip(FINAL_MARKS)
    told = []
    if actor and actor not in measure.action:
        told.append(f"由{actor}负责")
    if deadline and deadline not in measure.action:
        told.append(due(deadline))
    parts = (measure.action, "，".join(told))
    text = "".join(sentence(part) for part in parts if part.strip(FINAL_MARKS))
    title = measure.title or f"解决“{problem.title}”的问题"
    return Remedy(title, text, actor, deadline)


def due(deadline: str) -> str:
    """Write a deadline as a clause: 6月底前完成, but 自第一季度起执行."""
    text = unpunctuated(deadline)
    if text.endswith(("完成", "落实", "执行", "到位")):
        return text
    return f"{text}{'执行' if text.endswith('起') else '完成'}"


def answered(filing: Filing) -> frozenset[str]:
    """Return the ids that the unit replaces by a problem of its own, or does not want listed."""
    replaced = {problem.replaces for problem in filing.problems if problem.replaces}
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
