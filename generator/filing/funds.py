"""Money of a project or of the whole unit: a total and any set of source lines, in 万元."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar

from pydantic import Field

from generator.filing.accounts import Amounts
from generator.filing.carried import INSIDE, PLANNED, RESULT
from generator.reading import Amount, Change, OpenRecord, Record, Size, Text


class FundLine(OpenRecord, Amounts):
    """One line of the funding block; every column is optional, in 万元."""

    kind: ClassVar[str] = "资金"

    budget_initial: Annotated[
        Amount | None,
        Field(alias="年初预算数", description="年初批复的预算，万元", examples=["12"]),
        PLANNED,
    ] = None
    budget_added: Annotated[
        Change | None,
        Field(
            alias="追加预算数",
            description="年中追加的预算；核减的填负数，万元",
            examples=["3.5"],
        ),
        PLANNED,
    ] = None
    budget_full_year: Annotated[
        Amount | None,
        Field(alias="全年预算数", description="调整后的全年预算，含结转，万元", examples=["11.15"]),
        PLANNED,
    ] = None
    funds_received: Annotated[
        Amount | None,
        Field(alias="到位资金", description="实际到位的资金，万元", examples=["11.15"]),
        PLANNED,
    ] = None
    executed: Annotated[
        Amount | None,
        Field(alias="全年执行数", description="全年实际支出，万元", examples=["9.40"]),
        RESULT,
    ] = None
    balance: Annotated[
        Amount | None,
        Field(alias="年末结余", description="年末没有用完的资金，万元", examples=["1.75"]),
        RESULT,
    ] = None
    reason: Annotated[
        Text | None,
        Field(alias="原因", description="偏差的原因", examples=["部分培训改为线上"]),
        RESULT,
    ] = None


class Funds(Record):
    """The funding block: 年度资金总额, and the lines it comes from by the names the form gives.

    ``execution_rate`` and ``declared`` are what the unit typed, if anything; what they ought to be
    is computed.
    """

    total: Annotated[FundLine, Field(alias="年度资金总额", description="合计行"), INSIDE] = (
        FundLine.model_construct()
    )
    sources: Annotated[
        dict[Text, FundLine | None],
        Field(
            alias="来源",
            default_factory=dict,
            description="各资金来源的行，名称用套表规定的，相加等于合计",
        ),
        INSIDE,
    ]
    execution_rate: Annotated[
        Text | None,
        Field(alias="执行率", description="不填由程序算；要自己写的照表上写法", examples=["84.3%"]),
        RESULT,
    ] = None
    declared: Annotated[
        Size | None,
        Field(alias="执行得分", description="预算执行的自评得分，不填由程序算", examples=["8.5"]),
        RESULT,
    ] = None

    reviewed: Annotated[
        Amount | None,
        Field(alias="复核得分", description="预算执行复核（审评）的分", examples=["8.5"]),
        RESULT,
    ] = None

    @cached_property
    def lines(self) -> dict[str, FundLine]:
        """The source lines that have anything in them, by name."""
        return {name: line for name, line in self.sources.items() if line is not None}

    @property
    def named_lines(self) -> tuple[tuple[str, FundLine], ...]:
        """The total line and the source lines, each with its name."""
        return (("年度资金总额", self.total), *self.lines.items())
