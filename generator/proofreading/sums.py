"""Sums, shares and counts that a sentence states, and whether they come out."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.proofreading.enumerations import miscounts
from generator.proofreading.rule import holds_any

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNIT = (
    "亿元|万元|元|人次|人|户|家|个|次|期|场|件|份|项|套|台|辆|公里|平方米"
    "|名|亩|吨|册|处|所|座|批|门|株"
)
_NUMBER = r"(?<![0-9.,])[0-9][0-9,]*(?:\.[0-9]+)?"
_AMOUNT = patterns.compile(rf"({_NUMBER})({_UNIT})(?![月年]|/)")
_SENTENCE = patterns.compile(r"[^。；;\n]+")
# Beside these a number is no part of a whole: a comparison, an average, a price, a rate.
_NO_PART = patterns.compile(
    "[比较增减降升余多约每均]|同期|上年|累计|超过|不低于|不少于|以上|以下|左右|上下"
)
_OF_WHICH = patterns.compile("其中[：:，,]?|分别(?:[为是]|用于)[：:]?")
# Between a whole and what is made of it.
_PAUSE = patterns.compile("[^，。、（(0-9]{0,4}[，,、（(：:]?")
_SHORT = patterns.compile("[，,（(]?[^，。0-9]{0,3}")
_BRACKETED = patterns.compile("[（(][^（()）]*[)）]")
_NAME = patterns.compile("[，,、和及：:]?[^，,、0-9]{0,14}(?:、[^，,、0-9]{1,8}){0,2}")
# With these a sentence turns from what a whole is made of to what became of it.
_OTHER = patterns.compile(
    "实际|执行|完成|结余|到位|已|全年|本年|包括|包含|共|合计|剩|未|另|[)）]"
    "|[，,](?:支出|收入|支付|使用|发放|拨付|下达|年末|年底|截至|结转|上缴|需)"
)
_TOGETHER = patterns.compile(
    rf"[，,、](?:以上)?(?:合计|共计|总计)[^0-9，。；]{{0,6}}({_NUMBER})({_UNIT})"
)
_SHARE = patterns.compile(
    rf"({_NUMBER})({_UNIT})[，,（(]?占([^0-9，。；]{{0,16}}?)(?:({_NUMBER})({_UNIT}))?的?(?:比例|比重)?"
    r"[为是]?([0-9]+(?:\.[0-9]+)?)[%％]"
)
_RATE = patterns.compile(
    rf"预算(?:数|安排|资金|总额)?为?({_NUMBER})({_UNIT})[，,、](?:全年)?(?:实际|执行)[^0-9，。；]{{0,6}}"
    rf"({_NUMBER})\2[，,、](?:预算)?(?:执行率|完成率|完成预算的?)[为是]?([0-9]+(?:\.[0-9]+)?)[%％]"
)
_OWN_NAME = "(?:^|(?<=[^\u4e00-\u9fff])|(?<=[年的中共])|(?<=年度|发生))"  # 支出 is not 基本支出
_RETURNED = patterns.compile(
    rf"(?:发放|发出)[^0-9，。；]{{0,8}}({_NUMBER})份[，,、](?:共|实际|有效)?(?:收回|回收)[^0-9，。；]{{0,8}}"
    rf"({_NUMBER})份[，,、](?:有效)?回收率[为是达]?([0-9]+(?:\.[0-9]+)?)[%％]"
)
# What a text must hold for any of this: most hold nothing of it, and reading costs.
_TELLING = patterns.compile("其中|分别[为是用]|[合共总]计|[占率的为][^。%％]{0,24}[%％]")
_TOLD_WITH = (  # each rule asks for one of these
    "其中", "分别", "合计", "共计", "总计", "占", "执行率", "完成率", "完成预算", "回收率",
)  # fmt: skip
_LISTED_WITH = ("一是", "第一", "（一）", "（1）", "1.")
SUMMED_WITH = (*_TOLD_WITH, *_LISTED_WITH)
"""Without any of these a text states nothing that could fail to come out."""
_WHOLE = Decimal(100)
_TAIL = 4  # characters behind an amount that may take its exactness back: 5万元以上
_MANY = 2  # parts from which numbers are a list


class Discrepancy(NamedTuple):
    """What does not come out: the words, what is printed, what it should be and how."""

    excerpt: str
    printed: str
    expected: str
    computation: str
    is_share: bool = False


def discrepancies(text: str) -> Iterator[Discrepancy]:
    """Yield the sums, shares and counts of a text that do not come out."""
    if holds_any(text, _TOLD_WITH) and _TELLING.search(text):
        for found in _SENTENCE.finditer(text):
            yield from _of_sentence(found[0])
    if holds_any(text, _LISTED_WITH):
        yield from _counts(text)


def _of_sentence(sentence: str) -> Iterator[Discrepancy]:
    """Look at a sentence with those rules alone that its words call for."""
    if not _AMOUNT.search(sentence):
        return
    if "其中" in sentence or "分别" in sentence:
        yield from _parts(sentence)
    if "计" in sentence:
        yield from _together(sentence)
    if "%" in sentence or "％" in sentence:
        if "占" in sentence:
            yield from _shares(sentence)
        if "预算" in sentence:
            yield from _rates(sentence)
        if "回收" in sentence or "收回" in sentence:
            yield from _returned(sentence)


def _parts(sentence: str) -> Iterator[Discrepancy]:
    """Compare A with B and C in "A，其中B、C": never more; as much where they are 分别."""
    marks = list(_OF_WHICH.finditer(sentence))
    if len(marks) != 1 or _TOGETHER.search(sentence):
        return
    mark = marks[0]
    before = list(_AMOUNT.finditer(sentence, 0, mark.start()))
    if not before or _NO_PART.search(sentence, before[-1].start(), mark.start()):
        return
    whole, each = before[-1], mark[0].startswith("分别")
    if not (_SHORT if each else _PAUSE).fullmatch(sentence[whole.end() : mark.start()]):
        return
    listed = _BRACKETED.sub("", sentence[mark.end() :])
    parts = _list(listed, whole[2])
    if parts and _NO_PART.search(listed[: parts[-1].end() + _TAIL]):
        return
    complete = each and len(parts) >= _MANY and parts[-1].end() == len(listed.rstrip())
    yield from _compared(sentence, whole, parts, exact=complete and "等" not in listed)


def _list(text: str, unit: str) -> list[re.Match[str]]:
    """Return the amounts of a list: up to where the sentence goes on to something else."""
    parts: list[re.Match[str]] = []
    for one in _AMOUNT.finditer(text):
        name = text[parts[-1].end() if parts else 0 : one.start()]
        apart = bool(parts) and not unit.endswith("元") and name[:1] not in "、和及"
        if one[2] != unit or apart or not _NAME.fullmatch(name) or _OTHER.search(name):
            break
        parts.append(one)
    return parts


def _together(sentence: str) -> Iterator[Discrepancy]:
    """Compare what is summed up with what stands before: "B、C，合计A"."""
    for total in _TOGETHER.finditer(sentence):
        start = sentence.rfind("其中", 0, total.start()) + 1
        before = list(_AMOUNT.finditer(sentence, start, total.start()))
        listed = sentence[start : total.start()]
        parts = [one for one in before if one[2] == total[2]]
        # What stands between the last part and the sum must be the comma alone.
        if len(parts) < _MANY or parts[-1].end() < total.start() or _NO_PART.search(listed):
            continue
        if len(parts) == len(before) and not _some_tail(parts, _value(total)):
            yield from _compared(sentence, total, parts, exact=True)


def _some_tail(parts: list[re.Match[str]], total: Decimal) -> bool:
    """Tell whether some of the last parts add up to the total: the first was the whole."""
    return any(sum(map(_value, parts[at:])) == total for at in range(len(parts) - 1))


def _compared(
    excerpt: str, whole: re.Match[str], parts: list[re.Match[str]], *, exact: bool
) -> Iterator[Discrepancy]:
    added, stated = sum(map(_value, parts), Decimal(0)), _value(whole)
    if parts and (added > stated or (exact and added != stated)):
        computation = f"{' + '.join(one[1] for one in parts)} = {added:f}"
        yield Discrepancy(excerpt, whole[1] + whole[2], f"{added:f}{whole[2]}", computation)


def _shares(sentence: str) -> Iterator[Discrepancy]:
    """Compare a share with its part and its base, where both are stated."""
    for found in _SHARE.finditer(sentence):
        base, unit = found[4], found[5]
        if base is None:
            base, unit = _named(sentence[: found.start()], found[3].strip("的"))
        if base and unit == found[2]:
            yield from _divided(found[0], found[1], base, found[6])
        elif not found[3].strip():
            yield from _of_whole(sentence, found)


def _of_whole(sentence: str, share: re.Match[str]) -> Iterator[Discrepancy]:
    """Compare a share that names no base with the whole before 其中, or any that stands there."""
    marks = list(_OF_WHICH.finditer(sentence, 0, share.start()))
    if len(marks) != 1 or _NO_PART.search(sentence, marks[0].end(), share.start()):
        return
    before = _AMOUNT.finditer(sentence, 0, marks[0].start())
    bases = [one[1] for one in before if one[2] == share[2]]
    off = [list(_divided(share[0], share[1], base, share[6])) for base in bases]
    if off and all(off):
        yield from off[-1]


def _named(before: str, name: str) -> tuple[str | None, str | None]:
    """Return the amount that stands behind a name, nothing where it is not there once."""
    if len(name) < _MANY:
        return None, None
    own = rf"{_OWN_NAME}{re.escape(name)}(?:合计|总计|总额)?(?:为|共|达)?({_NUMBER})({_UNIT})"
    found = re.findall(own, before)
    return found[0] if len(found) == 1 else (None, None)


def _rates(sentence: str) -> Iterator[Discrepancy]:
    """Compare a rate of execution with the budget and what was spent."""
    for found in _RATE.finditer(sentence):
        yield from _divided(found[0], found[3], found[1], found[4])


def _returned(sentence: str) -> Iterator[Discrepancy]:
    """Compare the share of questionnaires that came back with what was sent and returned."""
    for found in _RETURNED.finditer(sentence):
        yield from _divided(found[0], found[2], found[1], found[3])


def _divided(excerpt: str, part: str, base: str, share: str) -> Iterator[Discrepancy]:
    below = _number(base)
    if not below:
        return
    exact, printed = _number(part) / below * _WHOLE, Decimal(share)
    step = Decimal(1).scaleb(printed.as_tuple().exponent)  # type: ignore[arg-type]
    if abs(exact - printed) > step:  # cut off instead of rounded is no fault of substance
        expected = exact.quantize(step, ROUND_HALF_UP)
        sum_done = f"{part} ÷ {base}"
        yield Discrepancy(excerpt, f"{share}%", f"{expected:f}%", sum_done, is_share=True)


def _counts(text: str) -> Iterator[Discrepancy]:
    """Compare a count that is announced with the items 一是 二是 that follow."""
    for found in miscounts(text):
        listed = "、".join(found.items)
        yield Discrepancy(found.excerpt, found.printed, str(len(found.items)), listed)


def _value(amount: re.Match[str]) -> Decimal:
    return _number(amount[1])


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
