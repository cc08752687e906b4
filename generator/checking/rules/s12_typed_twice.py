"""S12 重复填写: a project, a task, a line of money or an item of a list was typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checking.alike import bare_text
from generator.checking.related_places import known_places
from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.diagnostics import Position
    from generator.filing import Filing
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
    for kind, key, records in _records(case):
        if len(records) > 1:
            entries = [Entry(str(text), one, (key,)) for one in records if (text := one.get(key))]
            if _repeats([entry.text for entry in entries]):
                yield from _repeated(kind, entries)
    for kind, record, key, texts in _lists(case):
        if len(texts) > 1 and _repeats(texts):
            yield from _repeated(kind, _entries(record, key, texts))


def _repeats(texts: Collection[str]) -> bool:
    return len(set(map(bare_text, texts))) < len(texts)


def _entries(record: Record, key: str, texts: Collection[str]) -> list[Entry]:
    """Return the keys of a table, or the items of a list, each with its path."""
    if isinstance(texts, tuple):
        return [Entry(text, record, (key, at)) for at, text in enumerate(texts)]
    return [Entry(text, record, (key, text), of_key=True) for text in texts]


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


def _records(case: Case) -> Iterator[tuple[str, str, tuple[Record, ...]]]:
    """Yield the lists of records, each with what it is a list of and the key of their names."""
    filing = case.filing
    yield PROJECT, "名称", filing.projects
    yield "任务", "名称", filing.tasks
    yield "问题", "标题", filing.problems
    for subject in case.subjects:
        yield f"{subject.name}的预期目标", "预期目标", subject.assessment.goals
    for project in filing.projects:
        yield f"{project.name}的子项目", "名称", project.parts


def _lists(case: Case) -> Iterator[tuple[str, Record, str, Collection[str]]]:
    """Yield the lists and tables of names: of what, and the record and key that have them."""
    filing, unit = case.filing, case.filing.unit
    yield "建议", filing, "建议", filing.recommendations
    yield "内设机构", unit, "内设机构", unit.offices
    yield "主要职能", unit, "主要职能", unit.duties
    for task in filing.tasks:
        yield f"任务“{task.name}”的做法", task, "做法", task.steps
    yield from _accounts(filing)
    for subject in case.subjects:
        funds = subject.assessment.funds
        yield f"{subject.name}的资金来源", funds, "来源", funds.sources
    for project in filing.projects:
        yield f"{project.name}的支出明细", project, "支出明细", project.spending


def _accounts(filing: Filing) -> Iterator[tuple[str, Record, str, Collection[str]]]:
    budget, fund = filing.budget, filing.fund
    yield "预算的收入", budget, "收入", budget.income
    yield "预算的支出", budget, "支出", budget.expenditure
    yield "经费", filing, "经费", filing.expenses
    yield "业务数据", filing, "业务数据", filing.activity
    if fund is not None:
        yield "基金的收入", fund, "收入", fund.income
        yield "基金的支出", fund, "支出", fund.expenditure
