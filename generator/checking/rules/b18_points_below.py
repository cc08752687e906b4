"""B18 明细行计分: a row below a scored row (其中) carries points of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.rows import rows
from generator.diagnostics import Diagnostic
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "B18"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the children of every row."""
    for row in rows(case):
        for child in row.indicator.children:
            for key, points in (("分值", child.weight), ("自评得分", child.declared)):
                if points is not None:
                    facts = {"where": row.where, "name": child.name, "printed": plain(points)}
                    yield Diagnostic(CODE, facts | {"key": key}, child.position(key))
                    break
