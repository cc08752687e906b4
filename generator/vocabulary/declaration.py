"""What a declaration of targets (绩效目标申报表) names: budget asked for, duties, tasks, date."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.filing import amount_of
from generator.vocabulary.account_names import money, total_of
from generator.vocabulary.column_values import column_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.filing import Filing, SpendingLine, Task
    from generator.forms import Column
    from generator.templating.typed_values import Money
    from generator.vocabulary.content import Content

DECLARED = ("申请", "职能概述", "任务表", "任务合计", "填报日期", "填报日期数字")
COLUMNS = ("总额", "财政拨款", "其他资金")


def declaration_names(filing: Filing, columns: Sequence[Column] = ()) -> Content:
    """Return the names that the declaration of a whole unit may use; sums are computed here."""
    tasks = [_task(task) | column_names(task, columns) for task in filing.tasks]
    return {
        "申请": _asked(filing),
        "职能概述": _sentence(filing.unit.duties),
        "任务表": tasks,
        "任务合计": {column: _added(task[column] for task in tasks) for column in COLUMNS},
        "填报日期": filing.signature.date,
        "填报日期数字": None
        if filing.signature.date is None
        else f"{filing.signature.date:%Y.%m.%d}",
    }


def _asked(filing: Filing) -> Content:
    """Return the budget asked for, by kind of income and by kind of spending, in 万元."""
    budget = filing.budget
    income, spending = _lines(budget.income), _lines(budget.expenditure)
    totals = (
        budget.budget_initial,
        *(_added(line["金额"] for line in part) for part in (income, spending)),
    )
    return {
        "总额": money(next((total for total in totals if total is not None), None)),
        "收入": income,
        "支出": spending,
    }


def _lines(lines: Mapping[str, Decimal | SpendingLine | None]) -> list[Content]:
    return [{"名称": name, "金额": money(amount_of(line))} for name, line in lines.items()]


def _task(task: Task) -> Content:
    budget = task.budget
    return {
        "名称": task.name,
        "主要内容": task.summary,
        "总额": money(budget.total if budget else None),
        "财政拨款": money(budget.fiscal if budget else None),
        "其他资金": money(budget.other if budget else None),
    }


def _added(amounts: Iterable[object]) -> Money | None:
    """Add up what was filled in: a blank amount of a source is one that does not pay."""
    return total_of(amount for amount in amounts if isinstance(amount, Decimal))


def _sentence(duties: tuple[str, ...]) -> str | None:
    """Write the duties as one sentence."""
    stripped = [duty.rstrip("。；; ") for duty in duties]
    return f"{'；'.join(stripped)}。" if stripped else None
