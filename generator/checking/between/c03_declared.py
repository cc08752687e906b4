"""C03 申报自评不一: a self-assessment changes goal, indicator, target or weight as declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.alike import match_rows, same_target, same_text
from generator.checking.dossier import project_named
from generator.checking.stated_money import with_money
from generator.diagnostics import Diagnostic, Position, Severity
from generator.scoring import plain
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.checking.dossier import Dossier
    from generator.filing import Assessment, Filing, IndicatorRow
    from generator.scoring.case import Subject

CODE = "C03"
SHOWN = 30  # characters of a goal that a message quotes
ADJUSTED_GOAL = "“预期目标”照申报的填；经批准调整的，调整后的写在“调整后目标”"
ADJUSTED_TARGET = "照申报的指标值填；经批准调整的，“年初指标值”填申报的，“年度指标值”填调整后的"
APPROVED_WEIGHT = "照申报的分值填；批复时改过的，在“批复分值”填批复的分值"
RESTORE = "恢复申报的指标；经批准调整的，在自评报告里写明依据"
Place = Position | None


def check(dossier: Dossier) -> Iterator[Diagnostic]:
    """Compare everything assessed with its declaration, then look for projects without partner."""
    for subject, declared in dossier.declared():
        yield from _goals(subject, declared)
        if subject.assessment.rows:
            yield from _rows(subject, declared, dossier.case.filing.year)
    if dossier.declaration is not None:
        yield from _projects(dossier, dossier.declaration)


def _goals(subject: Subject, declared: Assessment) -> Iterator[Diagnostic]:
    for own, goal in zip(subject.assessment.goals, declared.goals, strict=False):
        if own.goal and goal.goal and not same_text(own.goal, goal.goal):
            change = f"申报的目标是“{_short(goal.goal)}”，自评写的是“{_short(own.goal)}”"
            places = own.position("预期目标"), goal.position("预期目标")
            yield _finding(f"{subject.name}的总体目标", change, ADJUSTED_GOAL, *places)


def _rows(subject: Subject, declared: Assessment, year: int) -> Iterator[Diagnostic]:
    table = subject.assessment.position("绩效指标", of="key")
    for match in match_rows(declared.rows, subject.assessment.rows):
        if match.own is None and match.declared is not None:
            name = match.declared.indicator.name
            place = match.declared.indicator.position("三级指标")
            yield _finding(subject.name, f"申报的指标“{name}”没有自评", RESTORE, table, place)
        elif match.declared is None and match.own is not None:
            indicator = match.own.indicator
            place = indicator.position("三级指标")
            change = f"指标“{indicator.name}”没有申报过"
            yield _finding(subject.name, change, RESTORE, place)
        elif match.declared is not None and match.own is not None:
            yield from _row(subject, match.declared, match.own, year)


def _row(
    subject: Subject, declared: IndicatorRow, own: IndicatorRow, year: int
) -> Iterator[Diagnostic]:
    """Compare a row's name, target and weight; what was adjusted on record is no change."""
    was, now = declared.indicator, own.indicator
    where = f"{subject.name}的指标“{now.name}”"
    if not same_text(was.name, now.name):
        places = now.position("三级指标"), was.position("三级指标")
        yield _finding(where, f"申报的名称是“{was.name}”", RESTORE, *places)
    key = "年初指标值" if now.target_initial else "年度指标值"
    target = now.target_initial or now.target
    if was.target and target and not same_target(was.target, target, declared, year):
        change = f"申报的指标值是“{was.target}”，自评写的是“{target}”"
        places = now.position(key), was.position("年度指标值")
        yield _finding(where, change, ADJUSTED_TARGET, *places)
    approved = now.approved_weight is not None
    if was.weight is not None and now.weight not in (None, was.weight) and not approved:
        change = f"申报的分值是 {plain(was.weight)}，自评写的是 {plain(now.weight)}"
        places = now.position("分值"), was.position("分值")
        yield _finding(where, change, APPROVED_WEIGHT, *places)


def _projects(dossier: Dossier, declaration: Filing) -> Iterator[Diagnostic]:
    """Look for projects declared and not assessed, and for planned ones never declared."""
    filing = dossier.case.filing
    if any(plan.per == "项目" for plan in dossier.case.form.documents):
        for project in declaration.projects:
            if project_named(filing, project.name) is None:
                places = filing.position("项目", of="key"), project.position("名称")
                change = f"申报的项目“{project.name}”没有自评"
                yield _finding("项目", change, "补上这个项目的自评", *places)
    for project in filing.projects if declaration.projects else ():
        planned = project.funds.total.budget_initial
        if planned and project_named(declaration, project.name) is None:
            change = f"项目“{project.name}”有年初预算 {with_money(planned)}，没有申报过绩效目标"
            advice = "核对项目名称；年中追加的项目，金额填在“追加预算数”"
            place = project.position("名称")
            finding = _finding("项目", change, advice, place)
            yield replace(finding, severity_override=Severity.WARNING)


def _finding(
    where: str, change: str, advice: str, place: Place, declared: Place = None
) -> Diagnostic:
    facts = {"where": where, "change": change, "advice": advice}
    return Diagnostic(CODE, facts, place, (("申报", declared),) if declared else ())


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"
