"""The texts that a unit typed, each with its place, and what a proof-reader marks in them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from generator.checking.same import Same
from generator.diagnostics import Diagnostic
from generator.proofreading import SlipKind, proofread, unpaired
from generator.reading import Record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.diagnostics import Position
    from generator.filing import Filing
    from generator.proofreading import Slip
    from generator.scoring.case import Case

# Values have rules of their own, and official names stand as they were approved.
NOT_PROSE = frozenset(
    {
        "套表", "名称", "简称", "主管部门", "实施单位", "单位", "三级指标", "指标性质", "度量单位",
        "年度指标值", "实际完成值", "计分用指标值", "计分用完成值", "上年实际值", "执行率",
    }
)  # fmt: skip
NO_TEXT = frozenset({Decimal, int, bool, date})  # no records, which pydantic is slow to tell
BETWEEN = "\n\ue001\n"  # no rule reaches from one text into the next
MOST = 3  # slips of one kind that a message names; the text is read again anyway


class Text(NamedTuple):
    """A text as it was typed: the record that holds it and the path in that record."""

    text: str
    record: Record
    path: tuple[str | int, ...]

    @property
    def position(self) -> Position | None:
        """Where it was typed, worked out when asked for."""
        return self.record.position(*self.path)

    @property
    def key(self) -> str:
        """The key that it stands under, as messages call it."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


def texts_of(record: Record) -> list[Text]:
    """Return every text below a record that is prose, in the order of the model's keys."""
    found: list[Text] = []
    _gather(record, found)
    return found


def _gather(record: Record, found: list[Text]) -> None:
    for key, value in record.values_by_key():
        if value is not None:
            _below(value, record, (key,), found)


def _below(value: object, record: Record, path: tuple[str | int, ...], found: list[Text]) -> None:
    if type(value) in NO_TEXT:
        return
    if isinstance(value, str):
        if path[-1] not in NOT_PROSE:
            found.append(Text(value, record, path))
    elif isinstance(value, tuple | dict):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in inside:
            _below(one, record, (*path, step), found)
    elif isinstance(value, Record):
        _gather(value, found)


def texts_in(case: Case) -> tuple[Text, ...]:
    """Return every text of a filing, gathered once for all checks that look at texts."""
    return _texts(Same(case.filing))


@lru_cache(maxsize=1)
def _texts(same: Same[Filing]) -> tuple[Text, ...]:
    return tuple(texts_of(same.one))


def slips_in(case: Case, code: str, kinds: Collection[SlipKind]) -> Iterator[Diagnostic]:
    """Say what a proof-reader marks in the filing's texts, one finding a text."""
    for one, slips in _read(Same(case.filing)):
        if found := [slip for slip in slips if slip.kind in kinds]:
            facts = {"where": f"“{one.key}”", "slips": slips_told(found)}
            yield Diagnostic(code, facts, one.position)


@lru_cache(maxsize=1)
def _read(same: Same[Filing]) -> tuple[tuple[Text, tuple[Slip, ...]], ...]:
    """Read a filing once for all checks that ask about its slips; clean texts are left out."""
    texts = _texts(same)
    read = zip(texts, read_all(tuple(one.text for one in texts)), strict=True)
    return tuple((one, slips) for one, slips in read if slips)


def read_all(texts: tuple[str, ...]) -> tuple[tuple[Slip, ...], ...]:
    """Return the slips of each text.

    Nearly all are clean, and rules cost by the call: they look at all texts in one, and then at
    those alone in which they saw something.
    """
    suspect = _suspect(texts)
    return tuple(
        proofread(text) if at in suspect or any(unpaired(text)) else ()
        for at, text in enumerate(texts)
    )


def _suspect(texts: tuple[str, ...]) -> set[int]:
    """Return the numbers of the texts in which there is a slip, read one behind the other."""
    starts = [*accumulate((len(text) + len(BETWEEN) for text in texts), initial=0)]
    return {bisect_right(starts, slip.start) - 1 for slip in proofread(BETWEEN.join(texts))}


def slips_told(found: list[Slip]) -> str:
    """Name the first slips with what should stand there."""
    shown = "；".join(_correction(slip) for slip in found[:MOST])
    return shown if len(found) <= MOST else f"{shown}等{len(found)}处"


def _correction(slip: Slip) -> str:
    if slip.expected is None:
        return f"“{slip.excerpt}”（{slip.kind}）"
    if not slip.expected:
        return f"“{slip.excerpt}”应删去（{slip.kind}）"
    return f"“{slip.excerpt}”应为“{slip.expected}”"
