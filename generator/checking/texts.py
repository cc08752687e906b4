"""The texts that a unit typed, each with its place, and the sums that do not come out in them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Annotated, get_args, get_origin

from generator.checking.same import once_a_case
from generator.proofreading import SEPARATOR, SUMMED_WITH, discrepancies, holds_any
from generator.reading import OpenRecord, Record, scalars
from generator.reading.record import names_of
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.diagnostics import Position
    from generator.filing import Assessment
    from generator.proofreading import Discrepancy
    from generator.scoring.case import Case

# Values have rules of their own, and official names stand as they were approved.
NOT_PROSE = frozenset(
    {
        "套表", "名称", "简称", "主管部门", "实施单位", "单位", "三级指标", "指标性质", "度量单位",
        "年度指标值", "实际完成值", "计分用指标值", "计分用完成值", "上年实际值", "执行率",
    }
)  # fmt: skip
NO_TEXT = frozenset({Decimal, int, bool, date, NoneType})
TEXT_ALONE = (str, scalars.Text | None)  # a value that is nothing but a text
PROJECTS = "项目"
BETWEEN = f"\n{SEPARATOR}\n"  # no rule reaches from one text into the next


class Text(Struct, frozen=True):
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
        elif type(value) not in NO_TEXT:
            _below(value, record, (key,), found)


def _entries(record: Record) -> Iterator[tuple[str, object]]:
    """Yield what was filled in below the keys of a record that may hold text."""
    read = record.__dict__
    for key, name in _worded(type(record)):
        if value := read[name]:
            yield key, value
    if free := record.__pydantic_extra__:  # columns of the form
        yield from free.items()


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
    """Walk what is no text itself, or a text of a kind of its own."""
    if isinstance(value, (tuple, dict)):
        for step, one in value.items() if isinstance(value, dict) else enumerate(value):
            if type(one) is str:
                if step not in NOT_PROSE:
                    found.append(Text(one, record, (*path, step)))
            elif type(one) not in NO_TEXT:
                _below(one, record, (*path, step), found)
    elif isinstance(value, str):
        if path[-1] not in NOT_PROSE:
            found.append(Text(value, record, path))
    elif isinstance(value, Record):  # last, which pydantic is slow to tell
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


def texts_with_any(case: Case, words: Sequence[str]) -> list[Text]:
    """Return the texts of a filing that hold one of several words."""
    whole = whole_text(case)
    here = [word for word in words if word in whole]
    return [one for one in texts_in(case) if holds_any(one.text, here)] if here else []


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
def values_in(case: Case) -> list[Text]:
    """Return the names and values of rows and projects: words alone are read in them."""
    found = [Text(one.name, one, ("名称",)) for one in case.filing.projects]
    for subject in case.subjects:
        for read in subject.rows:
            row = read.row.indicator
            found.append(Text(row.name, row, ("三级指标",)))
            if row.target:
                found.append(Text(row.target, row, ("年度指标值",)))
            if row.actual:
                found.append(Text(row.actual, row, ("实际完成值",)))
    return found


@once_a_case
def sums_in(case: Case) -> tuple[tuple[Text, Discrepancy], ...]:
    """Return the sums, shares and counts in a filing's texts that do not come out."""
    texts = texts_with_any(case, SUMMED_WITH)
    return tuple((one, found) for one in texts for found in discrepancies(one.text))
