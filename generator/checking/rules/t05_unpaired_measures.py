"""T05 问题措施不对应: one measure pasted under two problems, lists of different lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.filing.bare_text import bare_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Filing, Project
    from generator.scoring.case import Case

CODE = "T05"
ITEM = patterns.compile("[一二三四五六七八九]是")
MANY = 3  # measures that answer more than a line
ONE_LINE = 30  # characters
PAIR = 2


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the measures with each other, and lists of problems with lists of measures."""
    yield from _pasted(case.filing)
    for problem in case.filing.problems:
        count = len(ITEM.findall(problem.measure.action))
        told = "".join(filter(None, (problem.fact, problem.cause)))
        if count >= MANY and len(told) <= ONE_LINE and not ITEM.search(told):
            facts = {"told": f"“{problem.title}”只有一句话，措施却有 {count} 条"}
            yield Diagnostic(CODE, facts, problem.measure.position("内容"))
    yield from _lists(case.filing)


def _lists(filing: Filing) -> Iterator[Diagnostic]:
    """Compare how many paragraphs tell of problems and how many of measures."""
    holders: tuple[Filing | Project, ...] = (filing, *filing.projects)
    for record in holders:
        lists = {
            name: len(texts)
            for name, texts in record.materials.items()
            if isinstance(texts, tuple) and ("问题" in name) != ("措施" in name)
        }
        kinds = {"问题" in name for name in lists}
        if len(kinds) == len(lists) == len({*lists.values()}) == PAIR:
            told = "，".join(f"“{name}”有 {count} 条" for name, count in lists.items())
            yield Diagnostic(CODE, {"told": told}, record.position("材料", [*lists][-1]))


def _pasted(filing: Filing) -> Iterator[Diagnostic]:
    before: dict[str, str] = {}
    for problem in filing.problems:
        action = bare_text(problem.measure.action)
        if action in before:
            told = f"“{before[action]}”和“{problem.title}”写的是同一条措施"
            yield Diagnostic(CODE, {"told": told}, problem.measure.position("内容"))
        before.setdefault(action, problem.title)
