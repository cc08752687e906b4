"""The unit's accounts of the year: its budget, its kinds of expense, its buildings."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Discriminator, Field, Tag

from generator import patterns
from generator.filing.adding import sum_of_known
from generator.filing.carried import INSIDE, OF_LAST_YEAR, PLANNED, PLANNED_TABLE, STANDING, moved
from generator.reading import Amount, Change, OpenRecord, Record, Size, Text, YesNo

if TYPE_CHECKING:
    from collections.abc import Mapping


ADJUSTMENT = patterns.compile("预算调整|调整预算|调增|调减|追加预算|预算追加|核减|追减")


class Amounts(Record):
    """A record of named figures."""

    @cached_property
    def amounts(self) -> dict[str, Decimal]:
        """The figures that were filled in, by their Chinese names."""
        return {key: value for key, value in self.values_by_key() if isinstance(value, Decimal)}


class SpendingLine(OpenRecord):
    """A line with what it is made of, in 万元; without amount it is the sum of its parts.

    ``last_year`` is what the same line was the year before.
    """

    kind: ClassVar[str] = "支出明细"

    typed: Annotated[
        Amount | None,
        Field(alias="金额", description="这一项的金额；不填由各项相加，万元", examples=["20.5"]),
    ] = None
    last_year: Annotated[
        Amount | None,
        Field(alias="上年数", description="上年这一项的金额，万元", examples=["18.2"]),
    ] = None
    parts: Annotated[
        dict[Text, Spending | None],
        Field(alias="其中", default_factory=dict, description="这一项由哪些构成，万元"),
    ]

    @property
    def amount(self) -> Decimal | None:
        """The amount of the line; None where neither it nor its parts were filled in."""
        if self.typed is not None:
            return self.typed
        return sum_of_known(amount_of(part) for part in self.parts.values())


def _shape(value: object) -> str:
    """Tell a line with parts from a plain amount."""
    return "line" if isinstance(value, (dict, SpendingLine)) else "amount"


Spending = Annotated[
    Annotated[Amount, Tag("amount")] | Annotated[SpendingLine, Tag("line")], Discriminator(_shape)
]
SpendingLine.model_rebuild()  # a line may hold lines: its fields are known only now


def amount_of(spending: Decimal | SpendingLine | None) -> Decimal | None:
    """Return the amount of a line of expenditure, however it was written, in 万元."""
    return spending.amount if isinstance(spending, SpendingLine) else spending


def amounts_of(lines: Mapping[str, Decimal | SpendingLine | None]) -> dict[str, Decimal | None]:
    """Return the amounts of lines by their names, however each was written, in 万元."""
    return {name: amount_of(line) for name, line in lines.items()}


def is_adjustment(name: str) -> bool:
    """Tell a row that is a change of the budget from a line of spending: no budget limits it."""
    return ADJUSTMENT.search(name) is not None


class Budget(Amounts):
    """The budget of the whole unit and what became of it, in 万元.

    ``income`` and ``expenditure`` hold any set of lines.
    """

    budget_initial: Annotated[
        Amount | None,
        Field(alias="年初预算数", description="年初批复的预算，万元", examples=["140.8"]),
        PLANNED,
    ] = None
    funds_carry_over: Annotated[
        Amount | None,
        Field(
            alias="上年结转资金", description="上年结转到本年使用的资金，万元", examples=["16.80"]
        ),
        OF_LAST_YEAR,
    ] = None
    budget_added: Annotated[
        Change | None,
        Field(
            alias="追加预算数",
            description="年中追加的预算；核减的填负数，万元",
            examples=["5.08"],
        ),
        PLANNED,
    ] = None
    budget_full_year: Annotated[
        Amount | None,
        Field(alias="全年预算数", description="调整后的全年预算，万元", examples=["162.68"]),
        PLANNED,
    ] = None
    executed: Annotated[
        Amount | None,
        Field(alias="全年执行数", description="全年实际支出，万元", examples=["162.68"]),
        PLANNED,
    ] = None
    balance: Annotated[
        Amount | None,
        Field(alias="年末结余", description="年末没有用完的资金，万元", examples=["0"]),
        moved("上年结转资金"),
    ] = None
    income: Annotated[
        dict[Text, Spending | None],
        Field(alias="收入", default_factory=dict, description="收入各项，名称自拟，万元"),
        PLANNED_TABLE,
    ]
    expenditure: Annotated[
        dict[Text, Spending | None],
        Field(
            alias="支出", default_factory=dict, description="支出各项，如基本支出、项目支出，万元"
        ),
        PLANNED_TABLE,
    ]


class Fund(Record):
    """A fund that the unit runs for others (基金), in 万元; not the unit's own money."""

    name: Annotated[
        Text, Field(alias="名称", description="基金名称", examples=["某项基金"]), STANDING
    ]
    income_total: Annotated[
        Amount | None,
        Field(alias="收入合计", description="不填由各项相加，万元", examples=["1429.04"]),
        PLANNED,
    ] = None
    income: Annotated[
        dict[Text, Spending | None],
        Field(alias="收入", default_factory=dict, description="收入各项，万元"),
        PLANNED_TABLE,
    ]
    expenditure_total: Annotated[
        Amount | None,
        Field(alias="支出合计", description="不填由各项相加，万元", examples=["1672.16"]),
        PLANNED,
    ] = None
    expenditure: Annotated[
        dict[Text, Spending | None],
        Field(alias="支出", default_factory=dict, description="支出各项，万元"),
        PLANNED_TABLE,
    ]
    balance: Annotated[
        Amount | None,
        Field(alias="滚存结余", description="滚存结余，万元", examples=["81.92"]),
        PLANNED,
    ] = None


class Expense(Amounts):
    """A row of the basic-data table, in 万元.

    The budget of the year before is not its final account: rules on change compare budgets.
    """

    budget_prev: Annotated[
        Amount | None,
        Field(alias="上年预算数", description="上年的预算，不是决算，万元", examples=["1.5"]),
        OF_LAST_YEAR,
    ] = None
    actual_prev: Annotated[
        Amount | None,
        Field(alias="上年决算数", description="上年的决算，万元", examples=["0.9"]),
        OF_LAST_YEAR,
    ] = None
    budget: Annotated[
        Amount | None,
        Field(alias="预算数", description="本年预算，万元", examples=["1.4"]),
        moved("上年预算数"),
    ] = None
    actual: Annotated[
        Amount | None,
        Field(alias="决算数", description="本年决算，万元", examples=["1.28"]),
        moved("上年决算数"),
    ] = None
    parts: Annotated[
        dict[Text, Expense | None],
        Field(alias="明细", default_factory=dict, description="其中的各项"),
        INSIDE,
    ]


class Buildings(Amounts):
    """Office buildings finished in the year: areas in ㎡, costs in 万元."""

    none: Annotated[
        YesNo, Field(alias="无楼堂馆所", description="本年没有楼堂馆所项目的填 是", examples=["是"])
    ] = False
    area_approved: Annotated[
        Size | None,
        Field(alias="批准建设面积", description="批准的建设面积，平方米", examples=["1200"]),
    ] = None
    area_built: Annotated[
        Size | None,
        Field(alias="实际建设面积", description="实际建设面积，平方米", examples=["1180"]),
    ] = None
    invest_approved: Annotated[
        Amount | None, Field(alias="批准投资额", description="批准的投资额，万元", examples=["360"])
    ] = None
    invest_actual: Annotated[
        Amount | None, Field(alias="实际投资额", description="实际投资额，万元", examples=["355.5"])
    ] = None
