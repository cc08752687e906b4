"""The unit's accounts of the year: its budget, its kinds of expense, its buildings."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from generator.reading import Amount, Record, Text, YesNo


class Amounts(Record):
    """A record of named figures."""

    @cached_property
    def amounts(self) -> dict[str, Decimal]:
        """The figures that were filled in, by their Chinese names."""
        fields = type(self).model_fields.items()
        filled = ((field.alias or name, getattr(self, name)) for name, field in fields)
        return {alias: value for alias, value in filled if isinstance(value, Decimal)}


class SpendingLine(Record):
    """Expenditure with what it is made of, in 万元; without amount it is the sum of its parts."""

    typed: Annotated[Amount | None, Field(alias="金额")] = None
    parts: Annotated[dict[Text, Spending | None], Field(alias="其中", default_factory=dict)]

    @property
    def amount(self) -> Decimal | None:
        """The amount of the line; None where neither it nor its parts were filled in."""
        if self.typed is not None:
            return self.typed
        known = [amount for part in self.parts.values() if (amount := amount_of(part)) is not None]
        return sum(known, Decimal(0)) if known else None


def _shape(value: object) -> str:
    """Tell a line with parts from a plain amount."""
    return "line" if isinstance(value, (dict, SpendingLine)) else "amount"


Spending = Annotated[
    Annotated[Amount, Tag("amount")] | Annotated[SpendingLine, Tag("line")], Discriminator(_shape)
]


def amount_of(spending: Decimal | SpendingLine | None) -> Decimal | None:
    """Return the amount of a line of expenditure, however it was written, in 万元."""
    return spending.amount if isinstance(spending, SpendingLine) else spending


class Budget(Amounts):
    """The budget of the whole unit and what became of it, in 万元.

    ``income`` and ``expenditure`` hold any set of lines.
    """

    budget_initial: Annotated[Amount | None, Field(alias="年初预算数")] = None
    funds_carry_over: Annotated[Amount | None, Field(alias="上年结转资金")] = None
    budget_added: Annotated[Amount | None, Field(alias="追加预算数")] = None
    budget_full_year: Annotated[Amount | None, Field(alias="全年预算数")] = None
    executed: Annotated[Amount | None, Field(alias="全年执行数")] = None
    balance: Annotated[Amount | None, Field(alias="年末结余")] = None
    income: Annotated[dict[Text, Amount | None], Field(alias="收入", default_factory=dict)]
    expenditure: Annotated[dict[Text, Spending | None], Field(alias="支出", default_factory=dict)]


class Fund(Record):
    """A fund that the unit runs for others (工伤保险基金), in 万元; not the unit's own money."""

    name: Annotated[Text, Field(alias="名称")]
    income_total: Annotated[Amount | None, Field(alias="收入合计")] = None
    income: Annotated[dict[Text, Amount | None], Field(alias="收入", default_factory=dict)]
    expenditure_total: Annotated[Amount | None, Field(alias="支出合计")] = None
    expenditure: Annotated[dict[Text, Amount | None], Field(alias="支出", default_factory=dict)]
    balance: Annotated[Amount | None, Field(alias="滚存结余")] = None


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
