"""Every name that templates may use, described: its kind, its meaning, where its value comes from.

Names that are worked out are described in ``names.toml``; those that are keys of the filing are
described once, by the model, and only stood for there. Tables of the documentation, hints and the
tests of the built names all read this.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.filing import (
    Budget,
    Buildings,
    Expense,
    Fund,
    FundLine,
    Goal,
    Illustration,
    Indicator,
    Project,
    Task,
    Unit,
)
from generator.reading import Record, scalars
from generator.structs import Struct
from generator.vocabulary.record_names import FIGURES, POINTS, made_of
from generator.vocabulary.subject_names import ELSEWHERE, INDICATORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic.fields import FieldInfo

RECORDS: dict[str, type[Record]] = {
    record.__name__: record
    for record in (
        *(Budget, Buildings, Expense, Fund, FundLine, Goal, Illustration, Indicator, Project),
        *(Task, Unit),
    )
}
PAPERS, SUMMARY, LETTER = "names", "summary_names", "letter_names"
"""The books of names: those of units' papers, of the report on all units, of letters to units."""

NUMBERS = frozenset(("年份", "整数", "数", "金额", "分数", "比率", "度量"))
"""Kinds that conditions may calculate with."""

SCALARS = {
    scalars.amount: "金额",
    scalars.change: "金额",
    scalars.number: "数",
    scalars.size: "数",
    scalars.count: "整数",
    scalars.year: "年份",
    scalars.date: "日期",
    scalars.yes_no: "是非",
}


class Described(Struct, frozen=True):
    """One name: its path, its kind, what it means and the key of the filing it comes from.

    ``source`` leads to the keys of the filing, as ``names.toml`` explains. ``like`` is the path
    whose names stand below this one too. A ``local`` name belongs to a
    document and is not there before documents are made; ``explicit`` tells what was described for
    itself from the keys of a record. What has ``columns`` holds those that a form declares.
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
    columns: bool = False
    explicit: bool = True

    @property
    def top(self) -> str:
        """The name that the path begins with."""
        return self.path.replace("[]", "").partition(".")[0]

    @property
    def places(self) -> tuple[str, ...]:
        """Where in a filing its value comes from; none for what is computed from other things."""
        return tuple(one for one in self.source.split("、") if not one.startswith("（"))


@cache
def registry(book: str = PAPERS) -> Mapping[str, Described]:
    """Return every name of a book by its path, in the order of the documentation."""
    found: dict[str, Described] = {}
    text = Path(__file__).with_name(f"{book}.toml").read_text(encoding="utf-8")
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


@cache
def shared_names() -> frozenset[str]:
    """Return the names that are there before any document is: those of findings too."""
    return frozenset(one.top for one in registry().values() if not one.local)


def described(path: str, book: str = PAPERS) -> Described | None:
    """Return what is described under a path: 业务数据.参保人数, 任务[].名称; None for nothing."""
    at, found = "", None
    for name in path.split("."):
        found = below(at, name.removesuffix("[]"), book)
        if found is None:
            return None
        at = found.path if found.like is None else found.like
        at += "[]" if at and name.endswith("[]") else ""
    return found


def below(at: str, name: str, book: str = PAPERS) -> Described | None:
    """Return what is described as a name below a path, '' for the outermost; None for nothing."""
    known = registry(book)
    share = f"{at}.*占比" if name.endswith("占比") else ""
    paths = (f"{at}.{name}" if at else name, share, f"{at}.*")
    return next((known[path] for path in paths if path in known), None)


def names_below(at: str, book: str = PAPERS) -> tuple[str, ...]:
    """Return the names described right below a path, '' for the outermost."""
    head = f"{at}." if at else ""
    rests = (path.removeprefix(head) for path in registry(book) if path.startswith(head))
    return tuple(dict.fromkeys(one for one in rests if "." not in one and "*" not in one))


def names_with(name: str, book: str = PAPERS) -> tuple[str, ...]:
    """Return the paths of a name right below the outermost ones: 单位.在职人数 of 在职人数."""
    tops = (path for path in registry(book) if path.isalnum())
    return tuple(path for top in tops if (path := f"{top}.{name}") in registry(book))


def _keys(
    owner: Described, record: type[Record], seen: tuple[str, ...] = ()
) -> Iterator[Described]:
    """Describe the keys of a record below a name by what the model says of them."""
    prefix, source = owner.path, owner.source
    if owner.kind == "列表":
        prefix, source = f"{prefix}[]", f"{source}.*"
    for name, field in record.model_fields.items():
        key = field.alias or name
        if (record is Project and key in ELSEWHERE) or (record is Goal and key == INDICATORS):
            continue
        place = (f"{prefix}.{key}", f"{source}.{key}")
        yield from _key(owner, place, field, (*seen, record.__name__))


def _key(
    owner: Described, place: tuple[str, str], field: FieldInfo, seen: tuple[str, ...]
) -> Iterator[Described]:
    """Describe one key, at its path and with its source, and what stands below it."""
    path, source = place
    parts = made_of(field)
    inner = next((one for one in parts if isinstance(one, type) and issubclass(one, Record)), None)
    again = inner is not None and inner.__name__ in seen
    key = path.rpartition(".")[2]
    one = Described(
        path=path,
        kind=_kind(key, parts),
        meaning=field.description or "",
        source=source,
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
        yield Described(f"{path}.*", kind, one.meaning, f"{source}.*", one.group, explicit=False)
    elif inner is not None:
        yield from _keys(one, inner, seen)


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
