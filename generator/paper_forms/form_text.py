"""The form file made of a paper: keys in the order of the shipped forms, open points on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.authoring.yaml_writing import block, flow, scalar
from generator.paper_forms.rubric_text import source_of, years_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.paper_forms.demands import Asked, Levels, Own

USUAL_LEVELS = 3
ORDER = ("单位", "整体自评", "项目", "总体目标", "资金", "绩效指标")
MOST = 40  # cells that are listed one by one


def form_text(
    asked: Asked, name: str, rubrics: dict[str, str], documents: list[tuple[str, str, str]]
) -> str:
    """Return a form's file.

    ``rubrics`` holds the name of each by its key, ``documents`` name, template and 对象 of each.
    """
    parts = (
        [*_comments(asked)],
        block({"名称": name, "来源": source_of(asked)}, 0),
        [f"适用年度: {years_of(asked)}"],
        ["类别: 申报"] if asked.declares else [],
        [""],
        [f"{key}: {scalar(rubric, flow=False)}" for key, rubric in rubrics.items()],
        [*_indicators(asked)],
        [*_money(asked)],
        [*_columns(asked)],
        [*_tables(asked)],
        [*_required(asked)],
        ["", "文件:", *(_document(one) for one in documents)],
    )
    lines = [line for part in parts for line in part]
    return "\n".join(lines) + "\n"


def _comments(asked: Asked) -> Iterator[str]:
    """Yield what has to be decided, what was not understood, what was left out."""
    yield f"# 按空白表“{asked.file}”新建，栏目、各行是从表上认出来的。"
    yield from _listed("要维护人员定的：", asked.open_questions)
    left = [
        f"{one.position.place if one.position else ''}：{one.facts['text']}" for one in asked.left
    ]
    yield from _listed("没有看懂、照原样留在模板里的：", left)
    yield from _listed(
        "表上填着、没有留在模板里的（规定的内容要改进模板或评分标准）：", asked.filled
    )


def _listed(title: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"# {title}"
        yield from (f"#   {' '.join(one.split())}" for one in items[:MOST])
    if len(items) > MOST:
        yield f"#   ……另有 {len(items) - MOST} 处"


def _indicators(asked: Asked) -> Iterator[str]:
    if asked.levels != USUAL_LEVELS:
        yield f"指标层级: {asked.levels}"
    if asked.by_goal:
        yield "指标归目标: 是"
    if asked.group_points:
        yield "一级指标带分值: 是"
    if asked.unit_column:
        yield "度量单位单列: 是"
    layout = common_layout(asked)
    if layout:
        yield "# 表上印好的一级、二级指标和各几行，单位没有的印空行"
        yield "指标版式:"
        yield from (
            f"  {scalar(group, flow=False)}: {_rows(below)}" for group, below in layout.items()
        )


def common_layout(asked: Asked) -> Levels:
    """Return the levels that all tables of the paper print, nothing where they differ."""
    found = asked.layouts
    return found[0] if found and all(one == found[0] for one in found) else {}


def _rows(below: dict[str, int | list[str]]) -> str:
    rows = {name: str(count) if isinstance(count, int) else count for name, count in below.items()}
    return flow(rows[""] if set(rows) == {""} else rows)


def _money(asked: Asked) -> Iterator[str]:
    if asked.funds:
        yield ""
        yield "资金:"
        yield f"  栏目: {flow(asked.funds)}"
        yield f"  来源: {flow(asked.sources)}"
    if asked.money and asked.money != "万元":
        yield f"金额单位: {asked.money}"
    if asked.funds and not asked.declares:
        yield "执行率小数位数: 2"


def _columns(asked: Asked) -> Iterator[str]:
    if any(asked.columns.values()):
        yield "# 表上另有的栏；种类是按名称猜的，待核"
        yield "栏目:"
    for kind, own in asked.columns.items():
        if own:
            yield f"  {kind}:"
            yield from (f"    - {flow(_column(one))}" for one in own.values())


def _column(own: Own) -> dict[str, Any]:
    made: dict[str, Any] = {"名称": own.name}
    if own.kind != "文字":
        made["种类"] = own.kind
    if own.options:
        made["选项"] = list(own.options)
    return made


def _tables(asked: Asked) -> Iterator[str]:
    if asked.tables:
        yield "附表:"
    for name, (per, columns, labels, blanks) in asked.tables.items():
        made: dict[str, Any] = {"名称": name, "填在": per, "栏目": [*map(_column, columns)]}
        made |= {"行": labels} if labels else {"行数": str(blanks)}
        yield f"  - {flow(made)}"
    if asked.basic:
        yield ""
        yield "# 经费是数据文件“经费”下的层次，按表上的编号猜的，待核"
        yield "基础数据表:"
    for row in asked.basic:
        one: dict[str, Any] = {"经费": list(row.path)}
        one |= {"印作": row.label} if row.label != row.path[-1] else {}
        one |= {"层级": str(min(row.indent, 3))} if row.indent else {}
        one |= {"不填上年": "是"} if row.without_prev else {}
        yield f"  - {flow(one)}"


def _required(asked: Asked) -> Iterator[str]:
    held = {kind: asked.required[kind] for kind in ORDER if asked.required.get(kind)}
    if held:
        yield ""
        yield "必填:"
        yield from (f"  {kind}: {flow(keys)}" for kind, keys in held.items())


def _document(one: tuple[str, str, str]) -> str:
    name, template, per = one
    return f"  - {flow({'名称': name, '模板': template, '对象': per})}"
