"""Every name that templates may use, described: its kind, its meaning, where its value comes from.

Names that are worked out are described in ``names.toml``; those that are keys of the filing are
described once, by the model, and only stood for there. Tables of the documentation, hints and the
tests of the built names all read this.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from generator.filing import (
    Budget,
    Buildings,
    Expense,
    Fund,
    FundLine,
    Goal,
    Indicator,
    Project,
    Task,
    Unit,
)
from generator.reading import Record, scalars
from generator.vocabulary.record_names import FIGURES, POINTS, made_of
from generator.vocabulary.subject_names import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

RECORDS: dict[str, type[Record]] = {
    record.__name__: record
    for record in (Budget, Buildings, Expense, Fund, FundLine, Goal, Indicator, Project, Task, Unit)
}
NUMBERS = frozenset(("年份", "整数", "数", "金额", "分数", "比率", "度量"))
"""Kinds that conditions may calculate with."""

SCALARS = {
    scalars.amount: "金额",
    scalars.number: "数",
    scalars.count: "整数",
    scalars.year: "年份",
    scalars.date: "日期",
    scalars.yes_no: "是非",
}


@dataclass(frozen=True, slots=True)
class Described:
    """One name: its path, its kind, what it means and the key of the filing it comes from.

    ``like`` is the path whose names stand below this one too. A ``local`` name belongs to a
    document and is not there before documents are made; ``explicit`` tells what was described for
    itself from the keys of a record.
    """

    path: str
    kind: str
    meaning: str
    source: str
    group: str
    example: str = ""
    like: str | None = None
    local: bool = False
    record: str = ""
    explicit: bool = True

    @property
    def top(self) -> str:
        """The name that the path begins with."""
        return self.path.replace("[]", "").partition(".")[0]


@cache
def registry() -> Mapping[str, Described]:
    """Return every name by its path, in the order of the documentation."""
    found: dict[str, Described] = {}
    text = files("generator.vocabulary").joinpath("names.toml").read_text(encoding="utf-8")
    for group, entries in tomllib.loads(text).items():
        for path, entry in entries.items():
            one = Described(path=path, group=group, **entry)
            found[path] = one
            if one.record:
                found |= {below.path: below for below in _keys(one, RECORDS[one.record])}
    return found


def top_names() -> frozenset[str]:
    """Return the names that a path may begin with."""
    return frozenset(one.top for one in registry().values())


def shared_names() -> frozenset[str]:
    """Return the names that are there before any document is: those of findings too."""
    return frozenset(one.top for one in registry().values() if not one.local)


def described(path: str) -> Described | None:
    """Return what is described under a path: 业务数据.参保人数, 任务[].名称; None for nothing."""
    known, at, found = registry(), "", None
    for name in path.split("."):
        one = _step(at, name.removesuffix("[]"), known)
        if not one:
            return None
        found = known[one]
        at = one if found.like is None else found.like
        at += "[]" if at and name.endswith("[]") else ""
    return found


def _step(at: str, name: str, known: Mapping[str, Described]) -> str:
    """Return the path of a name below another, '' where there is none."""
    path = f"{at}.{name}" if at else name
    if path in known:
        return path
    share = f"{at}.*占比"
    if name.endswith("占比") and share in known:
        return share
    free = f"{at}.*"
    return free if free in known else ""


def _keys(
    owner: Described, record: type[Record], seen: tuple[str, ...] = ()
) -> Iterator[Described]:
    """Describe the keys of a record below a name by what the model says of them."""
    prefix = f"{owner.path}[]" if owner.kind == "列表" else owner.path
    for name, field in record.model_fields.items():
        key = field.alias or name
        if record is Project and key in ELSEWHERE:
            continue
        yield from _key(owner, f"{prefix}.{key}", field, (*seen, record.__name__))


def _key(
    owner: Described, path: str, field: FieldInfo, seen: tuple[str, ...]
) -> Iterator[Described]:
    """Describe one key, and what stands below it."""
    parts = made_of(field)
    below = next((one for one in parts if isinstance(one, type) and issubclass(one, Record)), None)
    again = below is not None and below.__name__ in seen
    key = path.rpartition(".")[2]
    one = Described(
        path=path,
        kind=_kind(key, parts),
        meaning=field.description or "",
        source=f"{owner.source}.{key}",
        group=owner.group,
        example="、".join(map(str, field.examples or ())),
        like=owner.path.removesuffix(".*") if again else None,
        explicit=False,
    )
    yield one
    if again:
        return
    if one.kind == "按名称取":
        kind = _entry_kind(key, parts)
        yield Described(f"{path}.*", kind, one.meaning, one.source, one.group, explicit=False)
    elif below is not None:
        yield from _keys(one, below, seen)


def _kind(key: str, parts: frozenset[object]) -> str:
    """Return the kind of a key's value by what its type is made of."""
    if dict in parts:
        return "按名称取"
    records = any(isinstance(one, type) and issubclass(one, Record) for one in parts)
    if tuple in parts:
        return "列表"
    return "一组" if records else _entry_kind(key, parts)


def _entry_kind(key: str, parts: frozenset[object]) -> str:
    if key in FIGURES:
        return "度量"
    if key in POINTS:
        return "分数"
    return next((kind for reader, kind in SCALARS.items() if reader in parts), "文字")
