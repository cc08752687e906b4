"""Tests that the expenses a rubric names are lines of its form or of the filing (P16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading import suggestion
from generator.scoring.expense_names import names_of, short_names
from generator.scoring.self_test.fault import fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.diagnostics import Diagnostic
    from generator.filing import Expense, Filing
    from generator.forms import Form
    from generator.scoring.rubric import Rubric


def expense_faults(rubric: Rubric, form: Form, filing: Filing | None) -> Iterator[Diagnostic]:
    """Yield the expenses that nobody is asked for.

    A form without table of expenses, or with a row for all the rest, leaves open which there are.
    """
    if not form.basic_data or any(row.rest for row in form.basic_data):
        return
    lines = {*short_names(), *(name for row in form.basic_data for name in row.path)}
    if filing is not None:
        lines |= set(_lines(filing.expenses))
    known = {called for line in lines for called in names_of(line)}
    for expense, written in rubric.expenses:
        if expense not in known:
            defect = f"“{written.key}”用了“{expense}”的数，套表的基础数据表没有这项经费"
            hint = f"{suggestion(expense, sorted(known))}套表要增加这一行的，写进“基础数据表”"
            place = written.record.position(written.key)
            yield fault(f"“{rubric.title}”", defect, place, hint)


def _lines(expenses: Mapping[str, Expense | None]) -> Iterator[str]:
    """Yield the names of all lines, and of what they are made of."""
    for name, expense in expenses.items():
        yield name
        if expense is not None:
            yield from _lines(expense.parts)
