"""What is known of a file before its values are read: columns of a form's own, the unit of money.

Both are said elsewhere, by the form that a filing names or at its head, and hold for all of it.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from generator.reading.money_unit import WAN
from generator.reading.tree import Branch
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import Any

    from pydantic_core import PydanticCustomError

    from generator.reading.money_unit import MoneyUnit

    Reader = Callable[[object], object]
    Readers = Mapping[str, Mapping[str, Reader]]

USUAL, DEEPEST = 3, 4  # levels of an indicator table, its rows among them
_EXACT = Context(prec=60)  # more digits than a number may have


class Misfit(Struct, frozen=True):
    """A value under a declared column that is not of its kind."""

    holder: Branch
    key: str
    error: PydanticCustomError


class Setting(Struct, frozen=True):
    """How a file is to be read.

    ``readers`` are what reads the columns that a form declares, by kind of record and name; None
    where nobody knows the form, so that any key may be one of its columns. ``money`` is the unit
    in which the file states amounts. ``levels`` are those that its tables of indicators may have.
    ``misfits`` collects what a declared column cannot be.
    """

    readers: Readers | None = field(default_factory=dict)
    money: MoneyUnit = WAN
    levels: int = USUAL
    misfits: list[Misfit] = field(default_factory=list)

    def wan(self, amount: Decimal) -> Decimal:
        """Return an amount of the file in 万元: its digits stay, only the point moves."""
        return amount.scaleb(self.money.shift, _EXACT) if self.money.shift else amount

    def columns(self, kind: str) -> Mapping[str, Reader] | None:
        """Return the columns that a kind of record has; None where any key may be one."""
        return None if self.readers is None else self.readers.get(kind, {})


_SETTING: ContextVar[Setting | None] = ContextVar("setting", default=None)


@contextmanager
def reading_as(setting: Setting | None) -> Iterator[None]:
    """Read all that the block reads in a setting."""
    token = _SETTING.set(setting)
    try:
        yield
    finally:
        _SETTING.reset(token)


def setting_here() -> Setting | None:
    """Return the setting of what is being read; None for files that have none: forms, rubrics."""
    return _SETTING.get()


def refused_there(holder: dict[str, Any], key: str, error: PydanticCustomError) -> None:
    """Note that a value of a file is not of its kind; what programs built is refused at once."""
    setting = setting_here()
    if setting is None or not isinstance(holder, Branch):
        raise error
    setting.misfits.append(Misfit(holder, key, error))
