"""C01 数据不一: a sentence gives another amount than the data for what it calls by its name.

项目支出46.25万元 beside 46.00 in the tables. The name must be one of the filing's, and stand right
before the amount; what another year, a plan or a comparison gives is not the same datum.
"""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.comparing import money_differs
from generator.checking.money import figures
from generator.checking.prose_shares import AMOUNT, WAN
from generator.checking.related_places import known_places
from generator.checking.same import once_a_case
from generator.checking.stated_money import with_money
from generator.checking.texts import texts_in
from generator.checking.wholes import Figure, divided_lines, figures_of
from generator.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.filing import Expense
    from generator.scoring.case import Case

CODE = "C01"
LEAST = 4  # characters of a name that says what is meant: 项目支出, 公务接待
CLAUSE = patterns.compile("[^。；;，,、：:（(）)\\n]+")
BEFORE = patterns.compile("(?:其中|全年|本年|当年|年度|年内|[0-9]{4}年(?:度)?|实际|共|的|和|及|“)*")
BETWEEN = patterns.compile(
    "[”）]?(?:资金|实际|全年|支出|执行|完成)?(?:为|是|共|共计|合计|总计|达)? ?"
)
ANOTHER = patterns.compile(
    "上年|去年|上一年|往年|[下次明]年|下一年|同比|相比|[比较]|增|减|降|升|累计|截至|计划|预计|拟|"
    "[约余近超]|多万|每|人均|原|初步|申请|测算|追加|调[整增减]|结转|结余"
)
YEAR = patterns.compile("([0-9]{4})年")
HINT = "核对两处，改成同一个数；说的是另一个数的，写明是什么数"


def check(case: Case) -> Iterator[Diagnostic]:
    """Read each clause that ends in an amount, in texts that have any."""
    for one in texts_in(case):
        if "元" not in one.text:
            continue
        for clause in CLAUSE.findall(one.text):
            found = _stated(case, clause)
            if found is None or _known(case, found[1], found[2]):
                continue
            name, written, _ = found
            own = _named(case)[name]
            facts = {
                "where": f"“{one.key}”",
                "column": f"“{name}”",
                "printed": written,
                "place": "数据里",
                "other": "、".join(dict.fromkeys(with_money(part.amount) for part in own)),
                "hint": HINT,
            }
            related = known_places([("数据里的数", part.position) for part in own])
            yield Diagnostic(CODE, facts, one.position, related, severity_override=Severity.WARNING)


def _stated(case: Case, clause: str) -> tuple[str, str, Decimal] | None:
    """Return what a clause names, the amount as written and in 万元; None where it does not."""
    amounts = list(AMOUNT.finditer(clause))
    if len(amounts) != 1 or ANOTHER.search(clause) or _of_other_year(case, clause):
        return None
    amount, said = amounts[0], clause[: amounts[0].start()]
    for name in _named(case):
        at = said.rfind(name)
        if at >= 0 and BEFORE.fullmatch(said[:at]) and BETWEEN.fullmatch(said[at + len(name) :]):
            return name, amount[0], Decimal(amount[1].replace(",", "")) * WAN[amount[2]]
    return None


def _of_other_year(case: Case, clause: str) -> bool:
    return any(int(year) != case.filing.year for year in YEAR.findall(clause))


def _known(case: Case, written: str, stated: Decimal) -> bool:
    """Tell whether the filing has the amount anywhere, as typed or rounded as it is written."""
    places = len(written.partition(".")[2].rstrip("亿万元 "))
    unit = WAN[re.sub("[0-9., ]", "", written)]
    step = Decimal(1).scaleb(-places)
    amounts = [one.figure.amount for one in figures(case)]
    amounts += [figure.amount for known in _named(case).values() for figure in known]
    return any(
        not money_differs(stated, one)
        or (one / unit).quantize(step, ROUND_HALF_UP) == stated / unit
        for one in amounts
    )


@once_a_case
def _named(case: Case) -> Mapping[str, list[Figure]]:
    """Return the amounts of a filing by the names that it gives them, the longest name first."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for name, figure in _all(case):
        if len(name) >= LEAST:
            found[name].append(figure)
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _all(case: Case) -> Iterator[tuple[str, Figure]]:
    filing = case.filing
    budget = filing.budget
    yield from figures_of(budget, budget.income, "收入").items()
    yield from figures_of(budget, budget.expenditure, "支出").items()
    for _, line, path in divided_lines(budget.expenditure, ("支出",)):
        yield from figures_of(budget, line.parts, *path, "其中").items()
    for name, expense in filing.expenses.items():
        yield from _of_expense(name, expense)
    for project in filing.projects:
        for key, amount in project.funds.total.amounts.items():
            yield project.name, Figure(amount, project.funds.total, (key,))
        yield from figures_of(project, project.spending, "支出明细").items()
    if filing.fund is not None:
        for key, lines in (("收入", filing.fund.income), ("支出", filing.fund.expenditure)):
            yield from figures_of(filing.fund, lines, key).items()


def _of_expense(name: str, expense: Expense | None) -> Iterator[tuple[str, Figure]]:
    if expense is None:
        return
    for key, amount in expense.amounts.items():
        yield name, Figure(amount, expense, (key,))
    for below, part in expense.parts.items():
        yield from _of_expense(below, part)
