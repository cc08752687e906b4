"""The block of goals: what was meant, what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.paper_forms.words import is_blank, name_of, words

if TYPE_CHECKING:
    from generator.intake.blocks import Block
    from generator.paper_forms.table import Head, Table

GOALS = "总体目标"


def take_goals(table: Table, block: Block, number: int) -> int:
    """Tag the row below a head of goals, and drop rows that would hold more of the same."""
    heads, first = table.heads(block, number)
    heads = [one for one in heads if one.cell.text]
    _note(table)
    beside = [one for one in table.own(number) if one.column >= heads[-1].cell.end]
    if beside and is_blank(beside[0].text):
        table.tag(beside[0], *_tag(table, heads[-1], ""))
        return number + 1
    under = table.under(first, heads) if first < len(table.grid.rows) else []
    if not under:
        table.leave(*(one.cell for one in heads))
        return first
    for head, cell in under:
        table.tag(cell, *_tag(table, head, cell.text))
    return first + 1


def _note(table: Table) -> None:
    table.asked.require("整体自评" if table.whole else "项目", GOALS)


def _tag(table: Table, head: Head, text: str) -> tuple[str, ...]:
    said = words()["goals"].get(head.key)
    if said:
        table.asked.require(GOALS, head.key)
        return (said,)
    key = head.key or table.asked.column(GOALS, name_of(head.cell.text), text, head.cell.text)
    return "{%p for 一项 in 目标列表 %}", f"{{{{ 一项.{key} }}}}", "{%p endfor %}"
