"""I15 满意度不清: satisfaction without a percentage, in a row or in prose, or of two groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.rows import rows_of
from generator.checking.texts import texts_with
from generator.checking.word_lists import pattern
from generator.diagnostics import Diagnostic
from generator.filing.measure import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.rows import Row
    from generator.scoring.case import Case

CODE = "I15"
PERCENT = patterns.compile(r"[%％]|百分|0?\.[0-9]")
GROUPS = patterns.compile(
    r"^[^，。；]*[\u4e00-\u9fff]{2}(?:及(?!时|格)|和(?!谐|睦)|与(?!会)|、)(?!其)"
    r"[\u4e00-\u9fff]{2,}[^，。；]{0,4}满意"
)
JOINED = frozenset("及和与、")  # a name with none of them is of one group


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every row of satisfaction."""
    for row in rows_of(case, Nature.SATISFACTION):
        if row.indicator.target:
            told = _told(row)
            if told:
                place = row.indicator.position("三级指标" if "几类" in told else "年度指标值")
                yield Diagnostic(CODE, {"where": row.where, "told": told}, place)
    for one in texts_with(case, "满意"):
        if found := pattern("满意度没有数").search(one.text):
            told = f"“{found[0]}”没有写百分之几"
            yield Diagnostic(CODE, {"where": f"“{one.key}”", "told": told}, one.position)


def _told(row: Row) -> str:
    own = row.indicator
    target = f"{own.scored_target or own.target}{own.unit or ''}"
    measure = row.read.target_measure
    if not PERCENT.search(target) and (measure is None or measure.unit not in {"%", "分"}):
        return f"指标值“{own.target}”不是百分数"
    if not JOINED.isdisjoint(own.name) and GROUPS.search(own.name):
        return "一行里写了几类对象"
    return ""
