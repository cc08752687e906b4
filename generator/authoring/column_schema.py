"""The JSON Schema of the columns that a form declares: each beside the keys of its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.model_schema import BLANK, DASH, SCALARS, TEXT, Schema
from generator.reading import scalars

if TYPE_CHECKING:
    from generator.forms import Column, Form

OWNERS = {
    "单位": "Unit",
    "项目": "Project",
    "整体自评": "Department",
    "总体目标": "Goal",
    "资金": "FundLine",
    "支出明细": "SpendingLine",
    "子项目": "SubProject",
    "任务": "Task",
    "绩效指标": "Indicator",
    "评分资料": "Answers",
    "表尾": "Foot",
}
SHARE = rf"^\s*({DASH}|[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)\s*[%％]|[+-]?(0?\.[0-9]+|[01](\.0+)?))\s*$"
READERS = {"金额": scalars.change, "数": scalars.number, "日期": scalars.date}


def add_columns(defs: Schema, form: Form) -> None:
    """Add what a form declares to the definitions of the records that it belongs to."""
    for kind, columns in form.columns.by_kind.items():
        if kind not in OWNERS:
            continue  # cells of levels: they belong to no record
        defs[OWNERS[kind]]["properties"] |= {one.name: column_schema(one, form) for one in columns}


def column_schema(column: Column, form: Form) -> Schema:
    """Describe what may stand under a column."""
    unit = form.money.name if column.kind == "金额" else ""
    words = {
        "description": "，".join(part for part in (column.explanation, unit) if part),
        "examples": [column.example] if column.example else [],
    }
    shown = {key: value for key, value in words.items() if value}
    return {"title": column.name, **shown, "anyOf": [_shape(column), dict(BLANK)]}


def _shape(column: Column) -> Schema:
    """Describe the values of a kind; what is ticked may be written as boxes, too."""
    if column.kind == "选项":
        boxed: Schema = {"type": "string", "pattern": "[□☐☑☒■√✓✔]"}
        listed = dict(TEXT) if column.several else {"enum": list(column.options)}
        return {"anyOf": [listed, boxed]}
    if column.kind == "占比":
        return {"type": ["number", "string"], "pattern": SHARE, "minimum": -1, "maximum": 1}
    reader = READERS.get(column.kind)
    return dict(TEXT if reader is None else SCALARS[reader])
