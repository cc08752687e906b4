"""Amounts as messages state them: in the unit in which the unit typed them, digits as typed."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from generator.filing import money_of
from generator.reading import WAN
from generator.scoring import plain
from generator.scoring.decimals import in_unit
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from generator.diagnostics import Diagnostic
    from generator.reading import MoneyUnit
    from generator.scoring.case import Case

_UNIT: ContextVar[MoneyUnit] = ContextVar("unit", default=WAN)


@contextmanager
def speaking_of(case: Case) -> Iterator[None]:
    """Let messages state money as the filing of a case does."""
    token = _UNIT.set(money_of(case.filing, case.form.money))
    try:
        yield
    finally:
        _UNIT.reset(token)


def money_text(amount: Decimal) -> str:
    """Write an amount, which is kept in 万元."""
    unit = _UNIT.get()
    return plain(amount if unit == WAN else in_unit(amount, unit, unit))


def with_money(amount: Decimal) -> str:
    """Write an amount with its unit."""
    return f"{money_text(amount)} {_UNIT.get().name}"


def smallest(amount: Decimal) -> Decimal:
    """Return an amount of the unit in use as 万元: half a 分 is little."""
    return amount.scaleb(_UNIT.get().shift)


def with_unit(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings that name the unit of their amounts; without it the catalogue says 万元."""
    unit = _UNIT.get()
    if unit == WAN:
        return tuple(found)
    return tuple(replace(one, facts={**one.facts, "money": unit.name}) for one in found)
