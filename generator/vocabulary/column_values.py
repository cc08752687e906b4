"""The columns that a form declares, as templates name them: 行.权重占比, blank where not typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.forms.columns import share_of
from generator.reading import OpenRecord
from generator.templating.entries import Entries
from generator.templating.typed_values import Choice, Money, Share, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from generator.forms import Column, Form, FreeTable
    from generator.vocabulary.content import Content


def column_names(
    record: OpenRecord | Mapping[str, object] | None, columns: Sequence[Column]
) -> Content:
    """Return every column of a record by its name: what was typed, or None."""
    if not columns:
        return {}
    free = record.free if isinstance(record, OpenRecord) else record or {}
    return {column.name: _typed(column, free.get(column.name)) for column in columns}


def free_tables(form: Form, per: str, filled: Mapping[str, Sequence[OpenRecord]]) -> Entries:
    """Return the tables that a form declares for a kind of record, by name, each with all rows."""
    found = (one for one in form.tables if one.per == per)
    return Entries({one.name: _table(one, filled.get(one.name, ())) for one in found})


def _table(table: FreeTable, rows: Sequence[OpenRecord]) -> list[Content]:
    """Return the rows of a table: those it always prints, the unit's, then blanks."""
    first = table.columns[0].name
    by_label = {str(row.free.get(first)): row for row in rows}
    found = [
        column_names(by_label.get(label), table.columns) | {first: label} for label in table.labels
    ]
    more = [row for row in rows if str(row.free.get(first)) not in table.labels]
    found += [column_names(row, table.columns) for row in more]
    blanks = range(table.blanks - len(found))
    return found + [column_names(None, table.columns) for _ in blanks]


def _typed(column: Column, value: object) -> object:
    """Return a value as the kind that templates know; boxes are there ticked or not."""
    if column.kind == "选项":
        return Choice(value or "", column.options)  # type: ignore[arg-type]
    make = _KINDS.get(column.kind)
    return value if value is None or make is None else make(value)


def _share(text: str) -> object:
    share = share_of(text)
    return text if share is None else Share(share, typed=text)


_KINDS: dict[str, Callable[..., object]] = {"金额": Money, "数": Typed, "占比": _share}
