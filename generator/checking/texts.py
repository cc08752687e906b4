"""The texts that a unit typed, each with its place, and what a proof-reader marks in them."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import accumulate
from types import NoneType
from typing import TYPE_CHECKING, Annotated, NamedTuple, get_args, get_origin

from generator.checking.same import once_a_case
from generator.diagnostics import Diagnostic
from generator.proofreading import (
    SEPARATOR,
    SlipKind,
    bracketed,
    discrepancies,
    plainly_paired,
    proofread,
    read_words,
    unpaired,
)
from generator.reading import OpenRecord, Record, scalars
from generator.reading.record import names_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from generator.diagnostics import Position
    from generator.filing import Assessment
    from generator.proofreading import Discrepancy, Slip
    from generator.scoring.case import Case

# Values have rules of their own, and official names stand as they were approved.
NOT_PROSE = frozenset(
    {
        "套表", "名称", "简称", "主管部门", "实施单位", "单位", "三级指标", "指标性质", "度量单位",
        "年度指标值", "实际完成值", "计分用指标值", "计分用完成值", "上年实际值", "执行率",
    }
)  # fmt: skip
NO_TEXT = frozenset(
    {Decimal, int, bool, date, NoneType}
)  # no records, which pydantic is slow to tell
TEXT_ALONE = (str, scalars.Text | None)  # a value that is nothing but a text
PROJECTS = "项目"
BETWEEN = f"\n{SEPARATOR}\n"  # no rule reaches from one text into the next
OPENING = "（(《“‘【"
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
    for key, value in _entries(record):
        if type(value) is str:
            if key not in NOT_PROSE:
                found.append(Text(value, record, (key,)))
        else:
            _below(value, record, (key,), found)


def _entries(record: Record) -> list[tuple[str, object]]:
    """Return what was filled in below the keys of a record that may hold text."""
    read = record.__dict__
    typed = [(key, value) for key, name in _worded(type(record)) if (value := read[name])]
    if free := record.__pydantic_extra__:  # columns of the form
        typed += free.items()
    return typed


@cache
def _worded(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """Return the keys of a model with their fields, but those below which no text can stand.

    A record has dozens of keys, and most are for figures.
    """
    fields, named = model.model_fields, names_of(model).items()
    return tuple(
        (key, name)
        for key, name in named
        if _holds_text(fields[name].annotation, ())
        and not (key in NOT_PROSE and fields[name].annotation in TEXT_ALONE)
    )


def _holds_text(hint: object, above: tuple[object, ...]) -> bool:
    """Tell whether a value may be or hold a text, whatever it is nested in."""
    if isinstance(hint, type) and issubclass(hint, Record):
        fields = {} if hint in above else hint.model_fields
        return issubclass(hint, OpenRecord) or any(
            _holds_text(one.annotation, (*above, hint)) for one in fields.values()
        )
    parts = get_args(hint)
    if not parts:
        return hint not in NO_TEXT and hint is not Ellipsis
    origin = get_origin(hint)
    inside = parts[:1] if origin is Annotated else parts[1:] if origin is dict else parts
    return any(_holds_text(one, above) for one in inside)


def _below(value: object, record: Record, path: tuple[str | int, ...], found: list[Text]) -> None:
    if type(value) in NO_TEXT:
        return
    if isinstance(value, (tuple, dict)):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in inside:
            _below(one, record, (*path, step), found)
    elif isinstance(value, str):
        if path[-1] not in NOT_PROSE:
            found.append(Text(value, record, path))
    elif isinstance(value, Record):
        _gather(value, found)


def texts_in(case: Case) -> tuple[Text, ...]:
    """Return every text of a filing."""
    return _walked(case)[0]


@once_a_case
def whole_text(case: Case) -> str:
    """Return all texts of a filing in one: what is not in it need not be looked for in each."""
    return BETWEEN.join([one.text for one in texts_in(case)])


def texts_with(case: Case, word: str) -> list[Text]:
    """Return the texts of a filing that hold a word: of most words there are none."""
    return [one for one in texts_in(case) if word in one.text] if word in whole_text(case) else []


def texts_below(case: Case, assessment: Assessment) -> tuple[Text, ...]:
    """Return the texts of the filing that are below one of its assessments."""
    return _walked(case)[1][id(assessment)]


@once_a_case
def _walked(case: Case) -> tuple[tuple[Text, ...], Mapping[int, tuple[Text, ...]]]:
    """Walk a filing once for all its texts, and those of each assessment by its identity."""
    found: list[Text] = []
    own: dict[int, tuple[Text, ...]] = {}
    for key, value in _entries(case.filing):
        parts = value if key == PROJECTS and isinstance(value, tuple) else (value,)
        for one in parts:
            begin = len(found)
            _below(one, case.filing, (key,), found)
            own[id(one)] = tuple(found[begin:])
    return tuple(found), own


@once_a_case
def values_in(case: Case) -> tuple[Text, ...]:
    """Return the names and values of rows and projects: words alone are read in them."""
    found = [Text(one.name, one, ("名称",)) for one in case.filing.projects]
    for subject in case.subjects:
        for read in subject.rows:
            row = read.row.indicator
            typed = (("三级指标", row.name), ("年度指标值", row.target), ("实际完成值", row.actual))
            found += [Text(value, row, (key,)) for key, value in typed if value]
    return tuple(found)


@once_a_case
def sums_in(case: Case) -> tuple[tuple[Text, Discrepancy], ...]:
    """Return the sums, shares and counts in a filing's texts that do not come out."""
    return tuple((one, found) for one in texts_in(case) for found in discrepancies(one.text))


def words_in(case: Case, code: str, kinds: Collection[SlipKind]) -> Iterator[Diagnostic]:
    """Say what is amiss with the words and open marks of names and values, one finding a value."""
    for one, slips in _read_values(case):
        if found := [slip for slip in slips if slip.kind in kinds]:
            facts = {"where": f"“{one.key}”“{one.text}”", "slips": slips_told(found)}
            yield Diagnostic(code, facts, one.position)


@once_a_case
def _read_values(case: Case) -> tuple[tuple[Text, tuple[Slip, ...]], ...]:
    values = values_in(case)
    whole = BETWEEN.join(one.text for one in values)
    worded = bool(read_words(whole))
    marked = any(mark in whole for mark in OPENING) and not plainly_paired(whole)
    if not worded and not marked:
        return ()
    words = read_words if worded else _no_words
    read = ((one, (*words(one.text), *_left_open(one.text))) for one in values)
    return tuple((one, slips) for one, slips in read if slips)


def _no_words(_text: str) -> tuple[Slip, ...]:
    return ()


def _left_open(text: str) -> Iterator[Slip]:
    """Yield the marks that open and never close; 1）2） in a value number its parts."""
    return (slip for slip in unpaired(text) if slip.excerpt in OPENING)


def slips_in(case: Case, code: str, kinds: Collection[SlipKind]) -> Iterator[Diagnostic]:
    """Say what a proof-reader marks in the filing's texts, one finding a text."""
    for one, slips in _read(case):
        if found := [slip for slip in slips if slip.kind in kinds]:
            facts = {"where": f"“{one.key}”", "slips": slips_told(found)}
            yield Diagnostic(code, facts, one.position)


@once_a_case
def _read(case: Case) -> tuple[tuple[Text, tuple[Slip, ...]], ...]:
    """Read a filing once for all checks that ask about its slips; clean texts are left out."""
    texts = texts_in(case)
    read = zip(texts, read_all(tuple(one.text for one in texts)), strict=True)
    return tuple((one, slips) for one, slips in read if slips)


def read_all(texts: tuple[str, ...]) -> tuple[tuple[Slip, ...], ...]:
    """Return the slips of each text.

    Nearly all are clean, and rules cost by the call: they look at all texts in one, and then at
    those alone in which they saw something. Marks pair within their own text alone.
    """
    starts = [*accumulate((len(text) + len(BETWEEN) for text in texts), initial=0)]
    joined = BETWEEN.join(texts)
    suspect = {bisect_right(starts, slip.start) - 1 for slip in proofread(joined)}
    places = () if plainly_paired(joined) else bracketed(joined)
    marked = {bisect_right(starts, place) - 1 for place in places} - suspect
    suspect |= {at for at in marked if any(unpaired(texts[at]))}
    return tuple(proofread(text) if at in suspect else () for at, text in enumerate(texts))


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
