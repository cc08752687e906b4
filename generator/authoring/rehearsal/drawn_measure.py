"""Draws a measure of a subject: what was aimed at, what came of it, reached or missed."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.authoring.rehearsal.pattern_mistake import PatternMistakeError
from generator.expressions.rounding import round_to

if TYPE_CHECKING:
    from random import Random

    from generator.authoring.rehearsal.pattern import Measure, Shortfall

PERCENT = "%"
KINDS = AMOUNT, SHARE, PRICE, DAY = "量", "率", "价", "期"
WHOLE, TENTH, HUNDREDTH = Decimal(1), Decimal("0.1"), Decimal("0.01")
FULL = Decimal(100)
DECEMBER = 12
DAYS = (10, 15, 20, 25)  # on which a deadline falls, so that every month has it


class Drawn(NamedTuple):
    """What texts may say of a measure, and the numbers to reckon with."""

    values: dict[str, str]
    numbers: dict[str, Decimal]


def drawn_measure(one: Measure, year: int, random: Random, shortfall: Shortfall | None) -> Drawn:
    """Draw the values of a measure, missed where a shortfall is given."""
    _refuse_no_range(one)
    values, numbers = _dated(one, year, random), {}
    if one.months is None:
        numbers = _numbers(one, random, missed=shortfall is not None)
        values = {**_signed(one, numbers["目标"]), **_written(numbers)}
    values |= {"指标": one.name, "类": one.sort, "佐证": one.evidence}
    if shortfall is not None:
        values |= {"原因": shortfall.cause, "措施": shortfall.remedy}
    return Drawn(values, numbers)


def _refuse_no_range(one: Measure) -> None:
    first, last = one.months or (1, 1)
    if one.step <= 0 or one.low > one.high or not 1 <= first <= last <= DECEMBER:
        raise PatternMistakeError(f"指标“{one.name}”的范围不对")


def _dated(one: Measure, year: int, random: Random) -> dict[str, str]:
    """Return a deadline and the day it was met on, each in its words."""
    month, due = random.randint(*(one.months or (1, 1))), random.choice(DAYS)
    return {
        "号": "",
        "单位": "",
        "上年": "无",
        "半年": "—",
        "系数": "100",
        "性质": "≤",
        "期": "前",
        "种": DAY,
        "目标": f"{year}年{month}月{due}日",
        "完成": f"{year}年{month}月{random.randint(2, due)}日",
    }


def _signed(one: Measure, goal: Decimal) -> dict[str, str]:
    """Return how the goal is written: nothing stands before a share that cannot be exceeded."""
    full = one.unit == PERCENT and goal == FULL
    sign = "=" if full else one.sign
    kind = SHARE if one.unit == PERCENT else PRICE if one.sign == "≤" else AMOUNT
    return {"号": sign.replace("=", ""), "性质": sign, "单位": one.unit, "期": "", "种": kind}


def _numbers(one: Measure, random: Random, *, missed: bool) -> dict[str, Decimal]:
    steps = random.randint(int(one.low / one.step), int(one.high / one.step))
    goal = steps * one.step
    if one.unit == PERCENT:
        done = _share(goal, random, missed=missed)
        return _with_shares(goal, done, before=goal - random.randint(0, 20) * TENTH, half=goal)
    digit = min(one.step, WHOLE)
    done = _amount(goal, digit, random, missed=missed)
    capped = one.sign == "≤"
    share = random.randint(102, 112) if capped else random.randint(88, 98)
    before = round_to(goal * share / FULL, digit)
    half = goal if capped else round_to(goal / 2, digit)
    return _with_shares(goal, done, before=before, half=half)


def _share(goal: Decimal, random: Random, *, missed: bool) -> Decimal:
    """Return a share above its goal and below all, or a few tenths of points under it."""
    if missed:
        return goal - random.randint(8, 45) * TENTH
    most = int((FULL - goal) / TENTH)
    return goal + random.randint(min(1, most), min(most, 50)) * TENTH


def _amount(goal: Decimal, digit: Decimal, random: Random, *, missed: bool) -> Decimal:
    """Return an amount a little above its goal, not seldom just it, or a little under it."""
    if missed:
        least = (goal * random.randint(90, 97) / FULL / digit).to_integral_value(ROUND_FLOOR)
        return least * digit
    more = random.choice((0, 0, 1, 2, 4, 7, 11))
    return (goal * (100 + more) / FULL / digit).to_integral_value(ROUND_FLOOR) * digit


def _with_shares(
    goal: Decimal, done: Decimal, *, before: Decimal, half: Decimal
) -> dict[str, Decimal]:
    """Return the numbers with the degree that the goal was reached to, at most all of it."""
    degree = min(FULL, round_to(done * FULL / goal, HUNDREDTH)) if goal else FULL
    numbers = {"目标": goal, "完成": done, "上年": before, "半年": half}
    return numbers | {"系数": degree, "差": max(goal - done, Decimal(0))}


def _written(numbers: dict[str, Decimal]) -> dict[str, str]:
    return {name: plain(number) for name, number in numbers.items()}


def plain(number: Decimal) -> str:
    """Write a number without zeros behind it."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
