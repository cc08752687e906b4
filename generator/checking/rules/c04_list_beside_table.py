"""C04 清单与表不符: a list of the unit's projects has another amount than the project's own form.

The list of projects that the program prints is worked out and cannot differ; those that a form
declares (附表) are filled in.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.alike import same_text
from generator.checking.comparing import money_differs
from generator.checking.related_places import known_places
from generator.checking.stated_money import money_text
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment, Filing, Project, TableRow
    from generator.scoring.case import Case

CODE = "C04"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row that names a project, column by column of those that its funds have too."""
    holders: tuple[Filing | Assessment, ...] = (
        case.filing,
        *(subject.assessment for subject in case.subjects),
    )
    for holder in holders:
        for name, rows in holder.free_tables.items():
            for row in rows:
                for project in case.filing.projects:
                    if any(_names(value, project) for value in row.free.values()):
                        yield from _compared(name, row, project)


def _names(value: object, project: Project) -> bool:
    return isinstance(value, str) and same_text(value, project.name)


def _compared(table: str, row: TableRow, project: Project) -> Iterator[Diagnostic]:
    total = project.funds.total
    for column, value in row.free.items():
        own = total.amounts.get(column)
        if isinstance(value, Decimal) and own is not None and money_differs(value, own):
            facts = {
                "where": f"附表“{table}”里{project.name}的{column}",
                "printed": money_text(value),
                "expected": money_text(own),
            }
            related = known_places([("项目里填的数", total.position(column))])
            yield Diagnostic(CODE, facts, row.position(column), related)
