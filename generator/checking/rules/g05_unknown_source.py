"""G05 套表没有这个栏目: a source of funds is filled in that the form does not print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.reading import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.case import Case

CODE = "G05"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look for sources that the form does not name: they would vanish from the document."""
    known = case.form.funding.sources
    for subject in case.subjects:
        funds = subject.assessment.funds
        for name in funds.lines:
            if name not in known:
                facts = {
                    "where": f"{subject.name}的资金来源",
                    "name": name,
                    "form": case.form.title,
                    "kind": "资金来源",
                    "advice": suggestion(name, known) if known else "这份套表不分资金来源",
                }
                yield Diagnostic(CODE, facts, funds.position("来源", name, of="key"))
