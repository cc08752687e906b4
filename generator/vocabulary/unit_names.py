"""What holds for the unit as a whole: who it is, its year, its money, its work, its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing.adding import sum_if_complete
from generator.scoring.execution import rate_formula
from generator.templating.entries import Results
from generator.templating.late_names import LateNames, together
from generator.vocabulary.account_names import (
    budget_names,
    building_names,
    expense_names,
    fund_names,
    money,
    share_of,
)
from generator.vocabulary.basic_data import basic_data_rows
from generator.vocabulary.column_values import column_names
from generator.vocabulary.criteria import CRITERIA, criteria_names
from generator.vocabulary.declaration import DECLARED, declaration_names
from generator.vocabulary.record_names import figures_of, names_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from generator.checking import Case
    from generator.expressions import Expression
    from generator.filing import Filing, Unit
    from generator.scoring.decimals import Decimals
    from generator.vocabulary.content import Content, Offered

TYPED = ("厉行节约保障措施", "其他数据", "材料", "建议", "附图")
"""Names that hold what was filled in under the same key, as it was."""


def unit_names(case: Case, decimals: Decimals, asked: Collection[str] = ()) -> Offered:
    """Return the names that hold for the unit, whatever a document is about.

    ``decimals`` are those of the rates in the unit's papers. ``asked`` are the figures that the
    findings library asks for: they are no results of the year.
    """
    filing, form = case.filing, case.form
    spending, tasks = form.columns.spending, form.columns.task
    return LateNames(
        {
            **together(CRITERIA, lambda: criteria_names(filing, form)),
            "金额单位": lambda: form.money.name,
            "人员": lambda: _heads(filing.unit, decimals.control),
            "预算": lambda: budget_names(filing.budget, decimals, spending, _rate_formula(case)),
            "经费": lambda: expense_names(filing.expenses),
            "基础数据表": lambda: basic_data_rows(form.basic_data, filing),
            "楼堂馆所": lambda: building_names(filing.buildings, decimals.control),
            "基金": lambda: fund_names(filing.fund, decimals.share),
            **together(TYPED, lambda: names_of(filing, TYPED)),
            "任务": lambda: [names_of(task) | column_names(task, tasks) for task in filing.tasks],
            "业务数据": lambda: Results(figures_of(filing.activity), asked),
            **together(("清单", "清单合计"), lambda: _projects(filing)),
            **together(DECLARED, lambda: declaration_names(filing, tasks)),
            "落款": lambda: _signature(filing),
        }
    )


def _signature(filing: Filing) -> Content:
    return {"单位": filing.signature.name or filing.unit.name, "日期": filing.signature.date}


def _rate_formula(case: Case) -> Expression:
    """Return what the unit's own rate of execution divides: as the whole unit is scored."""
    cards = (subject.scorecard for subject in case.departments)
    return rate_formula(next((card.rubric for card in cards if card), None))


def _heads(unit: Unit, digits: int) -> Content:
    rate = share_of(unit.staff, unit.posts, digits=digits)
    return {"编制数": unit.posts, "在职人数": unit.staff, "控制率": rate}


def _projects(filing: Filing) -> Content:
    """Return the list of projects, with its sum where every one has its budget."""
    budgets = tuple(project.funds.total.budget_full_year for project in filing.projects)
    return {
        "清单": [
            {"序号": number, "名称": project.name, "全年预算数": money(budget)}
            for number, (project, budget) in enumerate(
                zip(filing.projects, budgets, strict=True), 1
            )
        ],
        "清单合计": money(sum_if_complete(budgets)),
    }
