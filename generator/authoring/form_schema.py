"""The JSON Schema of a form: the schema of a filing, held to what the form fixes."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING

from generator import patterns
from generator.authoring.column_schema import OWNERS, add_columns
from generator.authoring.model_schema import BLANK, CLOSED, Schema, schema_of
from generator.authoring.table_schema import OWNERS as TABLE_OWNERS
from generator.authoring.table_schema import fix_free_tables, fix_indicator_tables, fix_names
from generator.filing import Filing
from generator.scoring.execution import ANSWERED_AS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.forms import Form
    from generator.scoring import Rubric, Standards
    from generator.scoring.kinds import Question
    from generator.scoring.rubric import NamedIndicator

NOT_PRINTED = "（本套表不印这一栏）"
EMPTY = "空"  # nothing filled in, as check S01 understands it: a table without any row is nothing
ROW = "指标行"
LINE = "来源行"
ACCOUNTS = {"预算": "Budget", "基金": "Fund", "落款": "Signature"}
ENTRIES = ("经费", "业务数据", "其他数据", "材料", "附表")
TAG = patterns.compile(r"\{\{\s*(\w+)[^{}]*\}\}年?|\{%[^%]*%\}")
ANY_YEAR = {"年度": "本年度", "上年": "上年度", "下年": "下年度"}


def form_schema(standards: Standards, name: str) -> Schema:
    """Return the JSON Schema of the filings of the form called ``name``."""
    schema = schema_of(Filing)
    schema = {"$schema": schema.pop("$schema"), "title": standards.form.title, **schema}
    add_columns(schema["$defs"], standards.form)
    fix_indicator_tables(schema["$defs"], standards.form)
    fix_free_tables(schema, standards.form)
    _add_shared(schema["$defs"])
    fix_names(schema["$defs"][ROW], standards.form)
    _fix_head(schema, standards.form, name)
    _fix_figures(schema, standards)
    _fix_funding(schema["$defs"], standards.form)
    _fix_assessment(schema["$defs"]["Department"], standards.department_rubric)
    _fix_assessment(schema["$defs"]["Project"], standards.project_rubric)
    _require(schema, standards.form)
    return schema


def schema_text(standards: Standards, name: str) -> str:
    """Write the JSON Schema of a form as the text of a file."""
    return json.dumps(form_schema(standards, name), ensure_ascii=False, indent=1) + "\n"


def _add_shared(defs: Schema) -> None:
    """Add what several places refer to; a row of the table is asked more than its 其中 rows."""
    rows: Schema = {"type": "object", "additionalProperties": {"$ref": f"#/$defs/{EMPTY}"}}
    defs[EMPTY] = {"anyOf": [dict(BLANK), {"type": "array", "maxItems": 0}, rows]}
    defs[ROW] = copy.deepcopy(defs["Indicator"])
    for owner in TABLE_OWNERS:
        _point(defs[owner]["properties"]["绩效指标"], "Indicator", ROW)
        _let_blank(defs[owner]["properties"]["绩效指标"])
        _let_rows_blank(defs[owner]["properties"]["绩效指标"])


def _point(node: object, old: str, new: str) -> None:
    """Let every reference below a node point to another definition."""
    if isinstance(node, dict):
        if node.get("$ref") == f"#/$defs/{old}":
            node["$ref"] = f"#/$defs/{new}"
        for below in node.values():
            _point(below, old, new)
    elif isinstance(node, list):
        for below in node:
            _point(below, old, new)


def _let_rows_blank(node: object) -> None:
    """Let rows below a node be blank: a form may print more of them than a unit has."""
    if isinstance(node, dict):
        if node.get("type") == "array":
            node["items"] = {"anyOf": [node["items"], {"$ref": f"#/$defs/{EMPTY}"}]}
        for below in [*node.values()] if node.get("type") != "array" else ():
            _let_rows_blank(below)
    elif isinstance(node, list):
        for below in node:
            _let_rows_blank(below)


def _let_blank(node: object) -> None:
    """Let the groups below a node be blank: nothing stands under them yet."""
    if isinstance(node, dict):
        for below in node.values():
            _let_blank(below)
        if "additionalProperties" in node:
            node["additionalProperties"] = {"anyOf": [node["additionalProperties"], dict(BLANK)]}
    elif isinstance(node, list):
        for below in node:
            _let_blank(below)


def _fix_head(schema: Schema, form: Form, name: str) -> None:
    """Fix the name of the form and the years for which it is in force."""
    properties = schema["properties"]
    properties["套表"]["allOf"] = [{"const": name}]
    (year,) = properties["年度"]["allOf"]
    year["minimum"] = form.years.first or year["minimum"]
    year["maximum"] = form.years.last or year["maximum"]
    allowed = range(year["minimum"], year["maximum"] + 1)
    year["pattern"] = rf"^\s*({'|'.join(map(str, allowed))})\s*$"


def _fix_figures(schema: Schema, standards: Standards) -> None:
    """Name the figures that the rubrics ask for beyond the common data; there are no others."""
    (table, blank) = schema["properties"]["其他数据"]["anyOf"]
    value = table["additionalProperties"]
    rubrics = (standards.department_rubric, standards.project_rubric)
    figures = {key: one for rubric in rubrics if rubric for key, one in rubric.figures.items()}
    named = {
        key: {"description": f"单位：{one.unit}。{one.explanation or ''}", **value}
        for key, one in figures.items()
    }
    schema["properties"]["其他数据"]["anyOf"] = [{**CLOSED, "properties": named}, blank]


def _fix_funding(defs: Schema, form: Form) -> None:
    """Name the source lines; say which columns are not printed (the checker only warns of them)."""
    (table, blank) = defs["Funds"]["properties"]["来源"]["anyOf"]
    lines = dict.fromkeys(form.funding.sources, table["additionalProperties"])
    defs["Funds"]["properties"]["来源"]["anyOf"] = [{**CLOSED, "properties": lines}, blank]
    for key, column in defs["FundLine"]["properties"].items():
        if key not in (*form.funding.columns, "原因"):
            column["description"] = f"{column.get('description', '')}{NOT_PRINTED}"


def _fix_assessment(owner: Schema, rubric: Rubric | None) -> None:
    """Name the rubric's own indicators with the shapes of their answers, and its groups."""
    (_, blank) = owner["properties"]["评分资料"]["anyOf"]
    named = {row.indicator.name: _answer(row.indicator) for row in rubric.rows} if rubric else {}
    if rubric is not None and rubric.execution is not None:
        answer: Schema = {"$ref": "#/$defs/Answers"}
        named |= {name: {"title": name, "anyOf": [answer, BLANK]} for name in ANSWERED_AS}
    owner["properties"]["评分资料"]["anyOf"] = [{**CLOSED, "properties": named}, blank]
    if rubric is not None and rubric.own_rules:
        _suggest_groups(owner["properties"]["绩效指标"], rubric)


def _suggest_groups(table: Schema, rubric: Rubric) -> None:
    """Offer the rubric's groups; a form may well print others beside them."""
    for kind in table["anyOf"]:
        for shape in kind.get("oneOf", ()):
            if shape.get("type") == "object":
                shape["properties"] = {
                    group: {
                        "title": group,
                        "description": f"共 {points} 分",
                        "allOf": [shape["additionalProperties"]],
                    }
                    for group, points in rubric.group_weights.items()
                }


def _answer(indicator: NamedIndicator) -> Schema:
    """Describe the answer to one indicator of the rubric."""
    asked = indicator.rule.asks(indicator.weight)
    known: Schema = {one.key: _asked(one) for one in asked if one.words}
    told = without_year(indicator.standard or indicator.explanation or "")
    answers: Schema = {"$ref": "#/$defs/Answers"}
    shape = {"allOf": [answers, {"properties": known}]} if known else answers
    return {
        "title": indicator.name,
        "description": f"满分 {indicator.weight} 分。{told}",
        "anyOf": [shape, BLANK],
    }


def _asked(question: Question) -> Schema:
    """Describe the answer to a question that has words of its own."""
    answer: Schema = {"enum": list(question.words)}
    if question.items:
        each = {item: {"anyOf": [answer, BLANK]} for item in question.items}
        answer = {**CLOSED, "properties": each}
    return {"title": question.key, "anyOf": [answer, BLANK]}


def without_year(text: str) -> str:
    """Write a text that names its year for any year: the schema is of none."""
    return TAG.sub(lambda found: ANY_YEAR.get(found[1], ""), text)


def _require(schema: Schema, form: Form) -> None:
    """Require what the form requires, wherever check S01 would look for it."""
    defs, required = schema["$defs"], form.must("资金")
    for kind, owner in OWNERS.items():
        if kind not in ("资金", "支出明细"):  # whose rows may be amounts alone, or of sources
            keys = [key for key in form.must(kind) if not (form.by_goal and key == "绩效指标")]
            _demand(defs[ROW if owner == "Indicator" else owner], keys)
    _demand(schema, sorted({plan.per for plan in form.documents} - {"单位"}))
    _require_of_unit(schema, form)
    if form.columns.required("表尾"):
        for name in ("Department", "Project"):
            _demand(defs[name], ("表尾",))
    if form.must("资金来源"):
        defs[LINE] = copy.deepcopy(defs["FundLine"])
        _point(defs["Funds"]["properties"]["来源"], "FundLine", LINE)
        _demand(defs[LINE], form.must("资金来源"))
    if required:
        defs["合计行"] = copy.deepcopy(defs["FundLine"])
        _point(defs["Funds"]["properties"]["年度资金总额"], "FundLine", "合计行")
        _demand(defs["合计行"], required)
        _demand(defs["Funds"], ("年度资金总额",))
        for name in ("Department", "Project"):
            _demand(defs[name], ("资金",))


def _require_of_unit(schema: Schema, form: Form) -> None:
    """Require what the unit must give once: keys of its accounts, and names of its own choice."""
    for kind, owner in ACCOUNTS.items():
        if form.must(kind):
            _demand(schema["$defs"][owner], form.must(kind))
            _demand(schema, (kind,))
    for kind in ENTRIES:
        if names := form.must(kind):
            _demand(schema, (kind,))
            table = schema["properties"][kind]["anyOf"][0]
            each, properties = table["additionalProperties"], table.get("properties", {})
            filled: Schema = {"not": {"$ref": f"#/$defs/{EMPTY}"}}
            named = {one: {"allOf": [properties.get(one, each), filled]} for one in names}
            table["properties"] = properties | named
            table["required"] = list(names)


def _demand(record: Schema, keys: Iterable[str]) -> None:
    """Make keys of a record required, and what stands under them not empty."""
    for key in keys:
        record.setdefault("required", [])
        record["required"] = list(dict.fromkeys((*record["required"], key)))
        field = record["properties"][key]
        field["not"] = {"$ref": f"#/$defs/{EMPTY}"}
