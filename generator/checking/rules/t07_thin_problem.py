"""T07 问题过简: a problem without a figure, or told in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.filing.bare_text import bare_text
from generator.filing.no_answer import says_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "T07"
FIGURE = patterns.compile(
    "[0-9０-９]|[一二两三四五六七八九十百千半]+(?:[个次项成家倍年月天人户名件条处分]|季度)|一半"
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Measure what is told of each problem, and look for a figure in it."""
    least = case.form.review.problem_length
    for problem in case.filing.problems:
        length = len(bare_text(problem.told))
        lacks = [f"只有 {length} 个字，不到 {least} 个"] if length < least else []
        lacks += [] if FIGURE.search(problem.told) else ["没有一个数"]
        if lacks and not says_none(problem.told):
            facts = {"where": problem.title, "lacks": "，".join(lacks)}
            yield Diagnostic(CODE, facts, problem.position("事实" if problem.fact else "标题"))
