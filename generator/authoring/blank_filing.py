"""The blank filing of a form: what the unit must decide, with examples, and nothing else."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.authoring.blank_table import blank_table
from generator.authoring.examples import DECLARED, Shown, shown_examples
from generator.authoring.offered_keys import (
    Offer,
    empty_answers,
    offer_to_assessment,
    offer_to_unit,
    spending_note,
)
from generator.authoring.own_columns import ask_all_own, ask_own, ask_tables, in_unit_of, notes_of
from generator.authoring.yaml_edits import ask, descend, note_of, remark, row, section
from generator.authoring.yaml_text import written
from generator.filing import (
    Budget,
    Department,
    Expense,
    Filing,
    Fund,
    Goal,
    Project,
    Signature,
    Unit,
)
from generator.scoring import plain
from generator.scoring.data_places import MODELS, places_of
from generator.scoring.demand import demand
from generator.workspace import Workspace, builtin_root

if TYPE_CHECKING:
    from generator.filing import Assessment
    from generator.forms import BasicDataRow, Form
    from generator.reading import Record
    from generator.scoring import Rubric, Standards

EXPENSE_COLUMNS = ("上年预算数", "上年决算数", "预算数", "决算数")
HEADINGS = {
    "单位": "填报单位",
    "预算": "单位全年的预算和执行",
    "经费": "各类经费；没有的留空，发生额确实是 0 的填 0",
    "楼堂馆所": "本年完工的楼堂馆所",
    "其他数据": "评分标准另外要的数",
    "业务数据": "全年业务成果，名称自拟，带单位照写；列出的没有就留空",
    "材料": "报告里由单位写的文字和短句，没有就留空",
    "附表": "本套表另有的表：一行一项，没有的整表留空",
    "落款": "报告末尾的署名和日期",
    "整体自评": "部门整体支出",
    "项目": "项目支出：一个项目一个“- ”，再有项目的照样往下加",
}
HEAD = """\
# {title}：数据文件。金额单位万元，只填数字，不带单位和千分位逗号。
# “#”后面是说明和例子，可以删去；用不着的键也可以删去。填好后运行：ziping check 文件名
"""
COMPUTED = "没有列出的指标由上面的数据算出；不适用的写“指标名: {不适用: 原因}”"
FOR_REPORT = "\n# 以下写报告用，去掉行首的“# ”再填，可以有多项\n"
FOR_DECLARATION = "\n# 部门申报表还印这些，去掉行首的“# ”再填，可以有多项\n"


def blank_text(
    standards: Standards,
    name: str,
    unit: str | None,
    year: int | None,
    workspace: Workspace | None = None,
) -> str:
    """Write the blank filing of the form called ``name``; its templates are the workspace's."""
    form, data = standards.form, workspace or Workspace((builtin_root(),))
    offer, shown = Offer.of(form, data), shown_examples(data, form, name)
    sheet = CommentedMap({"套表": name, "年度": None if year is None else str(year)})
    if year is None:
        remark(sheet, "年度", note_of(Filing, "年度"))
    _unit(sheet, form, unit)
    _data(sheet, standards)
    for plan in form.basic_data:
        _basic_row(sheet, plan)
    if _is_asked(standards, "整体自评"):
        sheet["整体自评"] = _assessment(standards, Department, offer, shown)
    if _is_asked(standards, "项目"):
        sheet["项目"] = CommentedSeq([_assessment(standards, Project, offer, shown)])
    offer_to_unit(sheet, offer)
    _required(sheet, form)
    ask_tables(sheet, form, "单位")
    _signature(sheet, form, year)
    for key in Filing.aliases():
        if key in sheet:
            sheet.move_to_end(key)
    for key, heading in HEADINGS.items():
        if key in sheet:
            section(sheet, key, heading)
    body = written(sheet)  # a comment at the very end lacks its line feed
    body += "" if body.endswith("\n") else "\n"
    text = HEAD.format(title=form.title) + body + _tail(form, offer, shown)
    return in_unit_of(form, text)


def _signature(sheet: CommentedMap, form: Form, year: int | None) -> None:
    """Show a day that checks U03 and U04 let pass: in a declared year, else after its end."""
    signature = sheet.get("落款")
    if signature is not None and year is not None and "日期" in signature:
        signed = year if form.declares else year + 1
        remark(signature, "日期", note_of(Signature, "日期", f"{signed}-03-10"))


def _tail(form: Form, offer: Offer, shown: Shown) -> str:
    """Return what is filled in besides, as comments: nothing of it is required."""
    if form.declares:
        said = shown.comment(DECLARED, "任务")
        return f"{FOR_DECLARATION}{said}" if said else ""
    if not form.wording:
        return ""
    keys = ("任务", "问题", *(("基金",) if offer.uses("基金") else ()))
    said = "".join(map(shown.comment, keys))
    return f"{FOR_REPORT}{said}" if said else ""


def _is_asked(standards: Standards, kind: str) -> bool:
    """Tell whether the form makes documents of, or scores, projects or the whole unit."""
    whole = kind == "整体自评"
    rubric = standards.department_rubric if whole else standards.project_rubric
    return rubric is not None or any(plan.per == kind for plan in standards.form.documents)


def _unit(sheet: CommentedMap, form: Form, name: str | None) -> None:
    unit = descend(sheet, "单位")
    if name is None:
        ask(unit, Unit, ("名称",))
    else:
        unit["名称"] = name
    ask(unit, Unit, _keys(Unit, form, "单位"))
    ask_own(unit, form, "单位")


def _keys(model: type[Record], form: Form, kind: str) -> tuple[str, ...]:
    """Return the keys of the model that a form requires: its own columns are asked for apart."""
    return tuple(key for key in form.must(kind) if key in model.aliases())


def _data(sheet: CommentedMap, standards: Standards) -> None:
    """Ask for what the rubrics' expressions name, at its place, unless the funding block has it."""
    rubrics = (standards.department_rubric, standards.project_rubric)
    for rubric in (one for one in rubrics if one is not None):
        for path in places_of(rubric, standards.form):
            *above, key = path
            if key in standards.form.funding.columns and above == ["预算"]:
                continue
            holder = descend(sheet, *above)
            if key not in holder:
                holder[key] = None
                remark(holder, key, _datum_note(path, rubric))


def _datum_note(path: tuple[str, ...], rubric: Rubric) -> str:
    """Say what belongs to a datum: the model's words, or the rubric's for a figure of its own."""
    key = path[-1]
    figure = rubric.figures.get(key)
    if figure is not None:
        return "，".join(part for part in (f"单位：{figure.unit}", figure.explanation) if part)
    model = MODELS.get(path[0])
    return note_of(model, key) if model is not None and key in model.aliases() else "万元"


def _basic_row(sheet: CommentedMap, plan: BasicDataRow) -> None:
    """Ask for a row of the basic-data table; what it is made of stands under its 明细."""
    if plan.rest:
        return
    path = [part for name in plan.path for part in ("明细", name)][1:]
    holder = descend(sheet, "经费", *path[:-1])
    columns = EXPENSE_COLUMNS[2:] if plan.without_prev else EXPENSE_COLUMNS[1:]
    if holder.get(path[-1]) is None:
        holder[path[-1]] = row(columns)
    else:
        ask(holder[path[-1]], Expense, columns)


def _assessment(
    standards: Standards, model: type[Assessment], offer: Offer, shown: Shown
) -> CommentedMap:
    form, project = standards.form, model is Project
    rubric = standards.project_rubric if project else standards.department_rubric
    required = _keys(model, form, model.kind)
    sheet = CommentedMap()
    if project:
        ask(sheet, model, ("名称",))
    if form.funding.columns or form.required.funds:
        sheet["资金"] = _funds(form)
    own = form.must("绩效指标") or form.columns.indicator or (rubric and rubric.own_rules)
    tabled = "绩效指标" in required or bool(own)
    if "总体目标" in required or form.must("总体目标") or form.by_goal:
        goal = CommentedMap()
        asked = _keys(Goal, form, "总体目标") or ("预期目标", "实际完成情况")
        ask(goal, Goal, ("名称", *asked, "分值") if form.by_goal else asked)
        sheet["总体目标"] = CommentedSeq([goal]) if form.by_goal else goal
    if tabled or form.layout:
        holder = sheet["总体目标"][0] if form.by_goal else sheet
        holder["绩效指标"] = blank_table(form, rubric, shown)
        remark(holder, "绩效指标", _weights_note(rubric))
    if rubric is not None and rubric.rows:
        sheet["评分资料"] = empty_answers(rubric)
        remark(sheet, "评分资料", COMPUTED)
    if "支出明细" in required:
        sheet["支出明细"] = None
        notes = "；".join((spending_note(shown), *notes_of(form, "支出明细")))
        remark(sheet, "支出明细", notes)
    ask(sheet, model, [key for key in required if not (form.by_goal and key == "绩效指标")])
    offer_to_assessment(sheet, offer, standards.form, model, shown)
    ask_all_own(sheet, form, model.kind)
    ask_tables(sheet, form, model.kind)
    return sheet


def _required(sheet: CommentedMap, form: Form) -> None:
    """Ask for what the form requires of the unit as a whole, wherever it stands."""
    for kind, model in (("预算", Budget), ("基金", Fund), ("落款", Signature)):
        if form.must(kind):
            ask(descend(sheet, kind), model, form.must(kind))
    for name in form.must("经费"):
        if name not in descend(sheet, "经费"):
            sheet["经费"][name] = row(EXPENSE_COLUMNS[1:])
    for kind in ("业务数据", "其他数据", "材料"):
        for name in form.must(kind):
            descend(sheet, kind).setdefault(name, None)


def _funds(form: Form) -> CommentedMap:
    own = tuple(column.name for column in form.columns.funds)
    columns = tuple(dict.fromkeys((*(form.funding.columns or form.required.funds), *own)))
    lines = tuple(dict.fromkeys((*columns, *form.must("资金来源"))))
    funds = CommentedMap({"年度资金总额": row(columns)})
    remark(funds, "年度资金总额", "；".join(("合计行，万元", *notes_of(form, "资金"))))
    if form.funding.sources:
        funds["来源"] = CommentedMap({source: row(lines) for source in form.funding.sources})
        remark(funds, "来源", "各来源相加等于合计")
    return funds


def _weights_note(rubric: Rubric | None) -> str:
    """Say what the weights of the unit's own indicators add up to, as check W01 will ask."""
    if rubric is None:
        return ""
    if not rubric.complete:
        return "分值按批复的绩效目标填"
    if rubric.fold is not None:
        return f"每项的分值都是 {plain(rubric.total)} 分，各项的“{rubric.fold}”合计 100%"
    asked = demand(rubric)
    own = asked.indicators - sum((row.indicator.weight for row in rubric.rows), Decimal(0))
    note = f"这里各项的分值合计 {plain(own)} 分"
    if asked.beside:
        return f"{note}；预算执行 {plain(asked.execution)} 分另计，不在其中"
    rest = {"预算执行": asked.execution, "评分标准自带的指标": asked.indicators - own}
    others = "、".join(f"{name} {plain(points)} 分" for name, points in rest.items() if points)
    return f"{note}，连同{others}为 {plain(asked.total)} 分" if others else note
