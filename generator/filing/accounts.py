"""The unit's accounts of the year: its budget, its kinds of expense, its buildings."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated

from pydantic import Field

from generator.reading import Amount, Record, Text, YesNo


class Amounts(Record):
    """A record of named figures."""

    @cached_property
    def amounts(self) -> dict[str, Decimal]:
        """The figures that were filled in, by their Chinese names."""
        filled = ((alias, self.get(alias)) for alias in self.aliases())
        return {alias: value for alias, value in filled if isinstance(value, Decimal)}


class Budget(Amounts):
    """The budget of the whole unit and what became of it, in 万元."""

    budget_initial: Annotated[Amount | None, Field(alias="年初预算数")] = None
    funds_carry_over: Annotated[Amount | None, Field(alias="上年结转资金")] = None
    budget_added: Annotated[Amount | None, Field(alias="追加预算数")] = None
    budget_full_year: Annotated[Amount | None, Field(alias="全年预算数")] = None
    executed: Annotated[Amount | None, Field(alias="全年执行数")] = None
    balance: Annotated[Amount | None, Field(alias="年末结余")] = None


class Expense(Amounts):
    """A row of the basic-data table, in 万元.

    The budget of the year before is not its final account: rules on change compare budgets.
    """

    budget_prev: Annotated[Amount | None, Field(alias="上年预算数")] = None
    actual_prev: Annotated[Amount | None, Field(alias="上年决算数")] = None
    budget: Annotated[Amount | None, Field(alias="预算数")] = None
    actual: Annotated[Amount | None, Field(alias="决算数")] = None
    parts: Annotated[dict[Text, Expense | None], Field(alias="明细", default_factory=dict)]


class Buildings(Amounts):
    """Office buildings finished in the year: areas in ㎡, costs in 万元."""

    none: Annotated[YesNo, Field(alias="无楼堂馆所")] = False
    area_approved: Annotated[Amount | None, Field(alias="批准建设面积")] = None
    area_built: Annotated[Amount | None, Field(alias="实际建设面积")] = None
    invest_approved: Annotated[Amount | None, Field(alias="批准投资额")] = None
    invest_actual: Annotated[Amount | None, Field(alias="实际投资额")] = None
