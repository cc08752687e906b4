"""L02 标点: the first figure of a range lacks its percent sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.doubts import doubts_for
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.scoring.case import Case

CODE = "L02"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at ranges such as 20～40%: they may as well mean from 20 of something."""
    for found in doubts_for(case, CODE):
        facts = {"where": found.where, "text": found.doubt.text}
        yield Diagnostic(CODE, facts, found.position)
