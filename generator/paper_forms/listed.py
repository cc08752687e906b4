"""Blocks whose cells have names of their own: lists, tasks, staff, buildings, expenses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.blocks import head_at, is_total
from generator.intake.labels import key_of, plain, vocabulary
from generator.paper_forms.demands import BasicRow
from generator.paper_forms.words import is_blank, name_of, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.foreign import Cell
    from generator.intake.blocks import Block
    from generator.paper_forms.table import Head, Table

EXPENSES = ("上年预算数", "上年决算数", "预算数", "决算数")
TASK_TOTALS = ("总额", "财政拨款", "其他资金")
ITEM = patterns.compile(r"^\s*[0-9]{1,2}\s*[、.．]")
SET_IN = patterns.compile(r"^[\s　]+\S")
NONE = patterns.compile(r"\s*[-—–/]+\s*")


def take_list(table: Table, block: Block, number: int) -> int:
    """Tag a list of projects."""
    heads, first = table.heads(block, number)
    return _repeated(table, (heads, first), ("清单", _list_tag), {"全年预算数": "{{ 清单合计 }}"})


def _list_tag(table: Table, head: Head) -> str:
    tag = words()["listed"].get(_key(head), "")
    if not tag:
        table.leave(head.cell)
    return str(tag)


def take_tasks(table: Table, block: Block, number: int) -> int:
    """Tag the year's tasks."""
    heads, first = table.heads(block, number)
    totals = {key: f"{{{{ 任务合计.{key} }}}}" for key in TASK_TOTALS}
    totals["预算金额"] = totals["总额"]
    return _repeated(table, (heads, first), ("任务表", _task_tag), totals)


def _task_tag(table: Table, head: Head) -> str:
    key = _key(head)
    own = words()["tasks"].get(key)
    return own or f"{{{{ 行.{table.asked.column('任务', key, '', head.cell.text)} }}}}"


def _key(head: Head) -> str:
    return head.key or name_of(head.cell.text)


def _repeated(
    table: Table,
    head: tuple[list[Head], int],
    repeats: tuple[str, Callable[[Table, Head], str]],
    totals: dict[str, str],
) -> int:
    """Make one row that repeats of the empty rows below a head; tag the total behind them."""
    (heads, first), (over, tag_of) = head, repeats
    heads = [one for one in heads if one.cell.text]
    rows = []
    for row in range(first, len(table.grid.rows)):
        if not table.under(row, heads) or _is_sum(table, row):
            break
        rows.append(row)
    if not rows:
        table.leave(*(one.cell for one in heads))
        return first
    for one, cell in table.under(rows[0], heads):
        table.tag(cell, tag_of(table, one), keep=not cell.text or cell.text.isdigit())
    for row in rows[1:]:
        table.drop(row)
    table.loop(rows[0], over)
    return _total(table, heads, rows[-1] + 1, totals)


def _total(table: Table, heads: list[Head], row: int, totals: dict[str, str]) -> int:
    if row >= len(table.grid.rows) or not _is_sum(table, row):
        return row
    for head, cell in table.under(row, heads) or _loose(table, heads, row):
        if _key(head) in totals and is_blank(cell.text):
            table.tag(cell, totals[_key(head)])
    return row + 1


def _is_sum(table: Table, row: int) -> bool:
    first = next(table.grid.fresh(row), None)
    return first is not None and (is_total(iter([first])) or "合计" in plain(first.text))


def _loose(table: Table, heads: list[Head], row: int) -> list[tuple[Head, Cell]]:
    """Pair heads and cells of a row whose label covers several columns."""
    found = ((head, table.under(row, [head])) for head in heads)
    return [(head, one[0][1]) for head, one in found if one]


def take_staff(table: Table, block: Block, number: int) -> int:
    """Tag posts and staff."""
    table.asked.require("单位", *(key for key in ("编制数", "在职人数") if key in block.heads))
    return _single(table, block, number, words()["staff"])


def take_buildings(table: Table, block: Block, number: int) -> int:
    """Tag the buildings of the year."""
    return _single(table, block, number, words()["buildings"])


def _single(table: Table, block: Block, number: int, tags: dict[str, str]) -> int:
    heads, first = table.heads(block, number)
    heads = [one for one in heads if one.cell.text]
    for head, cell in table.under(first, heads) if first < len(table.grid.rows) else []:
        if tag := tags.get(_key(head)):
            table.tag(cell, tag)
        else:
            table.leave(head.cell)
    return first + 1


def take_expenses(table: Table, block: Block, number: int) -> int:
    """Make one row of those of the basic-data table; what they are called goes to the form."""
    heads, first = table.heads(block, number)
    heads = [one for one in heads if one.key in EXPENSES]
    rows: list[int] = []
    above: tuple[str, ...] = ()
    for row in range(first, len(table.grid.rows)):
        label = _expense_label(table, heads, row)
        if label is None or head_at(table.grid, row, table.asked.year) is not None:
            break
        above = _expense(table, label, heads, row, above)
        rows.append(row)
    if rows:
        _tag_expenses(table, heads, rows)
    return rows[-1] + 1 if rows else first


def _expense_label(table: Table, heads: list[Head], row: int) -> Cell | None:
    left = [cell for cell in table.own(row) if cell.end <= heads[0].cell.column]
    label = next((cell for cell in reversed(left) if cell.text), None)
    return label if table.under(row, heads) else None


def _expense(
    table: Table, label: Cell, heads: list[Head], row: int, above: tuple[str, ...]
) -> tuple[str, ...]:
    """Note a row of expenses; return the top expense that the rows below belong to."""
    ways = vocabulary()["expenses"]
    known = key_of(label.text, {key: [key] for key in ways})
    inner = SET_IN.match(table.raw(label)) or ITEM.match(label.text) or "其中" in label.text
    top = not above or not inner
    way = (
        tuple(ways[known])
        if known
        else ((plain(label.text),) if top else (*above, plain(label.text)))
    )
    last = next((c for head, c in table.under(row, heads) if head.key == "上年决算数"), None)
    without = last is not None and bool(NONE.fullmatch(last.text))
    table.asked.basic.append(BasicRow(way, " ".join(label.text.split()), len(way) - 1, without))
    return way[:1]


def _tag_expenses(table: Table, heads: list[Head], rows: list[int]) -> None:
    label = _expense_label(table, heads, rows[0])
    if label is not None:
        step = "{% if 行.层级 == 1 %}　{% elif 行.层级 >= 2 %}　　{% endif %}"
        table.tag(label, f"{step}{{{{ 行.名称 }}}}", keep=True)
    for head, cell in table.under(rows[0], heads):
        tag = f"{{{{ 行.{head.key} }}}}"
        before = head.key.startswith("上年")
        shown = f"{{% if 行.无上年 %}}——{{% else %}}{tag}{{% endif %}}" if before else tag
        table.tag(cell, shown)
    for row in rows[1:]:
        table.drop(row)
    table.loop(rows[0], "基础数据表")
