"""Whether the columns that a form declares can be told from the names that there are already."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field

from generator.diagnostics import Diagnostic
from generator.filing import (
    Answers,
    Department,
    Foot,
    FundLine,
    Goal,
    Indicator,
    Project,
    SpendingLine,
    SubProject,
    Task,
    Unit,
)
from generator.reading import OpenRecord, Size, Text
from generator.vocabulary.name_registry import below

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from generator.diagnostics import Position
    from generator.forms import Column, Form

CODE = "G10"


class Level(OpenRecord):
    """A level of the table: it has points of its own, and the names below it."""

    kind: ClassVar[str] = "一级指标"

    weight: Annotated[Size | None, Field(alias="分值")] = None
    rows: Annotated[Text | None, Field(alias="指标")] = None


_RECORDS: dict[str, tuple[type[OpenRecord], tuple[str, ...]]] = {
    "单位": (Unit, ("单位",)),
    "项目": (Project, ("项目",)),
    "整体自评": (Department, ("项目",)),
    "总体目标": (Goal, ("目标", "目标列表[]")),
    "资金": (FundLine, ("资金.合计", "资金.来源[]", "资金.已填来源[]")),
    "支出明细": (SpendingLine, ("项目.支出列表[]", "预算.支出列表[]", "预算.收入列表[]")),
    "子项目": (SubProject, ("项目.子项目[]",)),
    "任务": (Task, ("任务[]", "任务表[]")),
    "绩效指标": (Indicator, ("指标[]", "指标行[]")),
    "一级指标": (Level, ("一级列表[]",)),
    "二级指标": (Level, ("二级列表[]",)),
    "评分资料": (Answers, ("指标表[]",)),
    "表尾": (Foot, ("表尾",)),
}
"""What has columns: its model, and the names below which templates find them."""

OF_TABLES = ("附表.*", "附表.*[]")


def declared_names(form: Form) -> dict[str, tuple[str, ...]]:
    """Return the columns that a form declares, by the path below which templates find them."""
    found: dict[str, tuple[str, ...]] = {}
    for kind, columns in form.all_columns.items():
        paths = _RECORDS[kind][1] if kind in _RECORDS else OF_TABLES
        for path in paths:
            found[path] = (*found.get(path, ()), *(column.name for column in columns))
    return found


def column_faults(form: Form) -> Iterator[Diagnostic]:
    """Yield the columns that bear a name which means something already, or bear one twice."""
    for kind, columns in form.columns.by_kind.items():
        yield from _clashing(kind, columns, partial(form.columns.position, kind))
    for table in form.tables:
        kind = f"附表“{table.name}”"
        yield from _clashing(kind, table.columns, partial(table.position, "栏目"))


def is_taken(kind: str, name: str) -> bool:
    """Tell whether a name means something already among a kind of records."""
    return bool(_taken(kind, name))


def _clashing(
    kind: str, columns: Sequence[Column], place_of: Callable[[int], Position | None]
) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for place, column in enumerate(columns):
        told = _taken(kind, column.name) or ("声明了两次" if column.name in seen else "")
        seen.add(column.name)
        if told:
            facts = {"kind": kind, "name": column.name, "told": told}
            yield Diagnostic(CODE, facts, place_of(place))


def _taken(kind: str, name: str) -> str:
    """Tell what else a name means: a key of every filing, or a name of every template."""
    if kind not in _RECORDS:
        return ""  # the rows of a table of the form's own have nothing but its columns
    model, paths = _RECORDS[kind]
    if name in model.aliases():
        return "是数据文件本来就有的键，不用声明"
    if any((one := below(path, name)) and "*" not in one.path for path in paths):
        return "在模板里另有所指，换一个名称"
    return ""
