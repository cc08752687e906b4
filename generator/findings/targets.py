"""Gathers everything in a case that entries of the library look at."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from generator.filing import Budget, Project, amount_of, amounts_of, is_adjustment
from generator.filing.adding import sum_if_complete, sum_of_known
from generator.filing.measure import row_kind
from generator.findings.conditions import HAS, asked_figures, asked_texts, outcome
from generator.findings.matching import Loss, RowTraits, Target, Value
from generator.findings.row_targets import row_targets
from generator.findings.telling import told
from generator.scoring.decimals import decimals_of
from generator.scoring.facts import SPENDING
from generator.templating.quoting import quoted
from generator.vocabulary.account_names import available

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.checking import Case, Subject
    from generator.diagnostics import Diagnostic
    from generator.filing import Expense, Filing, Funds, IndicatorRow
    from generator.filing.measure import Measure
    from generator.findings.library import Library
    from generator.scoring.row_reading import Read

MONEY = "万元"
UNIT_MONEY = frozenset(Budget.aliases()) | frozenset(SPENDING)
"""Figures of the whole unit, which say nothing of one project."""


def targets_of(case: Case, library: Library) -> tuple[tuple[Target, ...], tuple[Diagnostic, ...]]:
    """Return all things to look at, with what could not be read on the way."""
    filing = case.filing
    asked, unread = asked_figures(filing, library)
    texts = asked_texts(filing, library)
    values = dict(case.facts.values) | asked | _truths(texts, library)
    losses = [losses_of(subject, library, filing.year) for subject in case.subjects]
    unit = _unit(case, values, texts, library, tuple(chain(*losses)))
    found = [unit, *_expenses(filing, unit)]
    for subject, own in zip(case.subjects, losses, strict=True):
        found += _of_subject(case, subject, asked, library, own)
    return tuple(found), unread


def _truths(texts: Mapping[str, str], library: Library) -> dict[str, Value]:
    return {HAS.format(name): name in texts for name in library.texts}


def with_derived(values: Mapping[str, Value], library: Library) -> dict[str, Value]:
    """Add the derived figures; one that lacks its data stays absent."""
    found = dict(values)
    for name, formula in library.derived.items():
        value = outcome(formula, found).value
        if value is not None:
            found[name] = value
    return found


def _unit(
    case: Case,
    values: dict[str, Value],
    texts: Mapping[str, str],
    library: Library,
    losses: tuple[Loss, ...],
) -> Target:
    """Return the unit as a whole; whatever row of its sheets may have suffered."""
    budget = case.filing.budget
    spent = sum_of_known(amount_of(line) for line in budget.expenditure.values())
    income = sum_of_known(amounts_of(budget.income).values())
    totals = {"收入合计": income, "支出合计": spent, "可用资金": available(budget)}
    name = case.filing.unit.short_name or case.filing.unit.name
    return Target(
        kind="单位",
        key=("单位",),
        label=name,
        values=with_derived(values | totals, library),
        words=dict(texts) | {"对象": name},
        losses=losses,
    )


def losses_of(subject: Subject, library: Library, year: int) -> tuple[Loss, ...]:
    """Return every scored row with the points that its printed score lies below its weight."""
    card = subject.scorecard
    found = []
    for number, score in enumerate(card.all_scores if card else ()):
        lost = Decimal(0)
        if score.weight is not None and score.points is not None and score.counts:
            lost = max(score.weight - score.points, lost)
        note = score.answers.deviation_note if score.answers else None
        found.append(
            Loss((subject.name, number), score.name, lost, told(note, library.notes, year))
        )
    return tuple(found)


def _expenses(filing: Filing, unit: Target) -> Iterator[Target]:
    for name, expense in filing.expenses.items():
        yield from _expense((name,), expense, unit)


def _expense(path: tuple[str, ...], expense: Expense | None, unit: Target) -> Iterator[Target]:
    """Yield an expense, or in its place the lines that it is made of."""
    if expense is None:
        return
    if expense.parts:
        for name, part in expense.parts.items():
            yield from _expense((*path, name), part, unit)
        return
    yield Target(
        kind="经费",
        key=("经费", *path),
        label=quoted(path[-1]),
        values=dict(unit.values) | expense.amounts,
        words=dict(unit.words) | {"名称": quoted(path[-1])},
        losses=unit.losses,
        traits=RowTraits(path, nature=expense_nature(path[-1])),
    )


def expense_nature(name: str) -> str:
    """Tell a row of the basic-data table that is a change of the budget from one of spending."""
    return "调整" if is_adjustment(name) else "支出"


def _of_subject(
    case: Case,
    subject: Subject,
    asked: Mapping[str, Decimal],
    library: Library,
    losses: tuple[Loss, ...],
) -> Iterator[Target]:
    """Yield something assessed, its rows, and the parts it pays for."""
    whole = _subject(case, subject, asked, library, losses)
    yield whole
    yield from row_targets(subject, whole, (library.notes, case.filing.year), decimals_of(case))
    if isinstance(subject.assessment, Project):
        yield from _parts(subject.assessment, whole)


def _subject(
    case: Case,
    subject: Subject,
    asked: Mapping[str, Decimal],
    library: Library,
    losses: tuple[Loss, ...],
) -> Target:
    filing, assessment = case.filing, subject.assessment
    project = assessment if isinstance(assessment, Project) else None
    texts = asked_texts(filing, library, project)
    values = dict(subject.facts.values)
    values |= dict(asked) | _truths(texts, library)
    if project is not None:
        own = assessment.funds.total.amounts.keys()
        values = {name: values[name] for name in values if name in own or name not in UNIT_MONEY}
    label = "部门整体支出" if project is None else f"{quoted(project.name)}项目"
    words = texts | {"对象": label}
    values |= _largest_rest(assessment.funds, words)
    values["成本目标合计"] = cost_targets(subject.rows)
    return Target(
        kind="自评",
        key=("自评", subject.name),
        label=label,
        values=with_derived(values, library),
        words=words,
        losses=losses,
        told=told(assessment.funds.total.reason, library.notes, filing.year),
        subject=subject,
    )


def cost_targets(rows: Iterable[Read]) -> Decimal | None:
    """Add up the targets of the cost rows in 万元; None where one of them is no such limit."""
    return sum_if_complete(_money_asked(read.target_measure) for read in rows if _is_cost(read.row))


def _is_cost(row: IndicatorRow) -> bool:
    return row_kind(row.group, row.subgroup, row.indicator.name).is_cost


def _money_asked(target: Measure | None) -> Decimal | None:
    return target.value if target and target.unit == MONEY else None


def _largest_rest(funds: Funds, words: dict[str, str]) -> dict[str, Value]:
    """Find the source line of which most was not spent; its name goes into the words."""
    rests = [
        (line.budget_full_year - line.executed, name)
        for name, line in funds.lines.items()
        if line.budget_full_year is not None and line.executed is not None
    ]
    rest, name = max(rests, default=(Decimal(0), ""), key=lambda pair: pair[0])
    words["差额最大来源"] = name if rest > 0 else ""
    return {"差额最大来源余额": rest if rest > 0 else None}


def _parts(project: Project, whole: Target) -> Iterator[Target]:
    planned = sum_of_known(part.budget for part in project.parts)
    spent = sum_of_known(part.executed for part in project.parts)
    totals = {"子项目预算合计": planned, "子项目执行合计": spent}
    for part in project.parts:
        own = {"预算数": part.budget, "执行数": part.executed, "结余": part.balance}
        yield Target(
            kind="子项目",
            key=(*whole.key, part.name),
            label=quoted(part.name),
            values=dict(whole.values) | totals | own,
            words=dict(whole.words) | {"名称": quoted(part.name)},
            losses=whole.losses,
            told=whole.told,
            subject=whole.subject,
        )
