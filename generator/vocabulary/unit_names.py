"""What every document of a unit may name: the unit, its year, its projects, its basic data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring import summed
from generator.vocabulary.basic_data import basic_data_content
from generator.vocabulary.criteria import unit_names
from generator.vocabulary.declaration import declaration_content

if TYPE_CHECKING:
    from generator.checking import Case
    from generator.vocabulary.content import Content


def unit_content(case: Case) -> Content:
    """Return the names that hold for the unit as a whole."""
    filing = case.filing
    budgets = tuple(project.funds.total.budget_full_year for project in filing.projects)
    return {
        "年度": str(filing.year),
        "上年": str(filing.year - 1),
        "单位": unit_names(filing),
        "清单": [
            {"序号": number, "名称": project.name, "全年预算数": budget}
            for number, (project, budget) in enumerate(
                zip(filing.projects, budgets, strict=True), 1
            )
        ],
        "清单合计": summed(budgets),
        **declaration_content(filing),
        **basic_data_content(case),
    }
