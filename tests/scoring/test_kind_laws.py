"""Laws that hold for all figures: points stay within 0…W, and better is never worse."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from kind_cases import RULES

from generator.scoring.kinds import Inputs, apply

PROPORTIONAL = RULES.validate_python({"方法": "按比例"})
INVERSE = RULES.validate_python({"方法": "按比例", "曲线": "反比"})
SIDES = st.sampled_from(["超过", "低于", "双向"])
COUNTS = st.sampled_from(["整步", "不足一步计一步", "按比例"])
UPWARDS = st.sampled_from(["≥", ">", "="])
DOWNWARDS = st.sampled_from(["≤", "<"])


def decimals(low: str, high: str) -> st.SearchStrategy[Decimal]:
    return st.decimals(low, high, places=2, allow_nan=False, allow_infinity=False)


WEIGHTS, TARGETS, VALUES = decimals("0.5", "100"), decimals("0.01", "500"), decimals("-500", "1500")


def points(rule: object, weight: Decimal, **inputs: object) -> Decimal:
    outcome = apply(RULES.validate_python(rule), weight, Inputs(**inputs))
    assert outcome.points is not None
    assert 0 <= outcome.points <= weight
    return outcome.points


@given(WEIGHTS, TARGETS, VALUES, VALUES, UPWARDS)
def test_more_is_never_worse_where_high_is_good(
    weight: Decimal, target: Decimal, one: Decimal, other: Decimal, sign: str
) -> None:
    low, high = sorted((one, other))
    worse = points(PROPORTIONAL, weight, value=low, target=target, comparator=sign)
    better = points(PROPORTIONAL, weight, value=high, target=target, comparator=sign)
    assert worse <= better
    assert better == weight or high < target


@given(WEIGHTS, TARGETS, VALUES, VALUES, DOWNWARDS)
def test_less_is_never_worse_under_a_limit(
    weight: Decimal, target: Decimal, one: Decimal, other: Decimal, sign: str
) -> None:
    low, high = sorted((one, other))
    for rule in (PROPORTIONAL, INVERSE):
        better = points(rule, weight, value=low, target=target, comparator=sign)
        assert better >= points(rule, weight, value=high, target=target, comparator=sign)
        assert better == weight or low > target


@given(WEIGHTS, TARGETS, VALUES, DOWNWARDS)
def test_inverse_is_never_harsher_than_linear(
    weight: Decimal, target: Decimal, value: Decimal, sign: str
) -> None:
    linear = points(PROPORTIONAL, weight, value=value, target=target, comparator=sign)
    assert points(INVERSE, weight, value=value, target=target, comparator=sign) >= linear


@given(WEIGHTS, VALUES, VALUES, VALUES)
def test_two_stated_ends_give_their_points(
    weight: Decimal, full: Decimal, zero: Decimal, value: Decimal
) -> None:
    assume(full != zero)
    rule = {"方法": "按比例", "满分值": str(full), "零分值": str(zero)}
    points(rule, weight, value=value)
    assert points(rule, weight, value=full) == weight
    assert points(rule, weight, value=zero) == 0


@given(WEIGHTS, VALUES, VALUES, SIDES)
def test_counting_started_steps_is_the_harshest(
    weight: Decimal, standard: Decimal, value: Decimal, side: str
) -> None:
    rule = {"方法": "按步扣分", "标准": str(standard), "方向": side, "步长": "5", "每步扣分": "2"}
    whole, exact, started = (
        points({**rule, "计步": count}, weight, value=value)
        for count in ("整步", "按比例", "不足一步计一步")
    )
    assert started <= exact <= whole


@given(WEIGHTS, VALUES, VALUES, COUNTS)
def test_further_beyond_the_standard_is_never_better(
    weight: Decimal, one: Decimal, other: Decimal, count: str
) -> None:
    low, high = sorted((one, other))
    rule = {"方法": "按步扣分", "标准": "0", "步长": "3", "每步扣分": "0.5", "计步": count}
    assert points(rule, weight, value=high) <= points(rule, weight, value=low)


@given(st.lists(decimals("0", "100"), min_size=1, max_size=6, unique=True), VALUES)
def test_touching_bands_hold_every_value(cuts: list[Decimal], value: Decimal) -> None:
    edges = [None, *(str(cut) for cut in sorted(cuts)), None]
    bands = [
        {"下限": low, "含下限": "是", "上限": high, "得分": str(place)}
        for place, (low, high) in enumerate(pairwise(edges))
    ]
    expected = sum(cut <= value for cut in cuts)
    assert points({"方法": "分段", "区间": bands}, Decimal(10), value=value) == expected


@given(st.lists(st.sampled_from(["是", "否", "不适用"]), min_size=1, max_size=6))
def test_one_more_yes_never_costs_points(answers: list[str]) -> None:
    assume("不适用" not in answers)
    items = {f"第{number}项": "1.5" for number in range(len(answers))}
    rule, weight = {"方法": "清单", "项目": items}, Decimal("1.5") * len(answers)
    given_answers = dict(zip(items, answers, strict=True))
    before = points(rule, weight, answers=given_answers)
    assert before == Decimal("1.5") * answers.count("是")
    assert points(rule, weight, answers={**given_answers, "第0项": "是"}) >= before


@given(WEIGHTS, decimals("0", "1"))
def test_level_follows_from_the_band_that_holds_the_points(weight: Decimal, share: Decimal) -> None:
    levels = {"好": ["0.8", "1"], "中": ["0.6", "0.8"], "差": ["0", "0.6"]}
    rule = RULES.validate_python({"方法": "分级", "档次": levels})
    outcome = apply(rule, weight, Inputs(chosen=weight * share))
    expected = "好" if share >= Decimal("0.8") else "中" if share >= Decimal("0.6") else "差"
    assert (outcome.points, outcome.level) == (weight * share, expected)


@given(WEIGHTS, decimals("0.01", "20"), st.integers(0, 50))
def test_deduction_and_award_make_up_the_weight(weight: Decimal, each: Decimal, count: int) -> None:
    lost = points({"方法": "计次", "每次": str(each)}, weight, count=count)
    won = points({"方法": "计次", "方式": "加分", "每次": str(each)}, weight, count=count)
    assert lost + won == weight


@given(WEIGHTS, VALUES)
def test_conversion_is_proportional(weight: Decimal, source: Decimal) -> None:
    rule = {"方法": "折算", "来源": "甲", "来源满分": "100"}
    expected = min(max(weight * source / 100, Decimal(0)), weight)
    assert points(rule, weight, names={"甲": source}) == expected


@given(WEIGHTS, VALUES, VALUES)
def test_threshold_has_two_outcomes(weight: Decimal, value: Decimal, limit: Decimal) -> None:
    rule = {"方法": "达标", "符号": "≤", "界限": "甲"}
    expected = weight if value <= limit else 0
    assert points(rule, weight, value=value, names={"甲": limit}) == expected


@given(WEIGHTS, VALUES, TARGETS, st.integers(0, 20))
def test_best_of_two_is_the_better_one(
    weight: Decimal, value: Decimal, target: Decimal, count: int
) -> None:
    rules = [{"方法": "计次", "每次": "1"}, {"方法": "按比例"}]
    inputs = {"value": value, "target": target, "count": count}
    best = points({"方法": "择一", "规则": rules}, weight, **inputs)
    assert best == max(points(rule, weight, **inputs) for rule in rules)
