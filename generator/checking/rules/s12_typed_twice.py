"""S12 重复填写: a project, a task, a line of money or an item of a list was typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checking.alike import bare_text
from generator.checking.related_places import known_places
from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.diagnostics import Position
    from generator.filing import Assessment, Filing, Project
    from generator.reading import Record
    from generator.scoring.case import Case

CODE = "S12"
PROJECT = "项目"


class Entry(NamedTuple):
    """Something with a name, and the path to where it was typed."""

    text: str
    record: Record
    path: tuple[str | int, ...]
    of_key: bool = False

    @property
    def position(self) -> Position | None:
        """Where the name was typed, worked out when asked for."""
        return self.record.position(*self.path, of="key" if self.of_key else "value")


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the names of every list and table; width, spacing and punctuation do not count."""
    for kind, entries in _lists(case):
        if len({bare_text(entry.text) for entry in entries}) < len(entries):
            yield from _repeated(kind, entries)


def _repeated(kind: str, entries: list[Entry]) -> Iterator[Diagnostic]:
    first: dict[str, Entry] = {}
    for entry in entries:
        earlier = first.setdefault(bare_text(entry.text), entry)
        if earlier is not entry:
            yield _finding(kind, earlier, entry)


def _finding(kind: str, earlier: Entry, entry: Entry) -> Diagnostic:
    related = known_places([("前一项写在这里", earlier.position)])
    # Two documents of one project would be handed in; the rest is only printed twice.
    severity = Severity.ERROR if kind == PROJECT else None
    facts = {"kind": kind, "name": entry.text}
    return Diagnostic(CODE, facts, entry.position, related, severity)


def _lists(case: Case) -> Iterator[tuple[str, list[Entry]]]:
    filing = case.filing
    if len(filing.projects) > 1:
        yield PROJECT, [Entry(one.name, one, ("名称",)) for one in filing.projects]
    if len(filing.tasks) > 1:
        yield "任务", [Entry(one.name, one, ("名称",)) for one in filing.tasks]
    if len(filing.problems) > 1:
        yield "问题", [Entry(one.title, one, ("标题",)) for one in filing.problems]
    yield "建议", _items(filing, "建议", filing.recommendations)
    yield "内设机构", _items(filing.unit, "内设机构", filing.unit.offices)
    yield "主要职能", _items(filing.unit, "主要职能", filing.unit.duties)
    for task in filing.tasks:
        yield f"任务“{task.name}”的做法", _items(task, "做法", task.steps)
    yield from _accounts(filing)
    for subject in case.subjects:
        yield from _assessed(subject.name, subject.assessment)
    for project in filing.projects:
        yield from _project(project)


def _accounts(filing: Filing) -> Iterator[tuple[str, list[Entry]]]:
    budget, fund = filing.budget, filing.fund
    yield "预算的收入", _keys(budget, "收入", budget.income)
    yield "预算的支出", _keys(budget, "支出", budget.expenditure)
    yield "经费", _keys(filing, "经费", filing.expenses)
    yield "业务数据", _keys(filing, "业务数据", filing.activity)
    if fund is not None:
        yield "基金的收入", _keys(fund, "收入", fund.income)
        yield "基金的支出", _keys(fund, "支出", fund.expenditure)


def _assessed(name: str, assessment: Assessment) -> Iterator[tuple[str, list[Entry]]]:
    funds = assessment.funds
    yield f"{name}的资金来源", _keys(funds, "来源", funds.sources)
    goals = [Entry(one.goal, one, ("预期目标",)) for one in assessment.goals if one.goal]
    yield f"{name}的预期目标", goals


def _project(project: Project) -> Iterator[tuple[str, list[Entry]]]:
    yield f"{project.name}的支出明细", _keys(project, "支出明细", project.spending)
    yield f"{project.name}的子项目", [Entry(one.name, one, ("名称",)) for one in project.parts]


def _items(record: Record, key: str, texts: Collection[str]) -> list[Entry]:
    if len(texts) <= 1:
        return []
    return [Entry(text, record, (key, at)) for at, text in enumerate(texts)]


def _keys(record: Record, key: str, names: Collection[str]) -> list[Entry]:
    if len(names) <= 1:
        return []
    return [Entry(name, record, (key, name), of_key=True) for name in names]
