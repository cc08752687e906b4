"""I09 名称与值不符: a row is named for one thing and measures another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.rows import rows
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "I09"
RATES = frozenset({"%", "百分点", "‰", ""})
MONEY = "万元"  # what 元 and 亿元 are read as, too
RATE_NAME = patterns.compile(r"(?<![效频功税费汇利斜])率$")
NUMBERS = ("次数", "人数", "人次", "户数", "场次", "天数", "件数")
COUNTED = patterns.compile(rf"([\u4e00-\u9fff]{{2}})({'|'.join(NUMBERS)})")
COUNT = patterns.compile(f"{COUNTED.pattern}$")


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare name and target: a rate with a rate, one number of things with the same."""
    for row in rows(case):
        told = _told(row)
        if told:
            yield Diagnostic(
                CODE, {"where": row.where, "told": told}, row.indicator.position("三级指标")
            )


def _told(row: Row) -> str:
    name, target = row.indicator.name, row.indicator.target or ""
    measure = row.read.target_measure
    if measure is None or measure.value is None or row.indicator.scored_target:
        return ""
    if measure.unit not in RATES and name.endswith("率") and RATE_NAME.search(name):
        what = "是金额" if measure.unit == MONEY else f"的单位却是“{measure.unit}”"
        return f"名称是率，指标值“{measure.text}”{what}"
    if measure.unit == "%" and name.endswith(NUMBERS) and COUNT.search(name):
        return f"名称是数，指标值“{measure.text}”却是百分数"
    return _other_count(name, target) or _saved(name, target)


def _other_count(name: str, target: str) -> str:
    """Find 进京群访次数 below 上访次数: the same kind of number of another thing."""
    named = COUNT.search(name) if name.endswith(NUMBERS) else None
    if not named:
        return ""
    counted = [found for found in COUNTED.finditer(target) if found[2] == named[2]]
    if counted and all(named[1] not in target and found[1] != named[1] for found in counted):
        return f"名称说的是“{named[0]}”，指标值说的是“{counted[0][0]}”"
    return ""


def _saved(name: str, target: str) -> str:
    """Find what is saved below what is spent."""
    spent = any_in(name[-4:], words("支出"))
    saved = any_in(target, words("节省")) if spent else ""
    if saved and not any_in(name, words("节省")):
        return f"名称是“{spent}”，指标值说的是“{saved}”"
    return ""
