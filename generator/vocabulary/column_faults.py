"""Whether the columns that a form declares can be told from the names that there are already."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from generator.vocabulary.name_registry import below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms import Form
    from generator.reading import OpenRecord

CODE = "G10"
_RECORDS: dict[str, tuple[type[OpenRecord], tuple[str, ...]]] = {
    "单位": (Unit, ("单位",)),
    "项目": (Project, ("项目",)),
    "整体自评": (Department, ("项目",)),
    "总体目标": (Goal, ("目标", "目标列表[]")),
    "资金": (FundLine, ("资金.合计", "资金.来源[]", "资金.已填来源[]")),
    "支出明细": (SpendingLine, ("项目.支出列表[]",)),
    "子项目": (SubProject, ("项目.子项目[]",)),
    "任务": (Task, ("任务[]", "任务表[]")),
    "绩效指标": (Indicator, ("指标[]",)),
    "评分资料": (Answers, ("指标表[]",)),
    "表尾": (Foot, ("表尾",)),
}
"""What has columns: its model, and the names below which templates find them."""


def declared_names(form: Form) -> dict[str, tuple[str, ...]]:
    """Return the columns that a form declares, by the path below which templates find them."""
    declared = form.columns.by_kind.items()
    return {
        path: tuple(column.name for column in columns)
        for kind, columns in declared
        for path in _RECORDS[kind][1]
    }


def column_faults(form: Form) -> Iterator[Diagnostic]:
    """Yield the columns that bear a name which means something already, or bear one twice."""
    for kind, columns in form.columns.by_kind.items():
        seen: set[str] = set()
        for place, column in enumerate(columns):
            told = _taken(kind, column.name) or ("声明了两次" if column.name in seen else "")
            seen.add(column.name)
            if told:
                facts = {"kind": kind, "name": column.name, "told": told}
                yield Diagnostic(CODE, facts, form.columns.position(kind, place))


def _taken(kind: str, name: str) -> str:
    """Tell what else a name means: a key of every filing, or a name of every template."""
    model, paths = _RECORDS[kind]
    if name in model.aliases():
        return "是数据文件本来就有的键，不用声明"
    if any((one := below(path, name)) and "*" not in one.path for path in paths):
        return "在模板里另有所指，换一个名称"
    return ""
