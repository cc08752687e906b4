"""S01 必填项缺失: a value that the form requires is empty."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.checking.same import Same
from generator.diagnostics import Diagnostic
from generator.filing import Foot, Fund, Indicator, Project, SpendingLine
from generator.reading import nearest
from generator.reading.record import names_of
from generator.scoring import Trouble
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import TableRow
    from generator.forms import Columns, Form, FreeTable, Required
    from generator.reading import Record
    from generator.scoring import Score
    from generator.scoring.case import Case, Subject
    from generator.scoring.scorecard import Datum

CODE = "S01"
TABLE = "绩效指标"
UNREADABLE, ACTUAL = "P19", ("实际完成值", "计分用完成值")
ENTRIES = ("经费", "业务数据", "其他数据", "材料", "附表")


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every kind of record that the form names required values for."""
    form = case.form
    yield from _missing(case.filing.unit, form.must("单位"), "单位")
    yield from _of_unit(case)
    yield from _missing(case.filing, _made(Same(form)), "数据文件")
    for task in case.filing.tasks if form.must("任务") else ():
        yield from _missing(task, form.must("任务"), f"任务“{task.name}”")
    for subject in case.subjects:
        assessment = subject.assessment
        asked = form.must(assessment.kind)
        if assessment.rows:
            asked = tuple(key for key in asked if key != TABLE)  # they may stand under its goals
        yield from _missing(assessment, asked, subject.name)
        yield from _parts(subject, form)
        yield from _own_columns(subject, form.columns)


@lru_cache(maxsize=64)  # a batch has few forms
def _made(form: Same[Form]) -> tuple[str, ...]:
    """Return what the form makes documents of, besides the unit."""
    return tuple(sorted({plan.per for plan in form.one.documents} - {"单位"}))


def _of_unit(case: Case) -> Iterator[Diagnostic]:
    """Look at the accounts, and at what is filled in under names: figures, materials, tables."""
    filing, form = case.filing, case.form
    yield from _missing(filing.budget, form.must("预算"), "预算", filing)
    if asked := form.must("基金"):
        fund = filing.fund or Fund.model_construct(name="", income={}, expenditure={})
        yield from _missing(fund, asked, "基金", filing)
    yield from _missing(filing.signature, form.must("落款"), "落款", filing)
    for kind, names in _entries(Same(form)):
        entries = filing.get(kind)
        for name in names:
            if isinstance(entries, dict) and _is_empty(entries.get(name)):
                near = nearest(name, [one for one in entries if one not in names])
                hint = f"是不是把名称写成了“{near}”？改成“{name}”" if near else ""
                facts = {"field": name, "where": kind, "hint": hint}
                yield Diagnostic(CODE, facts, filing.position(kind, name))
    for table in form.tables:
        yield from _table(table, filing.free_tables.get(table.name, ()))
        for subject in case.subjects:
            yield from _table(table, subject.assessment.free_tables.get(table.name, ()))


@lru_cache(maxsize=64)  # a batch has few forms
def _entries(form: Same[Form]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what must be filled in under names of the unit's own, by the key above it."""
    return tuple((kind, names) for kind in ENTRIES if (names := form.one.must(kind)))


def _table(table: FreeTable, rows: tuple[TableRow, ...]) -> Iterator[Diagnostic]:
    """Look at the rows of a table of the form's own; a row with its label alone is blank."""
    asked = tuple(column.name for column in table.columns if column.required)
    for number, row in enumerate(rows if asked else (), 1):
        if len(row.free) > 1 or not table.labels:
            yield from _missing(row, asked, f"附表“{table.name}”第{number}行")


def _parts(subject: Subject, form: Form) -> Iterator[Diagnostic]:
    assessment, required = subject.assessment, form.required
    funds, asked = assessment.funds, _of_rows(subject, form)
    where = f"{subject.name}的年度资金总额"
    yield from _missing(funds.total, form.must("资金"), where, funds, assessment)
    in_sources, in_goals = form.must("资金来源"), form.must("总体目标")
    for name, line in funds.lines.items() if in_sources else ():
        yield from _missing(line, in_sources, f"{subject.name}的资金来源“{name}”")
    for goal in assessment.goals if in_goals else ():
        yield from _missing(goal, in_goals, f"{subject.name}的总体目标")
    for row in assessment.rows:
        if _lacks(row.indicator, asked):
            place = f"{subject.name}的指标“{row.indicator.name}”"
            yield from _missing(row.indicator, asked, place)
    for score in subject.scorecard.scores if subject.scorecard else ():
        if score.trouble is None and score.points is not None:
            continue  # as nearly all
        if score.trouble is Trouble.NO_WEIGHT and "分值" not in required.indicator:
            place = f"{subject.name}的指标“{score.name}”"
            yield from _missing(score.record, ("分值",), place)
        yield from _unscored(subject, score, required)


def _of_rows(subject: Subject, form: Form) -> tuple[str, ...]:
    """Return what every row must have: without its share no total is worked out."""
    asked, card = form.must(TABLE), subject.scorecard
    fold = card.rubric.fold if card else None
    return asked if fold is None or fold in asked else (*asked, fold)


def _own_columns(subject: Subject, columns: Columns) -> Iterator[Diagnostic]:
    """Look at the columns of a form's own in the records that ask for nothing else."""
    assessment, name = subject.assessment, subject.name
    if not columns.by_kind:
        return
    if asked := columns.required("表尾"):
        foot = assessment.foot or Foot.blank()
        yield from _missing(foot, asked, f"{name}的表尾", assessment)
    if isinstance(assessment, Project):
        for part in assessment.parts:
            yield from _missing(part, columns.required("子项目"), f"子项目“{part.name}”")
        yield from _spending(assessment, columns.required("支出明细"))
    for title, answers in assessment.answers.items():
        if answers is not None:
            yield from _missing(answers, columns.required("评分资料"), f"{name}的指标“{title}”")


def _spending(project: Project, asked: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Look at lines of spending: one that is only an amount lacks every column."""
    for line, spent in project.spending.items() if asked else ():
        own = spent if isinstance(spent, SpendingLine) else SpendingLine.blank()
        for one in (
            _missing(own, asked, f"{project.name}的支出“{line}”") if spent is not None else ()
        ):
            place = one.position or project.position("支出明细", line)
            yield replace(one, position=place)


def _lacks_values(record: Record, required: Required) -> bool:
    """Tell whether a row is unscored for want of values that were asked for already."""
    return isinstance(record, Indicator) and any(
        _is_empty(record.get(field)) for field in required.indicator
    )


def _lacks(record: Record, fields: tuple[str, ...]) -> bool:
    """Tell whether a field may be empty: nearly every one holds a text or a figure."""
    names, read = _attributes(type(record), fields), record.__dict__
    values = [*map(record.get, fields)] if names is None else [read[name] for name in names]
    return not all(values) or dict in map(type, values)


@lru_cache(maxsize=256)  # forms ask the same of every record of a kind
def _attributes(model: type[Record], fields: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return what fields are called in a model, None where one is a column of the form's own."""
    known = names_of(model)
    return tuple(known[field] for field in fields) if known.keys() >= set(fields) else None


def _missing(
    record: Record, fields: tuple[str, ...], where: str, *holders: Record
) -> Iterator[Diagnostic]:
    """Yield a finding for each empty field; a record left out has the place of its holders."""
    for field in fields if _lacks(record, fields) else ():
        if _is_empty(record.get(field)):
            places = (one.position() for one in holders)
            place = record.position(field) or next(filter(None, places), None)
            facts = {"field": field, "where": where, "hint": _swallowed(record, field)}
            yield Diagnostic(CODE, facts, place)


def _swallowed(record: Record, field: str) -> str:
    """Say where the value stands within another: {三级指标: 培训场次，年度指标值：≥10次}."""
    for key in record.aliases():
        value = record.get(key)
        if isinstance(value, str) and re.search(f"[，、；,;]\\s*{field}[：:]", value):
            return f"“{field}”写进了“{key}”里：各项之间用半角逗号加空格，键的后面用半角冒号加空格"
    return ""


def _is_empty(value: object) -> bool:
    """Tell whether nothing was filled in: groups without a single row in them are nothing too."""
    if value and not isinstance(value, dict):
        return False
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return value is None or isinstance(value, str | tuple)


def is_unscored(score: Score, required: Required) -> bool:
    """Tell whether a row that counts has no points, though all that was asked for is there."""
    if not score.counts or score.points is not None or score.weight is None:
        return False
    return not _lacks_values(score.record, required)


def unread(score: Score) -> Datum | None:
    """Return the actual value that was filled in though no rule can read the row: P19 tells why."""
    if score.trouble is None or score.trouble.voice != UNREADABLE:
        return None
    return next((datum for datum in score.data if datum.name in ACTUAL), None)


def _unscored(subject: Subject, score: Score, required: Required) -> Iterator[Diagnostic]:
    """Yield a finding for a row that has a weight, no declared points and none by the rule."""
    if is_unscored(score, required) and unread(score) is None:
        hint = f"填写“自评得分”；按规则算不出得分：{score.reason}"
        facts = {"field": "自评得分", "where": f"{subject.name}的指标“{score.name}”", "hint": hint}
        yield Diagnostic(CODE, facts, score.declared_at)
