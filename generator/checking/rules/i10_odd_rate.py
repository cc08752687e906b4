"""I10 比率异常: a rate is typed as a share, per thousand or above 100 where percent is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.doubts import doubts_of
from generator.checking.rates import HUNDRED, as_percent, odd_rate
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing.measure import DoubtKind
from generator.scoring import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from generator.checking.doubts import Doubtful
    from generator.diagnostics import Position
    from generator.scoring.case import Case
    from generator.scoring.row_reading import Read

CODE = "I10"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at the figures that a rubric asks for in percent, and at every row with a rate."""
    yield from _figures(case)
    for subject in case.subjects:
        for read in subject.rows:
            if read.row.indicator.not_applicable is None and (read.doubtful or odd_rate(read)):
                yield from _row(f"{subject.name}的“{read.row.indicator.name}”", read)


def _figures(case: Case) -> Iterator[Diagnostic]:
    """Look at 其他数据: up to 1 they are surely shares."""
    filing = case.filing
    specs = {
        name: spec
        for subject in case.subjects
        if subject.scorecard
        for name, spec in subject.scorecard.rubric.figures.items()
    }
    for name, value in filing.figures.items():
        if value is None or name not in specs or specs[name].unit != "%":
            continue
        told, hint = _out_of_range(name, value)
        if told:
            place = filing.position("其他数据", name)
            yield _finding(f"“{name}”", plain(value), told, hint, place)


def _out_of_range(name: str, value: Decimal) -> tuple[str, str]:
    """Say why a figure in percent cannot be meant, '' where it can."""
    if 0 < value <= 1:
        told = f"评分标准按百分数（%）计，照此只有百分之 {plain(value)}"
        return told, as_percent(value * HUNDRED)
    if value < 0:
        return "百分数不会小于 0", "核对这个数，改正填错的"
    bounded = any_in(name, words("不会超过百分之百的比率"))
    if value > HUNDRED and (bounded or value >= HUNDRED * 3):
        return "评分标准按百分数（%）计，照此超过 100%", "只填百分号前面的数，例如 92.5"
    return "", ""


def _row(where: str, read: Read) -> Iterator[Diagnostic]:
    """Speak of each cell once: of how it is written, else of how it compares with its target."""
    said = set()
    for found in doubts_of(where, read, CODE):
        told, hint = _doubted(found)
        if told and found.key not in said:
            said.add(found.key)
            yield _finding(f"{where}的“{found.key}”", found.doubt.text, told, hint, found.position)
    if read.actual_key not in said and (odd := odd_rate(read)):
        place = read.row.indicator.position(read.actual_key)
        yield _finding(f"{where}的“{read.actual_key}”", odd.text, odd.told, odd.hint, place)


def _doubted(found: Doubtful) -> tuple[str, str]:
    """Say how a share was read, or ask whether ‰ is meant, unless something confirms it."""
    value = found.measure.value if found.measure else None
    if found.doubt.kind is DoubtKind.RATIO:
        read_as = "" if value is None else f"，现按 {plain(value)}% 计"
        return f"度量单位却是 %{read_as}", "" if value is None else as_percent(value * HUNDRED)
    if _in_permille(found.indicator.unit or "") or _both(found.read):
        return "", ""
    return "是千分数，常是 % 的误写", "是百分数的，改写 %；确实是千分数的，在“度量单位”里写 ‰"


def _both(read: Read) -> bool:
    """Tell a row whose target and actual value are both in ‰: nobody slips twice alike."""
    target, actual = read.target.single, read.actual.single
    return all(one and _in_permille(one.text) for one in (target, actual))


def _in_permille(text: str) -> bool:
    return bool(any_in(text, words("千分数的写法")))


def _finding(where: str, value: str, told: str, hint: str, place: Position | None) -> Diagnostic:
    facts = {"where": where, "value": value, "told": told}
    return Diagnostic(CODE, facts | {"hint": hint} if hint else facts, place)
