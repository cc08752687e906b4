"""T10 混入他项: words of another project or unit, left from copying."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.alike import runs_of
from generator.checking.texts import texts_of, texts_with
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.texts import Text
    from generator.filing import Goal, Project
    from generator.scoring.case import Case

CODE = "T10"
PLACE = patterns.compile("^.*?[省市县区州旗](?=.{6})")
HAN = patterns.compile("[\u4e00-\u9fff]{4,}")
CLAUSE = patterns.compile("[^。；;\n]+")
RUN = 4  # characters of a run that two texts share by copying
MUCH = 12  # characters in such runs of a sentence, of which nothing is the project's own
SHORT_NAME = 4
LEADING = (
    "由报经与向为对在给按据交到是的了请并及送全各我本该跟随同和"  # before a place, or 县 alone
)
TOGETHER = ("与", "同", "和", "跟", "及")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look for names of like units elsewhere, then for another project's words in a result."""
    yield from _like_units(case)
    projects = case.filing.projects
    for project in projects if len(projects) > 1 else ():
        others = [one for one in projects if one is not project]
        for goal in project.goals:
            yield from _copied(project, goal, others)


def _like_units(case: Case) -> Iterator[Diagnostic]:
    """Say where the same office of another county is named in a text: the unit's or the one above.

    由县工伤保险服务中心 names no county, and with another county's office one may work together.
    """
    unit = case.filing.unit
    for name in filter(None, (unit.name, unit.department)):
        place = PLACE.match(name)
        office = name[place.end() :] if place else ""
        if place and len(office) >= SHORT_NAME:
            for one in texts_with(case, office):
                yield from _named(one, _elsewhere(place[0][-1], office), name)


@cache
def _elsewhere(kind: str, office: str) -> re.Pattern[str]:
    """Match the office behind a place of the same kind, from what leads up to it."""
    lead = f"(?:^|(?P<lead>[^\u4e00-\u9fff]|[{LEADING}]))"
    place = f"(?:(?![{LEADING}])[\u4e00-\u9fff]){{1,8}}{kind}"
    return re.compile(f"{lead}(?P<named>{place}{re.escape(office)})")


def _named(one: Text, pattern: re.Pattern[str], name: str) -> Iterator[Diagnostic]:
    for found in pattern.finditer(one.text):
        named = found["named"]
        if not named.endswith(name) and not name.endswith(named) and found["lead"] not in TOGETHER:
            words = f"别的单位“{named}”的名称"
            yield Diagnostic(CODE, {"where": f"“{one.key}”", "words": words}, one.position)


def _copied(project: Project, goal: Goal, others: list[Project]) -> Iterator[Diagnostic]:
    result = goal.goal_result or ""
    known, own = runs_of(result, RUN), ""
    for other in others:
        aims = "\n".join(filter(None, (one.goal for one in other.goals)))
        if known.isdisjoint(runs_of(aims, RUN)):
            continue
        for sentence in CLAUSE.findall(result):
            if sum(map(len, _runs(sentence, aims, ""))) < MUCH:
                continue
            own = own or "\n".join(one.text for one in _but_result(project, goal))
            runs = _runs(sentence, aims, own)
            if sum(map(len, runs)) >= MUCH:
                quoted = "、".join(f"“{one}”" for one in runs)
                facts = {
                    "where": f"{project.name}的“实际完成情况”",
                    "words": f"{other.name}的{quoted}",
                }
                yield Diagnostic(CODE, facts, goal.position("实际完成情况"))
                break


def _but_result(project: Project, goal: Goal) -> list[Text]:
    rows = [row.indicator for row in project.rows]
    texts = [text for record in (project.funds, *rows) for text in texts_of(record)]
    return [*texts, *(one for one in texts_of(goal) if one.path != ("实际完成情况",))]


def _runs(sentence: str, theirs: str, own: str) -> list[str]:
    """Return the runs of a sentence that another's goal holds and nothing of its own does."""
    found: list[str] = []
    for words in HAN.findall(sentence):
        at = 0
        while at + RUN <= len(words):
            end = at + RUN
            if words[at:end] not in theirs or words[at:end] in own:
                at += 1
                continue
            while end < len(words) and words[at : end + 1] in theirs:
                end += 1
            found.append(words[at:end])
            at = end
    return found
