"""C01 数据不一: one figure has two values, in budget and assessment, or in the form and a text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.closing import spent_of
from generator.checking.comparing import money_differs
from generator.checking.money import figures
from generator.checking.related_places import known_places
from generator.checking.restored import readings
from generator.checking.same import once_a_case
from generator.checking.stated_money import with_money
from generator.checking.texts import texts_below, texts_in, whole_text
from generator.diagnostics import Diagnostic
from generator.proofreading import holds_any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.checking.texts import Text
    from generator.diagnostics import Position
    from generator.filing import FundLine
    from generator.scoring.case import Case, Subject

CODE = "C01"
STATED = patterns.compile(
    r"(?:^|[。；;，,：:（(\n]|项目|单位|中心|资金)(年初预算|全年预算|全年执行|全年支出|年末结余)"
    r"(?:数|资金|总额)?[为共是]? ?([0-9]+(?:\.[0-9]+)?) ?万元"
)
COLUMNS = {
    "年初预算": "年初预算数",
    "全年预算": "全年预算数",
    "全年执行": "全年执行数",
    "全年支出": "全年执行数",
    "年末结余": "年末结余",
}
LABELS = tuple(COLUMNS)  # no amount is stated without one


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare every column that both hold; both are printed, side by side. Then what texts say."""
    yield from _in_budget(case)
    for subject in case.subjects:
        yield from _in_texts(case, subject)


def misquoted(case: Case) -> frozenset[Position | None]:
    """Return where texts state a budget or spending otherwise: shares of it are not asked about."""
    found = (one for subject in case.subjects for one in _in_texts(case, subject))
    return frozenset(one.position for one in found)


def _in_budget(case: Case) -> Iterator[Diagnostic]:
    budget, department = case.filing.budget, case.filing.department
    if department is None or case.form.declares:
        return
    known, assessed = budget.amounts, department.funds.total
    spent = spent_of(budget)
    if "全年执行数" not in known and spent is not None:
        known = known | {"全年执行数": spent}
    for column, amount in assessed.amounts.items():
        if column in known and _differs(case, column, amount, known[column]):
            facts = {
                "where": "整体自评",
                "column": column,
                "printed": with_money(amount),
                "place": "预算里",
                "other": with_money(known[column]),
            }
            place = budget.position(column if column in budget.amounts else "支出")
            related = known_places([("预算里的数", place)])
            yield Diagnostic(CODE, facts, assessed.position(column), related)


def _differs(case: Case, column: str, own: Decimal, other: Decimal) -> bool:
    """Tell whether an amount is another than elsewhere, nor is meant to be: its sum says so."""
    return all(money_differs(one, other) for one in readings(case, column, own))


def _in_texts(case: Case, subject: Subject) -> Iterator[Diagnostic]:
    """Compare what an assessment's texts state as its budget or spending with its funds.

    An amount that stands anywhere in the filing is that one's.
    """
    total = subject.assessment.funds.total
    known: set[Decimal] | None = None
    for one in own_texts(case, subject) if holds_any(whole_text(case), LABELS) else ():
        for label, written in STATED.findall(one.text) if "万元" in one.text else ():
            own = _amounts(total).get(COLUMNS[label])
            stated = Decimal(written)
            if own is None or not _differs(case, COLUMNS[label], own, stated):
                continue
            known = _every(case) if known is None else known
            if stated not in known:
                facts = {
                    "where": f"{subject.name}的“{one.key}”",
                    "column": COLUMNS[label],
                    "printed": with_money(stated),
                    "place": "资金里" if COLUMNS[label] in total.amounts else "照资金算",
                    "other": with_money(own),
                }
                related = known_places([("资金里的数", total.position(COLUMNS[label]))])
                yield Diagnostic(CODE, facts, one.position, related)


def _amounts(total: FundLine) -> dict[str, Decimal]:
    """Return the columns of a total, and what is left of the budget where nothing was typed."""
    typed, budget, spent = total.amounts, total.budget_full_year, total.executed
    if budget is None or spent is None or spent > budget:
        return dict(typed)
    return {"年末结余": budget - spent, **typed}


def _every(case: Case) -> set[Decimal]:
    lines = (line for one in case.subjects for _, line in one.assessment.funds.named_lines)
    by_source = {amount for line in lines for amount in line.amounts.values()}
    return by_source | {one.figure.amount for one in figures(case)}


def own_texts(case: Case, subject: Subject) -> tuple[Text, ...]:
    """Return the texts of an assessment; the unit's own are about all of it, or the only one."""
    return _by_subject(case)[id(subject)]


@once_a_case
def _by_subject(case: Case) -> Mapping[int, tuple[Text, ...]]:
    return {id(one): tuple(_texts_on(case, one)) for one in case.subjects}


def _texts_on(case: Case, subject: Subject) -> Iterator[Text]:
    yield from texts_below(case, subject.assessment)
    if len(case.subjects) == 1 or subject.assessment is case.filing.department:
        filing = case.filing
        texts = (one for one in texts_in(case) if one.record is filing)
        yield from (one for one in texts if one.path[0] == "材料")
