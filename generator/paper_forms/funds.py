"""The funding block: a head of amounts, its total, the sources below it as one row that repeats."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.blocks import MONEY, is_source_total
from generator.intake.labels import pair_key
from generator.paper_forms.money_lines import name_tag, parted
from generator.paper_forms.table import overlap
from generator.paper_forms.words import is_blank, name_of, words

if TYPE_CHECKING:
    from generator.document.foreign import Cell
    from generator.intake.blocks import Block
    from generator.paper_forms.table import Head, Table

AMOUNTS = ("年初预算数", "追加预算数", "全年预算数", "到位资金", "全年执行数", "年末结余", "原因")
POINTS = ("分值", "自评得分")
FUNDS = "资金"
WEIGHT = patterns.compile(r"[（(]\s*([0-9]+(?:\.[0-9]+)?)\s*分")
NUMBER = patterns.compile(r"[0-9]+(?:\.[0-9]+)?")


def take_funds(table: Table, block: Block, number: int) -> int:
    """Tag a funding block; return the first row behind it."""
    heads, first = table.heads(block, number)
    heads = [one for one in heads if one.cell.column >= block.first and one.cell.text]
    heads = _without_rules(table, heads, first)
    rows = _rows(table, heads, first)
    if not rows:
        table.leave(*(one.cell for one in heads))
        return first
    _note(table, heads, [*table.grid.fresh(number)])
    tags = [_column(table, head, rows) for head in heads]
    total, *sources = rows
    for (head, cell), (whole, _) in zip(table.under(total, heads), tags, strict=True):
        if head.key == "分值" and (found := NUMBER.search(cell.text)):
            table.scores.execution = Decimal(found[0])
        if whole:
            table.tag(cell, whole, keep=head.key in POINTS)
    if sources:
        _sources(table, heads, [one for _, one in tags], sources)
    return rows[-1] + 1


def _rows(table: Table, heads: list[Head], first: int) -> list[int]:
    """Return the rows of the block: its total, whatever it is called, and the sources."""
    found: list[int] = []
    for row in range(first, len(table.grid.rows)):
        under = table.under(row, heads)
        label = _label(table, heads, row)
        if not under or any(cell.row != row for _, cell in under):
            break
        if any(pair_key(c.text) for _, c in under) or (found and label is None):
            break
        if label and pair_key(label.text) and not _is_line(label.text):
            break
        found.append(row)
    return found


def _without_rules(table: Table, heads: list[Head], first: int) -> list[Head]:
    """Leave out columns in which one cell says how all lines are scored."""
    below = table.grid.rows[first + 1] if first + 1 < len(table.grid.rows) else ()
    long = [cell for cell in below if cell.row == first]
    return [one for one in heads if not any(overlap(one.cell, cell) for cell in long)]


def _is_line(text: str) -> bool:
    return is_source_total(text) or pair_key(text) in ("资金行", "项目/财政拨款总额")


def _label(table: Table, heads: list[Head], row: int) -> Cell | None:
    left = [cell for cell in table.own(row) if cell.end <= heads[0].cell.column]
    return next((cell for cell in reversed(left) if cell.text), None)


def _note(table: Table, heads: list[Head], fresh: list[Cell]) -> None:
    """Note the columns, the unit of money, the points that the head states."""
    asked, scores = table.asked, table.scores
    keys = [one.key for one in heads]
    asked.funds += [key for key in keys if key in AMOUNTS and key not in asked.funds]
    asked.require(FUNDS, *(key for key in keys if key in AMOUNTS and key != "原因"))
    for cell in fresh:
        if (found := MONEY.search(cell.text)) and not asked.money:
            asked.money = found[1]
        if found := WEIGHT.search(cell.text):
            scores.execution = Decimal(found[1])
    if set(keys) & set(POINTS):
        scores.scored = scores.with_execution = True


def _column(table: Table, head: Head, rows: list[int]) -> tuple[str, str]:
    """Return the tags of a column: of the total, of a source; '' where the cell stays."""
    key, own = head.key, words()["funds"]["total"].get(head.key)
    if own:
        return own, ""
    if key in AMOUNTS:
        return f"{{{{ 资金.合计.{key} }}}}", f"{{{{ 行.{key} }}}}"
    name = name_of(head.cell.text)
    if not name:
        table.leave(head.cell)
        return "", ""
    texts = [cell.text for row in rows for one, cell in table.under(row, [head])]
    name = table.asked.column(FUNDS, name, "".join(texts), head.cell.text)
    return f"{{{{ 资金.合计.{name} }}}}", f"{{{{ 行.{name} }}}}"


def _sources(table: Table, heads: list[Head], tags: list[str], rows: list[int]) -> None:
    """Make one row of those of the sources; what the first prints besides stays."""
    labels = [_label(table, heads, row) for row in rows]
    named = [parted(table.raw(label)) for label in labels if label]
    table.asked.take_sources([name for _, name in named])
    for (_, cell), tag in zip(table.under(rows[0], heads), tags, strict=True):
        if tag:
            table.tag(cell, tag)
    if labels[0]:
        table.tag(labels[0], name_tag([before for before, _ in named]), keep=True)
    for row in rows[1:]:
        said = [cell for _, cell in table.under(row, heads) if not is_blank(cell.text)]
        table.asked.filled += [f"{one.place.place}：{one.text}" for one in said]
        table.drop(row)
    table.loop(rows[0], "资金.来源")
