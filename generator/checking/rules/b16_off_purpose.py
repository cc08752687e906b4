"""B16 支出与用途不符: no line of a project's spending fits what the project is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_money import money_text
from generator.checking.word_lists import any_in, entries, words
from generator.diagnostics import Diagnostic
from generator.filing import amount_of
from generator.filing.adding import sum_of_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Project
    from generator.scoring.case import Case

CODE = "B16"
FEW = 2  # lines of which one may well be the purpose by another name


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the name and direction of each project with the names of its lines."""
    for project in case.filing.projects:
        lines = [name for name, line in project.spending.items() if amount_of(line)]
        purpose = _purpose(project)
        if purpose and len(lines) > FEW and not any(_fits(name, purpose) for name in lines):
            spent = sum_of_known(amount_of(line) for line in project.spending.values())
            facts = {
                "where": project.name,
                "purpose": purpose[0],
                "total": "" if spent is None else money_text(spent),
                "lines": "、".join(lines),
            }
            yield Diagnostic(CODE, facts, project.position("支出明细", of="key"))


def _purpose(project: Project) -> tuple[str, ...]:
    """Return the word for what a project is for, and the words of lines that fit it."""
    text = f"{project.direction or ''}{project.name}"
    for entry in entries("项目用途"):
        word = any_in(text, tuple(entry["用途"]))
        if word and not any_in(text, tuple(entry.get("不是", ()))):
            return (word, *entry["用途"], *entry["支出"])
    return ()


def _fits(name: str, purpose: tuple[str, ...]) -> bool:
    return bool(any_in(name, purpose) or any_in(name, words("什么用途都用的支出")))
