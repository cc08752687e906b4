"""Last year's balance of an assessment's money becomes this year's carry-over line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap

from generator.authoring.blank_sheet import below
from generator.authoring.carrying import Moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import Form

BALANCE, LINE = "年末结余", "上年结转资金"


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance with the funding block that it belongs to and the column it is to be put in."""

    funds: CommentedMap
    where: str
    column: str
    value: str

    def enter(self) -> Moved:
        """Put the balance into the line of carried-over funds."""
        below(self.funds, "来源", LINE)[self.column] = self.value
        return Moved(self.where, BALANCE, f"来源的{LINE}（{self.column}）", self.value)


def carry_over(data: CommentedMap, form: Form) -> tuple[Balance, ...]:
    """Note every balance in a funding block before it is emptied, if the form has such a line."""
    if LINE not in form.funding.sources or not form.funding.columns:
        return ()
    column = form.funding.columns[0]
    return tuple(
        Balance(funds, where, column, str(value))
        for where, funds in _blocks(data)
        if isinstance(total := funds.get("年度资金总额"), CommentedMap)
        and (value := total.get(BALANCE)) is not None
    )


def _blocks(data: CommentedMap) -> Iterator[tuple[str, CommentedMap]]:
    """Yield the funding blocks of the unit and of its projects, each with a name for it."""
    found = [("整体自评的资金", data.get("整体自评"))]
    found += [(f"项目“{one.get('名称')}”的资金", one) for one in data.get("项目") or ()]
    for where, holder in found:
        funds = holder.get("资金") if isinstance(holder, CommentedMap) else None
        if isinstance(funds, CommentedMap):
            yield where, funds
