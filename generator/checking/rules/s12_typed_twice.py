"""S12 重复填写: a project, a task, a line of money or an item of a list was typed twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.checking.related_places import known_places
from generator.diagnostics import Diagnostic, Severity
from generator.filing.bare_text import bare_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.diagnostics import Position
    from generator.filing import Assessment, Filing
    from generator.reading import Record
    from generator.scoring.case import Case

    Records = tuple[Record, ...]
    Listed = tuple[str, Record | Records, str, Collection[str]]

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
    for kind, holder, key, texts in _lists(case):
        if len(texts) > 1 and _repeats(texts):
            yield from _repeated(kind, _entries(holder, key, texts))


def _repeats(texts: Collection[str]) -> bool:
    return len(set(map(bare_text, texts))) < len(texts)


def _entries(holder: Record | Records, key: str, texts: Collection[str]) -> list[Entry]:
    """Return the keys of a table, the items of a list or the records of one, each with its path."""
    if isinstance(holder, tuple):
        return [Entry(text, one, (key,)) for text, one in zip(texts, holder, strict=True)]
    if isinstance(texts, tuple):
        return [Entry(text, holder, (key, at)) for at, text in enumerate(texts)]
    return [Entry(text, holder, (key, text), of_key=True) for text in texts]


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


def _lists(case: Case) -> Iterator[Listed]:
    """Yield the lists and tables of names: of what, the record or records, and their key."""
    filing, unit = case.filing, case.filing.unit
    yield PROJECT, filing.projects, "名称", [one.name for one in filing.projects]
    yield "任务", filing.tasks, "名称", [one.name for one in filing.tasks]
    yield "问题", filing.problems, "标题", [one.title for one in filing.problems]
    yield "建议", filing, "建议", filing.recommendations
    yield "内设机构", unit, "内设机构", unit.offices
    yield "主要职能", unit, "主要职能", unit.duties
    for task in filing.tasks:
        yield f"任务“{task.name}”的做法", task, "做法", task.steps
    yield from _accounts(filing)
    for subject in case.subjects:
        yield from _assessed(subject.name, subject.assessment)
    for project in filing.projects:
        yield f"{project.name}的支出明细", project, "支出明细", project.spending
        names = [one.name for one in project.parts]
        yield f"{project.name}的子项目", project.parts, "名称", names


def _accounts(filing: Filing) -> Iterator[Listed]:
    budget, fund = filing.budget, filing.fund
    yield "预算的收入", budget, "收入", budget.income
    yield "预算的支出", budget, "支出", budget.expenditure
    yield "经费", filing, "经费", filing.expenses
    yield "业务数据", filing, "业务数据", filing.activity
    if fund is not None:
        yield "基金的收入", fund, "收入", fund.income
        yield "基金的支出", fund, "支出", fund.expenditure


def _assessed(name: str, assessment: Assessment) -> Iterator[Listed]:
    funds, goals = assessment.funds, tuple(one for one in assessment.goals if one.goal)
    yield f"{name}的资金来源", funds, "来源", funds.sources
    yield f"{name}的预期目标", goals, "预期目标", [one.goal or "" for one in goals]
