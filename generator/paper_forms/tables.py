"""A table of a paper row by row: heads open blocks, other rows are pairs of label and cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.blocks import MONEY, head_at
from generator.paper_forms.free_tables import take_free_table
from generator.paper_forms.funds import take_funds
from generator.paper_forms.goals import take_goals
from generator.paper_forms.indicators import take_indicators
from generator.paper_forms.listed import (
    take_buildings,
    take_expenses,
    take_list,
    take_staff,
    take_tasks,
)
from generator.paper_forms.pair_cells import take_pairs

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.intake.blocks import Block
    from generator.paper_forms.table import Table

TAKERS: dict[str, Callable[[Table, Block, int], int]] = {
    "指标": take_indicators,
    "资金": take_funds,
    "目标": take_goals,
    "申报目标": take_goals,
    "任务": take_tasks,
    "项目清单": take_list,
    "人员": take_staff,
    "楼堂馆所": take_buildings,
    "经费": take_expenses,
}


def take_table(table: Table) -> None:
    """Write tags into a table and note what it asks for; a cell that nobody knows stays."""
    found = next((one for text in table.texts() if (one := MONEY.search(text))), None)
    if found and not table.asked.money:
        table.asked.money = found[1]
    if take_free_table(table):
        return
    number = 0
    while number < len(table.grid.rows):
        block = head_at(table.grid, number, table.asked.year)
        taken = take_pairs(table, number) if block is None else _block(table, block, number)
        number = max(taken, number + 1)


def _block(table: Table, block: Block, number: int) -> int:
    return TAKERS[block.kind](table, block, number)
