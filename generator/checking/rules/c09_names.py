"""C09 名称不一致: the name that a paper prints at its head is not the one that the data bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.reading.typo import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Head
    from generator.scoring.case import Case

CODE = "C09"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare what heads print with the unit's names and the names of its projects."""
    filing = case.filing
    unit = (filing.unit.name, filing.unit.short_name)
    yield from _compared(filing.head, "表头", unit)
    for subject in case.subjects:
        own = unit if subject.assessment is filing.department else (subject.name,)
        yield from _compared(subject.assessment.head, f"{subject.name}的表头", own)


def _compared(head: Head | None, where: str, names: tuple[str | None, ...]) -> Iterator[Diagnostic]:
    """Width, case and marks do not count; the short name of a unit is its name, too."""
    known = [name for name in names if name]
    if head is None or not head.name or plain(head.name) in map(plain, known):
        return
    facts = {"where": where, "printed": head.name, "name": known[0]}
    yield Diagnostic(CODE, facts, head.position("名称"))
