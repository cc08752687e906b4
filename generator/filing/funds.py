"""Money of a project or of the whole unit: a total and any set of source lines, in 万元."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field

from generator.filing.accounts import Amounts
from generator.reading import Amount, Record, Text


class FundLine(Amounts):
    """One line of the funding block; every column is optional, in 万元."""

    budget_initial: Annotated[Amount | None, Field(alias="年初预算数")] = None
    budget_added: Annotated[Amount | None, Field(alias="追加预算数")] = None
    budget_full_year: Annotated[Amount | None, Field(alias="全年预算数")] = None
    funds_received: Annotated[Amount | None, Field(alias="到位资金")] = None
    executed: Annotated[Amount | None, Field(alias="全年执行数")] = None
    balance: Annotated[Amount | None, Field(alias="年末结余")] = None
    reason: Annotated[Text | None, Field(alias="原因")] = None


class Funds(Record):
    """The funding block: 年度资金总额, and the lines it comes from by the names the form gives.

    ``execution_rate`` and ``declared`` are what the unit typed, if anything; what they ought to be
    is computed.
    """

    total: Annotated[FundLine, Field(alias="年度资金总额")] = FundLine()
    sources: Annotated[dict[Text, FundLine | None], Field(alias="来源", default_factory=dict)]
    execution_rate: Annotated[Text | None, Field(alias="执行率")] = None
    declared: Annotated[Amount | None, Field(alias="执行得分")] = None

    @cached_property
    def lines(self) -> dict[str, FundLine]:
        """The source lines that have anything in them, by name."""
        return {name: line for name, line in self.sources.items() if line is not None}
