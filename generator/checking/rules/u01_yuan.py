"""U01 金额单位混用: an amount in 万元 looks like one in 元."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.closing import income_of, spent_of
from generator.checking.money import Stated, figures, large_figures, stated
from generator.checking.related_places import known_places
from generator.checking.same import once_a_case
from generator.checking.wholes import Figure, Whole, funds_wholes, same_columns, wholes
from generator.diagnostics import Diagnostic
from generator.filing import amounts_of, money_of
from generator.reading import WAN
from generator.scoring import plain, round_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.diagnostics import Position
    from generator.scoring.case import Case

CODE = "U01"
MYRIAD = Decimal(10_000)
NEAR = Decimal("0.01")  # share by which 10000 times may be missed: amounts are rounded
ROUGHLY = 3  # columns of one line are of one size, but not equal
PER_HEAD = Decimal(
    1_000
)  # 万元 for each of the staff; more is spent by units that pay others, and rarely
LARGE = Decimal(100_000)  # 万元, the sum of a whole county's department rather than of a unit
MANY = 10  # times the whole that no part can be, whatever was left out of the whole
GAP = Decimal(1_000)  # times the next amount that nothing but 元 for 万元 explains
LEAST = Decimal(1_000)  # 万元; what is less in 元 is less than 0.1 万元, which nobody reports

TENTH = LEAST / MYRIAD  # 万元
YUAN = "元"
NOT_YUAN = "以万元填的，删去文件开头的“金额单位: 元”；以元填的，核对是不是少写了几位"


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare amounts with their parts, then with texts, staff and what a unit can have."""
    yield from _found(case)


def yuan_places(case: Case) -> frozenset[Position]:
    """Return where amounts stand that look like 元: what follows from them is not said again."""
    return frozenset(one.position for one in _found(case) if one.position)


@once_a_case
def _found(case: Case) -> tuple[Diagnostic, ...]:
    return tuple(_all(case))


def _all(case: Case) -> Iterator[Diagnostic]:
    if money_of(case.filing, case.form.money) != WAN:
        yield from _too_small(case)
        return  # a unit that says what it types in has looked
    said = False
    for whole in _wholes(case):
        for finding in _against_parts(whole):
            said = True
            yield finding
    for finding in _against_columns(case) if not said else ():
        said = True
        yield finding
    for finding in _against_unit(case) if not said else ():
        said = True
        yield finding
    if not said:
        yield from _alone(case)


def _too_small(case: Case) -> Iterator[Diagnostic]:
    """Find a filing said to be in 元 with less than 1000 元 in all: nobody reports so little."""
    amounts = [one for one in figures(case) if one.figure.amount > 0]
    largest = max(amounts, key=lambda one: one.figure.amount, default=None)
    if case.filing.money_unit != YUAN or largest is None or largest.figure.amount >= TENTH:
        return
    typed = plain((largest.figure.amount * MYRIAD).normalize())
    told = f"文件开头写的是“金额单位: 元”，全部金额都不到 {plain(LEAST)} 元"
    facts = {"where": largest.name, "amount": typed, "typed_in": YUAN, "meant_in": WAN.name}
    facts |= {"told": told, "meant": typed, "hint": NOT_YUAN}
    yield Diagnostic(CODE, facts, largest.figure.position)


def _wholes(case: Case) -> Iterator[Whole]:
    """Yield everything that is made of parts and has any amount that may be in 元."""
    yield from wholes(case)
    blocks = [subject.assessment.funds for subject in case.subjects]
    lines = [line.amounts for funds in blocks for _, line in funds.named_lines]
    if _any_large(*lines):
        yield from funds_wholes(case)
    budget, department = case.filing.budget, case.filing.department
    assessed = department.funds.total.amounts if department else {}
    if _any_large(budget.amounts, amounts_of(budget.income), assessed):
        yield from same_columns(case)


def _any_large(*listed: Mapping[str, Decimal | None]) -> bool:
    """Tell whether any amount may be in 元."""
    known = (amount for amounts in listed for amount in amounts.values() if amount is not None)
    return any(amount >= LEAST for amount in known)


def is_in_yuan(case: Case, whole: Whole) -> bool:
    """Tell whether it speaks of a whole or its parts: that they do not add up is the same fault."""
    if money_of(case.filing, case.form.money) != WAN:
        return False
    places = yuan_places(case)
    figures_of_it = (whole.total, *whole.parts.values())
    return bool(places) and any(one.position in places for one in figures_of_it)


def _against_parts(whole: Whole) -> Iterator[Diagnostic]:
    """Find a total 10000 times its parts, parts 10000 times their total, or one part so."""
    total, parts = whole.total.amount, whole.parts
    if total < LEAST and all(part.amount < LEAST for part in parts.values()):
        return
    added = whole.added
    if _is_myriad(total, added):
        told = f"{whole.name}的各项相加只有 {plain(added)}"
        yield _finding(whole.name, whole.total, told)
    elif _is_myriad(added, total):
        told = f"而合计只有 {plain(total)}"
        for name, part in parts.items():
            if part.amount >= LEAST:
                yield _finding(f"{whole.name}中的{name}", part, told)
    elif len(parts) > 1 and not _same(whole.added, total):
        for name, part in parts.items():
            others = added - part.amount
            if part.amount >= LEAST and _same(part.amount / MYRIAD + others, total):
                told = f"折成万元，各项相加才等于合计 {plain(total)}"
                yield _finding(f"{whole.name}中的{name}", part, told)


def _against_columns(case: Case) -> Iterator[Diagnostic]:
    """Find an amount of a line that is thousands of times each of the others: 12, 111500, 9.4."""
    for subject in case.subjects:
        line = subject.assessment.funds.total
        if not _any_large(line.amounts):
            continue
        amounts = {key: amount for key, amount in line.amounts.items() if amount > 0}
        key = max(amounts, key=lambda one: amounts[one], default="")
        others = [amount for name, amount in amounts.items() if name != key]
        if others and amounts[key] >= LEAST and all(_apart(amounts[key], one) for one in others):
            told = f"同一行的其他金额是 {'、'.join(map(plain, others))}"
            yield _finding(f"{subject.name}的{key}", Figure(amounts[key], line, (key,)), told)


def _against_unit(case: Case) -> Iterator[Diagnostic]:
    """Find an expense many times what the unit spent, a project's total so many times its year."""
    whole = spent_of(case.filing.budget) or income_of(case.filing.budget)
    for name, expense in case.filing.expenses.items() if whole else ():
        for key, amount in expense.amounts.items() if expense else ():
            if expense and whole and amount >= LEAST and amount > whole * MANY:
                told = f"单位全年的支出只有 {plain(whole)}"
                yield _finding(f"“{name}”的{key}", Figure(amount, expense, (key,)), told)
    for project in case.filing.projects:
        year, total = project.funds.total.budget_full_year, project.project_total
        if year and total and total >= LEAST and total > year * LEAST:
            told = f"全年预算数只有 {plain(year)}"
            figure = Figure(total, project, ("项目总投资",))
            yield _finding(f"{project.name}的项目总投资", figure, told)


def _apart(amount: Decimal, other: Decimal) -> bool:
    return MYRIAD / ROUGHLY <= amount / other <= MYRIAD * ROUGHLY


def _alone(case: Case) -> Iterator[Diagnostic]:
    """Look at the largest amount only: where one is in 元, most are."""
    if not large_figures(case, LEAST):
        return  # and no text need be read
    amounts = [one for one in figures(case) if one.figure.amount > 0]
    largest = max(amounts, key=lambda one: one.figure.amount)
    texts = stated(case)
    for one in amounts:
        text = next((text for text in texts if text.amount * MYRIAD == one.figure.amount), None)
        if text is not None and one.figure.amount >= LEAST:
            yield _finding(one.name, one.figure, f"{text.where}写的是“{text.text}”", text)
            return
    amount = largest.figure.amount
    sizes = [one.figure.amount for one in amounts]
    if not _in_scale(amount, sizes, texts) and (told := _too_large(case, amount)):
        yield _finding(largest.name, largest.figure, told)


def _in_scale(amount: Decimal, sizes: Sequence[Decimal], texts: Sequence[Stated]) -> bool:
    """Tell whether the filing itself shows that so much is meant, as of a fund that is passed on.

    A text states as much; or there are amounts too small for 元, and others lead up to this one.
    """
    if any(_alike(amount, text.amount) for text in texts):
        return True
    below = max((size for size in sizes if not _alike(amount, size)), default=None)
    return below is not None and min(sizes) < LEAST and amount < below * GAP


def _alike(one: Decimal, other: Decimal) -> bool:
    return max(one, other) <= min(one, other) * ROUGHLY


def _too_large(case: Case, amount: Decimal) -> str:
    """Say why a unit can hardly have so much, '' where it can."""
    unit = case.filing.unit
    staff = unit.staff or unit.posts
    if not staff:
        sized = f"合 {_short(amount / MYRIAD)} 亿元"
        return f"{sized}，一个单位一般没有这么多" if amount >= LARGE else ""
    each = amount / staff
    kind = "在职" if unit.staff else "编制"
    return f"{kind} {staff} 人，人均 {_short(each)} 万元" if each > PER_HEAD else ""


def _is_myriad(one: Decimal, other: Decimal) -> bool:
    return other > 0 and one >= LEAST and _same(one / MYRIAD, other)


def _same(one: Decimal, other: Decimal) -> bool:
    return other > 0 and abs(one - other) <= other * NEAR


def _short(value: Decimal) -> str:
    return plain(round_to(value, Decimal("0.1") if value < 10 else Decimal(1)))  # noqa: PLR2004


def _finding(where: str, figure: Figure, told: str, text: Stated | None = None) -> Diagnostic:
    facts = {
        "where": where,
        "amount": plain(figure.amount),
        "typed_in": WAN.name,
        "meant_in": YUAN,
        "told": told,
        "meant": plain((figure.amount / MYRIAD).normalize()),
    }
    related = known_places([("这里写的是万元", text.position if text else None)])
    return Diagnostic(CODE, facts, figure.position, related)
