"""The report on all units of a year (汇总报告.docx), made of a form's template and wording."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from generator.document import free_document
from generator.document.free_document import FreePlan
from generator.document.package.properties import Properties
from generator.summary.summary_names import summary_names
from generator.templating.allowance import Allowance, allowing

if TYPE_CHECKING:
    from generator.document.free_document import Said
    from generator.forms import SummaryPlan
    from generator.summary.comparison import Comparison
    from generator.summary.year_figures import YearFigures
    from generator.workspace import Workspace

TITLE: Final = "汇总报告"
TIME: Final = datetime(2000, 1, 1, tzinfo=UTC)  # same results, same bytes, whenever


def free_plan(plan: SummaryPlan) -> FreePlan:
    """Return what the report of a form is made of."""
    return FreePlan(TITLE, plan.template, plan.wording)


def summary_report(
    year: YearFigures,
    before: Comparison | None,
    plan: SummaryPlan,
    workspace: Workspace,
    fingerprint: str = "",
) -> tuple[bytes | None, Said]:
    """Return the report on a year, or what stands in its way."""
    about = properties(f"{year.year}年度预算绩效自评{TITLE}" if year.year else TITLE)
    names = summary_names(year, before, plan)
    with allowing(Allowance()):
        return free_document.make(free_plan(plan), names, workspace, about, fingerprint)


def properties(title: str) -> Properties:
    """Return what a file of a summary says about itself."""
    return Properties(title=title, author="", created=TIME)
