"""The columns that a form declares, as templates name them: 行.权重占比, blank where not typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.forms.columns import share_of
from generator.templating.typed_values import Choice, Money, Share, Typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.forms import Column
    from generator.reading import OpenRecord
    from generator.vocabulary.content import Content


def column_names(record: OpenRecord | None, columns: Sequence[Column]) -> Content:
    """Return every column of a record by its name: what was typed, or None."""
    if not columns:
        return {}
    free = {} if record is None else record.free
    return {column.name: _typed(column, free.get(column.name)) for column in columns}


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
