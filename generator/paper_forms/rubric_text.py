"""The first rubric of a form made of a paper: the points that it prints, the usual rules."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.authoring.yaml_writing import block, flow
from generator.structs import replace

if TYPE_CHECKING:
    from generator.paper_forms.demands import Asked, Scores, SheetRow

USUAL = {"产出指标": Decimal(50), "效益指标": Decimal(30), "满意度指标": Decimal(10)}
FULL, EXECUTION = Decimal(100), Decimal(10)
GRADED = "{方法: 分级, 档次: {达成: [0.8, 1], 部分达成: [0.6, 0.8], 未达成: [0, 0.6]}}"
OWN_ROWS = """
# 单位自带的指标，从上往下第一条适用的规则生效。表上没有写的，这里是通行的写法，待核
自带指标:
  - 适用: {性质: 定性}
    规则:
      方法: 分级
      档次:
        达成年度指标: [0.8, 1]
        部分达成年度指标并具有一定效果: [0.6, 0.8]
        未达成年度指标且效果较差: [0, 0.6]
  - 适用: {性质: 日期}
    规则: {方法: 达标, 界限: 目标值}
  - 适用: {性质: 定量, 符号: [≤, <]}
    规则: {方法: 按比例, 满分值: 目标值, 零分值: 2 * 目标值}
  - 适用: {性质: 定量}
    规则: {方法: 按比例}
"""
GRADES = {"优": Decimal(90), "良": Decimal(80), "中": Decimal(60), "差": Decimal(0)}  # of 100


def rubric_text(asked: Asked, scores: Scores, title: str) -> str:
    """Return a rubric's file; what the paper leaves open is asked on the way."""
    head = block({"名称": f"{title}评分标准", "来源": source_of(asked)}, 0)
    head += [f"适用年度: {years_of(asked)}", f"总分: {_total(scores):f}"]
    lines = [*head, *_sheet(asked, scores)] if scores.rows else [*head, *_points(asked, scores)]
    text = "\n".join(lines) + "\n"
    if scores.rows:
        return text + _grades(scores)
    return text + _execution(asked, scores) + OWN_ROWS + _grades(scores)


def source_of(asked: Asked) -> str:
    """Return where a file made of a paper comes from, as far as is known."""
    return f"按空白表“{asked.file}”新建；依据的文件待填"


def years_of(asked: Asked) -> str:
    """Return the years of a form: from the paper's own, all where it says none."""
    return flow({"起": asked.year}) if asked.year else "{}  # 表上没有写年度；例：{起: 2023}"


def _grades(scores: Scores) -> str:
    """Return the four usual grades, of the total that the paper has."""
    least = {name: f"{points * _total(scores) / FULL:f}" for name, points in GRADES.items()}
    bare = {name: f"{Decimal(one).normalize():f}" for name, one in least.items()}
    return f"\n# 表上没有写等级的，这里是通行的四等，待核\n等级: {flow(bare)}\n"


def _total(scores: Scores) -> Decimal:
    if scores.rows:
        return sum((row.points for row in scores.rows), Decimal(0))
    return scores.total or FULL


def _of_execution(scores: Scores) -> Decimal:
    if not scores.with_execution:
        return Decimal(0)
    return EXECUTION if scores.execution is None else scores.execution


def _points(asked: Asked, scores: Scores) -> list[str]:
    """Return the points of the groups where they fit the total, else what is left for them all."""
    if scores.folded:
        return [f"折算: {scores.folded}", "舍入: 0.01"]
    rest = _total(scores) - _of_execution(scores)
    if scores.with_execution and scores.execution is None:
        asked.ask(f"预算执行的分值表上没有印，评分标准写 {EXECUTION} 分")
    if scores.groups and sum(scores.groups.values()) == rest:
        return [f"一级分值: {flow({k: f'{v:f}' for k, v in scores.groups.items()})}", "舍入: 0.01"]
    if scores.groups:
        printed = "、".join(f"{name} {points:f}" for name, points in scores.groups.items())
        asked.ask(
            f"表上印的分值（{printed}）合起来不是 {rest:f} 分，评分标准只写指标共 {rest:f} 分"
        )
    else:
        asked.ask(f"各一级指标的分值表上没有印，评分标准只写指标共 {rest:f} 分")
    return [f"指标总分: {rest:f}", "舍入: 0.01"]


def _execution(asked: Asked, scores: Scores) -> str:
    if not scores.with_execution or not _of_execution(scores):
        return ""
    initial = "全年预算数" not in asked.funds and "年初预算数" in asked.funds
    budget = "年初预算数" if initial else "全年预算数"
    return (
        f"\n预算执行:\n  分值: {_of_execution(scores):f}\n  取值: 全年执行数 / {budget}\n"
        "  规则: {方法: 按比例, 满分值: 1}\n"
        f"  不适用: {{条件: {budget} = 0 且 全年执行数 = 0, 处理: 折算}}\n"
    )


def _sheet(asked: Asked, scores: Scores) -> list[str]:
    """Return the rows of a score sheet; how each is scored is for somebody to write."""
    if scores.own_rows:
        asked.ask("同一对象既有印好指标的评分表，又有自填指标的自评表，评分标准只写了评分表的")
    asked.ask("各项指标怎样计分要照“评价标准”写规则，现在都是“分级”，由单位选档次")
    tree: dict[str, dict[str, list[SheetRow]]] = {}
    for row in _told_apart(scores.rows):
        tree.setdefault(row.group or "指标", {}).setdefault(row.subgroup or "指标", []).append(row)
    groups = {
        name: f"{sum((one.points for rows in below.values() for one in rows), Decimal(0)):f}"
        for name, below in tree.items()
    }
    lines = [f"一级分值: {flow(groups)}", "舍入: 0.01", "", "# 规则待写：照评价标准选方法", "指标:"]
    for group, below in tree.items():
        lines.append(f"  {flow(group)}:")
        for subgroup, rows in below.items():
            lines.append(f"    {flow(subgroup)}:")
            for row in rows:
                lines += _row(row)
    return lines


def _told_apart(rows: list[SheetRow]) -> list[SheetRow]:
    """Give indicators of one name names of their own: units answer by them."""
    found: list[SheetRow] = []
    for row in rows:
        taken = {one.name for one in found}
        name, number = row.name, 1
        while name in taken:
            number += 1
            name = f"{row.name}（{number}）"
        found.append(row if name == row.name else replace(row, name=name, printed=row.name))
    return found


def _row(row: SheetRow) -> list[str]:
    said = {"三级指标": row.name, "分值": f"{row.points:f}"}
    said |= {"印作": row.printed} if row.printed else {}
    texts = {"评价标准": row.standard, "指标说明": row.explanation}
    shown = {key: text for key, text in texts.items() if text}
    first, *rest = block(said, 8)
    lines = [f"      - {first.lstrip()}", *rest, f"        规则: {GRADED}"]
    return [*lines, *(block(shown, 8) if shown else [])]
