"""Tables that only one place has (附表): the form names them and their columns, units fill rows."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator

from generator.reading import OpenRecord, Text, mistake, refused_there, setting_here, suggestion
from generator.reading.tree import Branch

TABLES = "附表"


class TableRow(OpenRecord):
    """A row of such a table: nothing but the columns that the form declares for the table."""

    kind: ClassVar[str] = TABLES

    @classmethod
    def _kind_of(cls, data: dict[str, Any]) -> str:
        return data.origin.kind if isinstance(data, Branch) else cls.kind


def _known_tables(value: object) -> object:
    """Tell every row which table it is of; a table that the form lacks is refused by its name."""
    setting = setting_here()
    if not isinstance(value, dict) or setting is None or setting.readers is None:
        return value
    prefix = f"{TABLES}."
    known = tuple(k.removeprefix(prefix) for k in setting.readers if k.startswith(prefix))
    for name in value.keys() - known:
        advice = suggestion(name, known, "套表的附表") or "套表没有声明附表，删去这一项"
        refused_there(value, name, mistake("M18", name=name, hint=advice))
    for name in known:
        for row in value.get(name) or () if isinstance(value.get(name), list) else ():
            if isinstance(row, Branch):
                row.origin.kind = f"{prefix}{name}"
    return {name: rows for name, rows in value.items() if name in known and rows is not None}


FreeTables = Annotated[dict[Text, tuple[TableRow, ...]], BeforeValidator(_known_tables)]
