"""U07 一表多种金额单位: the values of one table give money in 万元, 亿元 and 元 side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.checking.rows import rows
from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "U07"
USUAL = "万元"
AMOUNT = patterns.compile(
    r"[0-9０-９]\s*(亿元|万元|元|万(?![元人次户名份个件场套家平亩千吨公头只辆本条]))(?!/)"
)
COUNTED = patterns.compile(r"元/|每|人均|单价")  # a price may well be in 元
PRICE = patterns.compile(r"每|[人户亩]均|平均|单价|单位成本")  # so may what is named as one


class Cell(NamedTuple):
    """A unit of money, and the cell that has it."""

    row: Row
    unit: str
    key: str


def check(case: Case) -> Iterator[Diagnostic]:
    """Collect the units of each table: 万元 is the usual one, the first cell of others is told."""
    found: dict[int, list[Cell]] = {}
    for row in rows(case):
        own = row.indicator
        printed = f"{own.unit}{own.target}{own.actual}"
        if "元" not in printed and "万" not in printed:
            continue
        found.setdefault(id(row.subject), []).extend(Cell(row, *one) for one in _units(row))
    for cells in found.values():
        first: dict[str, Cell] = {}
        for cell in cells:
            first.setdefault(cell.unit, cell)
        usual = first.pop(USUAL if USUAL in first else next(iter(first), USUAL), None)
        for cell in first.values() if usual else ():
            facts = {"where": cell.row.where, "unit": cell.unit}
            facts |= {"other": usual.unit, "first": usual.row.indicator.name} if usual else {}
            yield Diagnostic(CODE, facts, cell.row.indicator.position(cell.key))


def _units(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the units of money in a row, each with the key that it stands under."""
    own = row.indicator
    if PRICE.search(own.name):
        return
    if own.unit in {"万元", "亿元", "元"}:
        yield own.unit, "度量单位"
    for key, text in (("年度指标值", own.target), ("实际完成值", own.actual)):
        if text and _speaks_of_money(row, text) and not COUNTED.search(text):
            for found in AMOUNT.finditer(text):
                yield found[1], key


def _speaks_of_money(row: Row, text: str) -> bool:
    return "元" in text or ("万" in text and row.nature is Nature.COST)
