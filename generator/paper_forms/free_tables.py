"""A table that only this place has: one head, empty rows; it becomes an 附表 of the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.intake.blocks import head_at
from generator.intake.labels import pair_key
from generator.paper_forms.demands import guessed_column
from generator.paper_forms.words import is_blank, name_of

if TYPE_CHECKING:
    from generator.document.foreign import Cell
    from generator.paper_forms.table import Table

NUMBER = "序号"
FEWEST = 2  # columns, and rows with the head


def take_free_table(table: Table) -> bool:
    """Tag a table that is nothing but a head and rows laid out like it; False for all others."""
    grid = table.grid
    heads = table.own(0) if grid.rows else []
    if len(heads) < FEWEST or len(grid.rows) < FEWEST or not _is_free(table, heads):
        return False
    names = [name_of(cell.text) for cell in heads]
    if not all(names) or len(set(names)) < len(names):
        return False
    rows = range(1, len(grid.rows))
    labels = [table.own(row)[0].text for row in rows]
    firm = [" ".join(one.split()) for one in labels if not is_blank(one) and not one.isdigit()]
    pairs = zip(names, heads, strict=True)
    kept = [(one, cell) for one, cell in pairs if firm or one != NUMBER]
    columns = [guessed_column(one, "", cell.text) for one, cell in kept]
    name = _name(table)
    blanks = 0 if firm else len(grid.rows) - 1
    table.asked.tables[name] = (table.per, columns, firm, blanks)
    for cell, column in zip(table.own(1), names, strict=True):
        tag = "{{ loop.index }}" if column == NUMBER and not firm else f"{{{{ 行.{column} }}}}"
        table.tag(cell, tag, keep=True)
    for row in rows[1:]:
        table.drop(row)
    table.loop(1, f"附表.{name}")
    return True


def _is_free(table: Table, heads: list[Cell]) -> bool:
    """Tell whether no block is in a table, and only its first column says anything."""
    grid = table.grid
    if any(head_at(grid, row, table.asked.year) for row in range(len(grid.rows))):
        return False
    if any(pair_key(cell.text) for cell in heads) or any(is_blank(cell.text) for cell in heads):
        return False
    layout = [(cell.column, cell.width) for cell in heads]
    for row in range(1, len(grid.rows)):
        own = table.own(row)
        if [(cell.column, cell.width) for cell in own] != layout:
            return False
        if any(not is_blank(cell.text) for cell in own[1:]):
            return False
    return True


def _name(table: Table) -> str:
    """Return the name of the table: its title, made different where another has it."""
    name = name_of(table.title) or "附表"
    return name if name not in table.asked.tables else f"{name}{len(table.asked.tables) + 1}"
