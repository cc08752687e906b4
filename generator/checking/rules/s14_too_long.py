"""S14 超过字数: a text has more characters than the form's cell takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.forms import Form
    from generator.reading import Record
    from generator.scoring.case import Case, Subject

CODE = "S14"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at every text whose length the form limits, by key or by column."""
    limits = _limits(case.form)
    if not limits:
        return
    for kind, where, record in _records(case):
        for key, most in limits.get(kind, {}).items():
            text = record.get(key)
            size = len("".join(text.split())) if isinstance(text, str) else 0
            if size > most:
                facts = {"where": where, "field": key, "size": str(size), "most": str(most)}
                yield Diagnostic(CODE, facts, record.position(key))


def _limits(form: Form) -> dict[str, dict[str, int]]:
    """Return the most characters that texts may have, by kind of record and key."""
    found = {kind: dict(limits) for kind, limits in form.longest.items()}
    for kind, columns in form.all_columns.items():
        for column in columns:
            if column.longest is not None:
                found.setdefault(kind, {})[column.name] = column.longest
    return found


def _records(case: Case) -> Iterator[tuple[str, str, Record]]:
    filing = case.filing
    yield "单位", "单位", filing.unit
    for task in filing.tasks:
        yield "任务", f"任务“{task.name}”", task
    yield from _rows(filing.free_tables, "")
    for subject in case.subjects:
        yield from _of_subject(subject)


def _of_subject(subject: Subject) -> Iterator[tuple[str, str, Record]]:
    assessment, name = subject.assessment, subject.name
    yield assessment.kind, name, assessment
    for goal in assessment.goals:
        yield "总体目标", f"{name}的总体目标", goal
    yield "资金", f"{name}的年度资金总额", assessment.funds.total
    for source, line in assessment.funds.lines.items():
        yield "资金来源", f"{name}的资金来源“{source}”", line
    for row in assessment.rows:
        yield "绩效指标", f"{name}的指标“{row.indicator.name}”", row.indicator
    for title, answers in assessment.answers.items():
        if answers is not None:
            yield "评分资料", f"{name}的指标“{title}”", answers
    if assessment.foot is not None:
        yield "表尾", f"{name}的表尾", assessment.foot
    yield from _rows(assessment.free_tables, name)


def _rows(tables: Mapping[str, tuple[Record, ...]], name: str) -> Iterator[tuple[str, str, Record]]:
    """Yield the rows of the form's own tables."""
    for table, rows in tables.items():
        for number, row in enumerate(rows, 1):
            yield f"附表.{table}", f"{name}附表“{table}”第{number}行", row
