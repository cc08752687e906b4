"""What is drawn of a measure: its goal within its bounds, reached or missed as was asked."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from generator.authoring.rehearsal.drawn_measure import KINDS, drawn_measure, plain
from generator.authoring.rehearsal.pattern import Measure, Shortfall
from generator.reading import load_text

WHY = Shortfall.model_validate({"原因": "设备送修一个月", "措施": "备用一台"})
SEEDS = st.integers(0, 10_000)


def measure(text):
    return load_text(text, Measure, name="指标.yaml").value


COUNTS = measure("{指标: 宣讲, 单位: 场, 从: 30, 到: 90, 步: 5, 佐证: 签到册}")
SHARES = measure("{指标: 满意度, 单位: '%', 从: 90, 到: 100, 佐证: 问卷}")
PRICES = measure("{指标: 每场成本, 性质: ≤, 单位: 元, 从: 300, 到: 600, 步: 100, 佐证: 账}")
DAYS = measure("{指标: 完成时间, 月: [1, 12], 佐证: 台账}")
NOTHING = measure("{指标: 事故, 性质: '=', 单位: 起, 佐证: 记录}")


def drawn(one, seed, why=None):
    return drawn_measure(one, 2023, Random(seed), why)  # noqa: S311


@given(SEEDS)
def test_a_goal_lies_on_a_step_within_its_bounds(seed):
    for one in (COUNTS, SHARES, PRICES):
        goal = drawn(one, seed).numbers["目标"]
        assert one.low <= goal <= one.high
        assert goal % one.step == 0


@given(SEEDS)
def test_what_is_not_missed_is_reached_and_no_share_is_above_all(seed):
    for one in (COUNTS, SHARES):
        numbers = drawn(one, seed).numbers
        assert numbers["目标"] <= numbers["完成"] <= max(numbers["目标"] * Decimal("1.12"), 100)
        assert numbers["系数"] == 100
    assert drawn(SHARES, seed).numbers["完成"] <= 100


@given(SEEDS)
def test_what_is_missed_is_a_little_under_its_goal_and_says_why(seed):
    for one in (COUNTS, SHARES):
        values, numbers = drawn(one, seed, WHY)
        assert numbers["目标"] * Decimal("0.85") < numbers["完成"] < numbers["目标"]
        assert numbers["系数"] < 100
        assert numbers["差"] == numbers["目标"] - numbers["完成"]
        assert (values["原因"], values["措施"]) == (WHY.cause, WHY.remedy)


@given(SEEDS)
def test_a_deadline_is_a_day_that_there_is_and_is_kept(seed):
    values, numbers = drawn(DAYS, seed)
    due, done = (
        date(*map(int, values[name].replace("年", "-").replace("月", "-").rstrip("日").split("-")))
        for name in ("目标", "完成")
    )
    assert done <= due
    assert (values["期"], values["半年"], numbers) == ("前", "—", {})


@given(SEEDS)
def test_a_unit_cost_was_not_lower_last_year_and_its_half_year_goal_is_the_same(seed):
    numbers = drawn(PRICES, seed).numbers
    assert numbers["上年"] > numbers["目标"] == numbers["半年"]


@given(SEEDS)
def test_signs_and_kinds(seed):
    assert [drawn(one, seed).values["种"] for one in (COUNTS, SHARES, PRICES, DAYS)] == [*KINDS]
    share = drawn(SHARES, seed).values
    full = share["目标"] == "100"
    assert (share["性质"], share["号"]) == (("=", "") if full else ("≥", "≥"))
    assert drawn(NOTHING, seed).values["号"] == ""
    assert drawn(NOTHING, seed).numbers["完成"] == 0


def test_numbers_are_written_without_zeros_behind_them():
    assert [plain(Decimal(text)) for text in ("100", "98.50", "3.0", "0")] == [
        "100",
        "98.5",
        "3",
        "0",
    ]
