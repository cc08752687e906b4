"""A blank filing filled in from the model: every empty key by what the model says belongs there."""

from __future__ import annotations

import typing

from pydantic import BaseModel

from generator.authoring.blank_filing import blank_text
from generator.authoring.yaml_text import parse
from generator.filing import Filing
from generator.filing.indicator import Indicator

AMOUNT = "200"  # of every total, and of the first of its parts: the others are 0

TYPED = {"金额": AMOUNT, "数": "5", "占比": "100%", "日期": "2022-01-01"}


def blank_data(standards, name):
    """The blank as plain data, with what it offers in comments taken in."""
    text = blank_text(standards, name, None, None)
    head, mark, tail = text.partition("再填")
    lines = tail.splitlines()
    offered = "\n".join(one.removeprefix("# ") if one.startswith("# ") else "" for one in lines)
    return plain(parse(head.rpartition("\n")[0] + "\n" + offered if mark else text))


def plain(value):
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list) else value


def leaves(value, path=()):
    """Yield the paths of all values that hold nothing below them."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    for step, below in steps:
        if isinstance(below, dict | list):
            yield from leaves(below, (*path, step))
        else:
            yield (*path, step)


def at(data, path):
    for step in path:
        data = data[step]
    return data


def filled(standards, name):
    """Return the blank with a plausible value under every empty key."""
    data = blank_data(standards, name)
    for path in list(leaves(data)):
        if at(data, path) is None:
            at(data, path[:-1])[path[-1]] = answer(standards, path)
    share_weights(data, standards)
    share_all(data, standards)
    return data


def share_all(data, standards):
    """The shares of a form's rows make up the whole: all of it for the first, nothing besides."""
    given = set()
    for path in leaves(data):
        column = column_of(standards, path[-1])
        if column and column.kind == "占比":
            kind = (path[:2], path[-1])
            at(data, path[:-1])[path[-1]] = "0%" if kind in given else "100%"
            given.add(kind)


def column_of(standards, key):
    """Return the column of the form's own that has this name."""
    columns = (one for group in standards.form.columns.by_kind.values() for one in group)
    return next((one for one in columns if one.name == key), None)


def answer(standards, path):
    key = path[-1]
    years = standards.form.years
    fixed = {"年度": str(years.first), "无楼堂馆所": "是", "支出明细": {"办公费": AMOUNT}}
    fixed |= {"收入": {"财政拨款": AMOUNT}, "支出": {"基本支出": AMOUNT}, "项目": []}
    fixed |= dict.fromkeys(path[-1:] if "清单" in path else (), "是")
    fixed |= {"子项目": [{"名称": "培训", "预算数": AMOUNT, "执行数": AMOUNT}], "自评等级": "优"}
    if path[0] == "落款" and key == "日期":  # declared in the year, assessed after it
        return f"{years.first if standards.form.kind == '申报' else years.first + 1}-03-10"
    if column := column_of(standards, key):
        fixed[key] = TYPED.get(column.kind) or (*column.options, "做好了各项工作")[0]
    if key in fixed and path[0] != "经费":
        return fixed[key]
    if path[0] in ("其他数据", "业务数据"):
        return "100" if path[0] == "其他数据" else "12" + unit_of(path[-1])
    if "评分资料" in path:
        return graded(standards, path)
    if "预算" in path or "经费" in path or "资金" in path:
        return amount(standards, path)
    return described(Filing, path)


def amount(standards, path):
    """Give the whole to each total and to the first of its parts, nothing to the others."""
    nothing = {"年末结余", "上年结转资金", "追加预算数", "项目支出"}
    first = {plan.path[:-1]: plan.path[-1] for plan in reversed(standards.form.basic_data)}
    names = tuple(step for step in path[1:-1] if step != "明细")
    later = path[0] == "经费" and any(
        first.get(names[:depth], name) != name for depth, name in enumerate(names) if depth
    )
    sources = standards.form.funding.sources
    behind = "来源" in path and path[path.index("来源") + 1] != sources[0]
    return "0" if later or behind or path[-1] in nothing else AMOUNT


UNITS = {
    "资金到位月份": "月",
    "专项逾期天数": "天",
    "监控目标完成率": "%",
    "监控预算执行率": "%",
    "预算测算人数": "人",
    "实际享受人数": "人",
}


def unit_of(name):
    return UNITS.get(name, "万元")


def graded(standards, path):
    """Answer an indicator of the rubric: full marks, the best level, nothing that went wrong."""
    rows = {one.indicator.name: one.indicator for one in standards.department_rubric.rows}
    indicator = rows[path[-2]]
    asked = {one.key: one for one in indicator.rule.asks(indicator.weight)}[path[-1]]
    assert not asked.items
    if asked.words:
        return asked.words[0]
    return str(indicator.weight) if path[-1] == "自评得分" else "0"


def described(model, path):
    """Take the example that the model gives of a key, a text of our own for free names."""
    for field in fields(model, path):
        if field.examples:
            example = field.examples[0]
            return [example] if typing.get_origin(field.annotation) is tuple else example
    return "做好了各项工作"


def fields(model, path):
    """Yield the fields of the last key of a path wherever the model has one of that name."""
    waiting, seen = [model, Indicator], set()
    while waiting:
        record = waiting.pop()
        if record in seen:
            continue
        seen.add(record)
        for field in record.model_fields.values():
            if field.alias == path[-1]:
                yield field
            waiting += records(field.annotation)


def records(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [one for part in typing.get_args(annotation) for one in records(part)]


def share_weights(data, standards):
    """Give each table of indicators its rubric's points, each row a target that was met."""
    whole = ("整体自评", standards.department_rubric)
    for holder, rubric in ((data.get(whole[0]), whole[1]), *projects(data, standards)):
        found = [one for one in grouped(holder or {}) if "三级指标" in one[1]]
        weights = dict(rubric.group_weights) if rubric is not None else {}
        if rubric is not None and rubric.indicator_total is not None:
            rest = [0] * (len(found) - 1)
            weights = dict(
                zip((one[0] for one in found), (rubric.indicator_total, *rest), strict=True)
            )
        for group, row in found:
            row |= {"年度指标值": "≥5次"}
            if "分值" in row:
                folds = rubric is not None and rubric.fold is not None
                weight = str(rubric.total if folds else weights.get(group, 30))
                row |= {"实际完成值": "5次", "分值": weight, "自评得分": weight}
        for goal in goals_of(holder or {}):
            if "分值" in goal:
                goal["分值"] = str(rubric.indicator_total)


def goals_of(holder):
    """The goals of an assessment that has several."""
    goals = holder.get("总体目标")
    return goals if isinstance(goals, list) else []


def table_of(holder):
    """The table of indicators: of the assessment, or of the goals that own them."""
    owned = [one["绩效指标"] for one in goals_of(holder) if "绩效指标" in one]
    return owned[0] if owned else holder.get("绩效指标") or {}


def grouped(holder):
    """The rows of a table with their group; a flat list has none."""
    table = table_of(holder)
    if isinstance(table, list):
        return [("", row) for row in table]
    return [
        (group, row) for group, below in table.items() for rows in below.values() for row in rows
    ]


def projects(data, standards):
    return [(one, standards.project_rubric) for one in data.get("项目") or ()]
