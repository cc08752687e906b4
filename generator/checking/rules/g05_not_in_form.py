"""G05 套表没有这个栏目: something was filled in that the form or its rubric does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Severity
from generator.reading import suggestion
from generator.scoring.execution import ANSWERED_AS
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.filing import Assessment, Filing
    from generator.reading import Record
    from generator.scoring.case import Case, Subject

CODE = "G05"


def check(case: Case) -> Iterator[Diagnostic]:
    """Look at source lines, answers and figures by name: nothing is dropped in silence."""
    for subject in case.subjects:
        funds, answers = subject.assessment.funds, subject.assessment.answers
        sources = case.form.funding.sources
        yield from _unknown(case, funds, "来源", (funds.sources, sources), "资金来源")
        yield from _columns(case, subject)
        if answers:
            names = _answered(subject)
            yield from _unknown(case, subject.assessment, "评分资料", (answers, names), "指标")
        yield from _tables(case, subject.assessment, subject.assessment.kind)
    yield from _tables(case, case.filing, "单位")
    if typed := case.filing.figures:
        yield from _unknown(case, case.filing, "其他数据", (typed, _figures(case)), "数据")


def _answered(subject: Subject) -> tuple[str, ...]:
    """Return the rows of the rubric, which units answer by name."""
    card = subject.scorecard
    if card is None:
        return ()
    names = (row.indicator.name for row in card.rubric.rows)
    return (*names, *(ANSWERED_AS if card.execution else ()))


def _figures(case: Case) -> tuple[str, ...]:
    """Return the figures that rubrics and form ask for."""
    rubrics = [subject.scorecard.rubric for subject in case.subjects if subject.scorecard]
    asked = tuple(name for rubric in rubrics for name in rubric.figures)
    return asked + case.form.must("其他数据")


def _columns(case: Case, subject: Subject) -> Iterator[Diagnostic]:
    """Look at the amounts of every line: a column that the form lacks would not be printed."""
    funds, columns = subject.assessment.funds, case.form.funding.columns
    for name, line in funds.named_lines:
        if line.amounts.keys() <= set(columns):
            continue  # as nearly all
        for finding in _unknown(case, line, None, (line.amounts, columns), f"{name}的栏目"):
            # Findings may speak of an amount that no table prints: worth saying, not wrong.
            yield replace(finding, severity_override=Severity.WARNING)


def _tables(case: Case, holder: Assessment | Filing, per: str) -> Iterator[Diagnostic]:
    """Look at the form's own tables: one that is filled in elsewhere would not be printed."""
    homes = {table.name: table.per for table in case.form.tables if holder.free_tables}
    for name in holder.free_tables:
        if homes.get(name, per) != per:
            home = "数据文件最外层" if homes[name] == "单位" else f"“{homes[name]}”下"
            facts = {
                "where": f"“{per}”的“附表”下",
                "name": name,
                "form": case.form.title,
                "kind": "附表",
                "advice": f"这张表填在{home}的“附表”里",
            }
            yield Diagnostic(CODE, facts, holder.position("附表", name, of="key"))


def _unknown(
    case: Case,
    record: Record,
    key: str | None,
    names: tuple[Iterable[str], tuple[str, ...]],
    kind: str,
) -> Iterator[Diagnostic]:
    """Yield a finding for each name under a key that is filled in but not known."""
    filled, known = names
    for name in filled:
        if name not in known:
            path = (key, name) if key else (name,)
            facts = {
                "where": f"“{key}”下" if key else "",
                "name": name,
                "form": case.form.title,
                "kind": kind,
                "advice": suggestion(name, known) or "删去这一项",
            }
            yield Diagnostic(CODE, facts, record.position(*path, of="key"))
