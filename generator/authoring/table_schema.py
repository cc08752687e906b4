"""The JSON Schema of tables: the levels of a form's indicators with their cells, its own tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.column_schema import column_schema
from generator.authoring.model_schema import BLANK, CLOSED, SCALARS, Schema
from generator.filing.indicator import DEEP_NAME, NAME
from generator.filing.indicator_table import LEVELS, POINTS
from generator.filing.indicator_table import ROWS as OWN_ROWS
from generator.forms.layout import TABLES
from generator.reading import scalars
from generator.reading.setting import DEEPEST

if TYPE_CHECKING:
    from generator.forms import Form, FreeTable

OWNERS = ("Department", "Project", "Goal")
CELL: Schema = {"not": {}}


def fix_indicator_tables(defs: Schema, form: Form) -> None:
    """Hold the tables of indicators to the levels of the form, with the cells of each level."""
    for owner in OWNERS:
        for kind in defs[owner]["properties"]["绩效指标"]["anyOf"]:
            for shape in kind.get("oneOf", ()):
                _fix_level(shape, form, 1)
            if "oneOf" in kind and form.levels == 1:
                kind["oneOf"] = [one for one in kind["oneOf"] if one.get("type") == "array"]


def _fix_level(shape: Schema, form: Form, level: int) -> None:
    """Give the mapping of a level the cells of the name above it, and no level too deep."""
    if shape.get("type") != "object":
        return
    below = shape["additionalProperties"]["oneOf"]
    rows = next(one for one in below if one.get("type") == "array")
    kept = [one for one in below if one != CELL]
    shape["additionalProperties"] = {"oneOf": kept} if level < form.levels else False
    for one in kept:
        _fix_level(one, form, level + 1)
    if level > 1:
        columns = form.columns.of(LEVELS[level - 2])
        points = {"title": POINTS, "anyOf": [dict(SCALARS[scalars.size]), dict(BLANK)]}
        cells = {one.name: column_schema(one, form) for one in columns}
        own_rows: Schema = {"anyOf": [rows, dict(BLANK)]}
        shape["properties"] = {POINTS: points, **cells, OWN_ROWS: own_rows}


def fix_names(row: Schema, form: Form) -> None:
    """Let a row of four levels call its name 四级指标."""
    if form.levels == DEEPEST:
        row["properties"][DEEP_NAME] = {**row["properties"][NAME], "title": DEEP_NAME}
        row["required"] = [key for key in row["required"] if key != NAME]
        row["anyOf"] = [{"required": [NAME]}, {"required": [DEEP_NAME]}]


def fix_free_tables(schema: Schema, form: Form) -> None:
    """Name the tables of the form's own with their columns, each where it is filled in."""
    holders = {"单位": schema, "项目": schema["$defs"]["Project"]}
    holders["整体自评"] = schema["$defs"]["Department"]
    for per, holder in holders.items():
        named = {
            table.name: {
                "title": table.name,
                "anyOf": [{"type": "array", "items": _row(table, form)}, dict(BLANK)],
            }
            for table in form.tables
            if table.per == per
        }
        holder["properties"][TABLES]["anyOf"] = [{**CLOSED, "properties": named}, dict(BLANK)]


def _row(table: FreeTable, form: Form) -> Schema:
    cells = {one.name: column_schema(one, form) for one in table.columns}
    required = [one.name for one in table.columns if one.required and not table.labels]
    for name in required:
        cells[name]["not"] = dict(BLANK)
    return {**CLOSED, "properties": cells, **({"required": required} if required else {})}
