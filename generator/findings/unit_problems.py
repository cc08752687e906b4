"""The problems that a unit states itself, as its reports state them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.templating.filter_input import FINAL_MARKS
from generator.templating.filters import SENTENCE_ENDS, sentence, unpunctuated
from generator.vocabulary import Finding, Findings, Remedy

SEVERAL = patterns.compile("[。；]")
"""What stands between the things of a measure that are done by the same people."""

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.filing import Filing, Problem


def own_findings(problems: Iterable[Problem]) -> tuple[Finding, ...]:
    """Return the unit's own problems in its order."""
    return tuple(_finding(problem) for problem in problems)


def all_own(filing: Filing) -> Findings:
    """Return what the unit states itself, for all of it and for each project."""
    projects = {one.name: own_findings(problems_of(filing, one.name)) for one in filing.projects}
    return Findings(own_findings(filing.problems), of_projects=projects)


def problems_of(filing: Filing, project: str) -> tuple[Problem, ...]:
    """Return the problems for a report about one project: those that speak of others are theirs."""
    spoken_of = {id(one): _projects_in(one, filing) for one in filing.problems}
    return tuple(
        one for one in filing.problems if not spoken_of[id(one)] or project in spoken_of[id(one)]
    )


def _projects_in(problem: Problem, filing: Filing) -> set[str]:
    """Return the projects that a problem names; 培训费 is not named within 宣传培训费."""
    measure = problem.measure
    parts = (problem.title, problem.fact, problem.cause, measure.title, measure.action)
    text, found = "\n".join(part for part in parts if part), set()
    for name in sorted((project.name for project in filing.projects), key=len, reverse=True):
        if name in text:
            found.add(name)
            text = text.replace(name, "\n")
    return found


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
    text = _in_one_sentence(measure.action, "，".join(told))
    title = measure.title or f"解决“{problem.title}”的问题"
    return Remedy(title, text, actor, deadline)


def _in_one_sentence(action: str, who_and_when: str) -> str:
    """Add who and when to a measure: by itself that sentence would stand under every problem."""
    text = unpunctuated(action)
    if not who_and_when:
        return sentence(text)
    if SEVERAL.search(text):
        return f"{text}；以上各项{sentence(who_and_when)}"
    return f"{text}{'' if text.endswith(SENTENCE_ENDS) else '，'}{sentence(who_and_when)}"


def due(deadline: str) -> str:
    """Write a deadline as a clause: 6月底前完成, but 自第一季度起执行."""
    text = unpunctuated(deadline)
    if text.endswith(("完成", "落实", "执行", "到位")):
        return text
    return f"{text}{'执行' if text.endswith('起') else '完成'}"
