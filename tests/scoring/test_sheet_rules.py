"""The rules of a whole sheet: what each does to the total, and in which order."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sheets import filing_of, rubric_of, score_of, scored

from generator.scoring import Scorecard

# 三行：甲 50 分、乙 30 分、丙 20 分，都按出错次数扣分，乙的不适用由各用例说明怎样处理
SHEET = """\
指标:
  管理:
    一般:
      - {{三级指标: 甲, 分值: 50, 规则: {{方法: 计次, 每次: 1}}}}
      - {{三级指标: 乙, 分值: 30, 规则: {{方法: 计次, 每次: 1}}, 不适用: {{处理: {policy}}}}}
      - {{三级指标: 丙, 分值: 20, 规则: {{方法: 计次, 每次: 1}}}}
{more}
"""
ANSWERS = "  评分资料: {{甲: {{次数: {a}}}, 乙: {{{b}}}, 丙: {{次数: {c}}}}}\n"
CAPS = """\
总分上限:
  取值: 100 * 全年执行数 / 全年预算数
  区间:
    - {上限: 50, 总分不超过: 59}
    - {下限: 50, 上限: 60, 总分不超过: 69}
    - {下限: 60, 上限: 70, 总分不超过: 79}
    - {下限: 70, 上限: 80, 总分不超过: 89}
"""
GRADES = "等级: {优: 90, 良: 80, 中: 60, 差: 0}\n"
ABSENT = "不适用: 没有这项工作"


def sheet(  # noqa: PLR0913  the parts that cases vary
    *,
    policy: str = "折算",
    more: str = "",
    a: int = 0,
    b: str = "次数: 0",
    c: int = 0,
    said: str = "",
) -> Scorecard:
    rubric = rubric_of(SHEET.format(policy=policy, more=more))
    filing = filing_of("整体自评:\n" + ANSWERS.format(a=a, b=b, c=c) + said)
    return scored(rubric, filing)


def spent(budget: str, executed: str) -> str:
    return f"  资金: {{年度资金总额: {{全年预算数: {budget}, 全年执行数: {executed}}}}}\n"


@pytest.mark.parametrize(
    ("policy", "weight", "total", "points"),
    [
        ("满分", "100", "85", "30"),
        ("零分", "100", "55", "0"),
        ("不计入", "70", "55", None),
        ("折算", "100", "78.57", None),
    ],
)
def test_row_that_does_not_apply(policy: str, weight: str, total: str, points: str | None) -> None:
    card = sheet(policy=policy, a=10, b=ABSENT, c=5)
    assert card.total.weight == Decimal(weight)
    assert card.total.computed == Decimal(total)
    score = score_of(card, "乙")
    assert score.computed == (None if points is None else Decimal(points))
    assert policy in score.treatment


def test_row_without_a_rule_for_not_applying_cannot_be_left_out() -> None:
    rubric = rubric_of(SHEET.format(policy="满分", more=""))
    filing = filing_of(
        f"整体自评:\n  评分资料: {{甲: {{{ABSENT}}}, 乙: {{次数: 0}}, 丙: {{次数: 0}}}}"
    )
    card = scored(rubric, filing)
    assert (score_of(card, "甲").computed, card.total.computed) == (None, None)
    assert score_of(card, "甲").reason


def test_sheet_on_which_nothing_applies_has_no_total() -> None:
    rule = "规则: {方法: 计次, 每次: 1}, 不适用: {处理: 折算}"
    rubric = rubric_of(f"指标: {{管理: {{一般: [{{三级指标: 甲, 分值: 100, {rule}}}]}}}}")
    card = scored(rubric, filing_of(f"整体自评: {{评分资料: {{甲: {{{ABSENT}}}}}}}"))
    assert card.total.computed is None
    assert card.total.computed_grade is None


def test_missing_answer_leaves_row_and_total_open() -> None:
    card = sheet(b="自评得分: 29")
    score = score_of(card, "乙")
    assert (score.computed, score.points) == (None, 29)
    assert (card.total.computed, card.total.summed) == (None, 99)


@pytest.mark.parametrize(("evidence", "points"), [("佐证材料: [台账], ", 29), ("", 0)])
def test_evidence(evidence: str, points: int) -> None:
    card = sheet(more="缺少佐证: 零分", b=f"{evidence}次数: 1")
    assert score_of(card, "乙").computed == points


def test_execution_needs_no_evidence_but_the_accounts() -> None:
    rubric = rubric_of(
        "缺少佐证: 零分\n"
        "预算执行: {分值: 10, 取值: 全年执行数 / 全年预算数, 规则: {方法: 按比例, 满分值: 1}}"
    )
    card = scored(rubric, filing_of("整体自评:\n" + spent("10", "9")))
    assert score_of(card, "预算执行率").computed == 9


EXECUTION = "预算执行: {分值: 10, 取值: 全年执行数 / 全年预算数, 规则: {方法: 按比例, 满分值: 1}"


@pytest.mark.parametrize(
    ("counts", "declared", "total"), [("是", "", 109), ("是", "95", 109), ("否", "", 100)]
)
def test_every_row_counts_once(counts: str, declared: str, total: int) -> None:
    """Fault: a row added twice, or execution counted although the rubric says that it does not."""
    more = f"{EXECUTION}, 计入总分: {counts}}}\n"
    said = spent("100", "90") + (f"  自评得分: {declared}\n" if declared else "")
    card = sheet(more=more, said=said)
    assert (card.total.summed, card.total.computed) == (total, total)
    assert sum(one.points or 0 for one in card.counted) == total
    assert len({id(one) for one in card.counted}) == len(card.counted)


def test_not_applicable_goes_before_evidence() -> None:
    card = sheet(policy="满分", more="缺少佐证: 零分", b=ABSENT)
    assert score_of(card, "乙").computed == 30


def test_rounded_scores_are_summed() -> None:
    rule = "{方法: 折算, 来源: 满意度, 来源满分: 3}"
    rows = ", ".join(f"{{三级指标: {name}, 分值: 1, 规则: {rule}}}" for name in "甲乙丙")
    rubric = rubric_of(
        f"总分: 3\n其他数据: {{满意度: {{单位: 分}}}}\n指标: {{一: {{二: [{rows}]}}}}"
    )
    card = scored(rubric, filing_of("其他数据: {满意度: 1}\n整体自评: {}"))
    assert [one.computed for one in card.scores] == [Decimal("0.33")] * 3
    assert card.total.computed == Decimal("0.99")


@pytest.mark.parametrize(
    ("executed", "total"),
    [
        *[("0", 59), ("49.99", 59), ("50", 69), ("59.99", 69), ("60", 79), ("69.99", 79)],
        *[("70", 89), ("79.99", 89), ("80", 100), ("100", 100), ("120", 100)],
    ],
)
def test_total_is_capped_by_the_execution_rate(executed: str, total: int) -> None:
    card = sheet(more=CAPS, said=spent("100", executed))
    assert card.total.computed == total


def test_cap_does_not_raise_a_lower_total() -> None:
    assert sheet(more=CAPS, a=50, said=spent("100", "55")).total.computed == 50


@pytest.mark.parametrize(("faults", "told"), [(11, False), (10, True)])
def test_a_cap_is_told_where_it_takes_something_away(faults: int, told: bool) -> None:  # noqa: FBT001
    """Fault: a total that just reaches the cap is said to have been cut."""
    steps = sheet(more=CAPS, a=faults, said=spent("100", "70")).total.steps
    assert any("不超过" in step for step in steps) is told


def test_what_is_left_out_is_no_part_of_what_is_scaled_up() -> None:
    """Fault: the rest is scaled up to the rubric's total although a row was taken off that."""
    row = "{{三级指标: {}, 分值: {}, 规则: {{方法: 计次, 每次: 1}}, 不适用: {{处理: {}}}}}"
    rows = [
        row.format("甲", 50, "满分"),
        row.format("乙", 30, "不计入"),
        row.format("丙", 20, "折算"),
    ]
    rubric = rubric_of(f"指标: {{一: {{二: [{', '.join(rows)}]}}}}")
    absent = f"{{{ABSENT}}}"
    filing = filing_of(f"整体自评: {{评分资料: {{甲: {{次数: 5}}, 乙: {absent}, 丙: {absent}}}}}")
    total = scored(rubric, filing).total
    # 总分 100 - 30 = 70；45 ÷ (70 - 20) × 70
    assert (total.weight, total.computed) == (70, 63)


def test_the_own_grade_is_of_the_rounded_total() -> None:
    """Fault: the grade that the factor is reckoned from is of the total before rounding."""
    row = "{三级指标: 甲, 分值: 100, 舍入: 0.001, 规则: {方法: 折算, 来源: 满意度, 来源满分: 100}}"
    rubric = rubric_of(
        f"低等系数: [0.9]\n{GRADES}其他数据: {{满意度: {{单位: 分}}}}\n"
        f"指标: {{一: {{二: [{row}]}}}}"
    )
    filing = filing_of("其他数据: {满意度: 89.996}\n整体自评: {财政评价等级: 良}")
    # 89.996 舍入是 90.00，自评为优，财政评价为良，低一等：89.996 × 0.9
    assert scored(rubric, filing).total.computed == Decimal("81.00")


@pytest.mark.parametrize("said", ["", spent("0", "0")], ids=["没有数据", "除数为0"])
def test_cap_that_cannot_be_told_says_so(said: str) -> None:
    total = sheet(more=CAPS, said=said).total
    assert total.computed == 100
    assert any("全年预算数" in step for step in total.steps[1:])


@pytest.mark.parametrize(
    ("rule", "days", "total"),
    [
        ("每天扣: 0.5", 3, "98.5"),
        ("每天扣: 0.5, 最多扣: 1", 3, "99"),
        ("每天扣: 50", 3, "0"),
        ("每天扣: 0.5", 0, "100"),
    ],
    ids=["按天", "封顶", "扣完为止", "没有逾期"],
)
def test_late(rule: str, days: int, total: str) -> None:
    card = sheet(more=f"逾期: {{{rule}}}", said=f"  逾期天数: {days}\n")
    assert card.total.computed == Decimal(total)


@pytest.mark.parametrize(
    ("own", "finance", "total"),
    [
        ("", "优", "95"),
        ("", "良", "85.5"),
        ("", "中", "76"),
        ("", "差", "66.5"),
        ("良", "中", "85.5"),
        ("中", "优", "95"),
        ("", "合格", "95"),
    ],
    ids=["同等", "低一等", "低两等", "低三等", "从自评等级算起", "更高", "没有的等级"],
)
def test_factor(own: str, finance: str, total: str) -> None:
    said = f"  财政评价等级: {finance}\n" + (f"  自评等级: {own}\n" if own else "")
    card = sheet(more=f"低等系数: [0.9, 0.8, 0.7]\n{GRADES}", a=5, said=said)
    assert card.total.computed == Decimal(total)


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        *[("100", "优"), ("90", "优"), ("89.99", "良"), ("80", "良")],
        *[("79.99", "中"), ("60", "中"), ("59.99", "差"), ("0", "差")],
    ],
)
def test_lower_bounds_of_grades_are_inclusive(total: str, grade: str) -> None:
    assert rubric_of(GRADES).grade(Decimal(total)) == grade


def test_grade_is_of_the_rounded_total() -> None:
    # 折算得 89.9952…，舍入到 0.01 是 90.00，到 0.001 是 89.995
    row = "{三级指标: 甲, 分值: 21, 规则: {方法: 折算, 来源: 满意度, 来源满分: 21}}"
    absent = "{三级指标: 乙, 分值: 79, 规则: {方法: 计次, 每次: 1}, 不适用: {处理: 折算}}"
    text = f"{GRADES}其他数据: {{满意度: {{单位: 分}}}}\n指标: {{一: {{二: [{row}, {absent}]}}}}\n"
    filing = filing_of(
        f"其他数据: {{满意度: 18.899}}\n整体自评: {{评分资料: {{乙: {{{ABSENT}}}}}}}"
    )
    assert scored(rubric_of(text + "舍入: 0.001"), filing).total.computed_grade == "良"
    assert scored(rubric_of(text + "舍入: 0.1"), filing).total.computed_grade == "优"


def test_rules_apply_in_their_order() -> None:
    more = f"{CAPS}逾期: {{每天扣: 1}}\n低等系数: [0.9, 0.8, 0.7]\n{GRADES}"
    said = spent("100", "75") + "  逾期天数: 3\n  财政评价等级: 中\n"
    total = sheet(more=more, b=ABSENT, said=said).total
    # 70 分折算成 100，封顶 89，逾期扣 3 分得 86（良），财政评价低一等乘 0.9
    assert total.computed == Decimal("77.4")
    assert total.computed_grade == "中"
    words = ("之和", "折算", "不超过", "逾期", "低 1 等")
    assert all(word in step for word, step in zip(words, total.steps, strict=True))


COUNTS = st.integers(0, 60)
POLICIES = st.sampled_from(["满分", "零分", "不计入", "折算"])


@given(COUNTS, POLICIES, st.sampled_from(["次数: 3", ABSENT]), st.integers(0, 200), COUNTS)
def test_total_stays_within_its_bounds(
    a: int, policy: str, b: str, executed: int, days: int
) -> None:
    more = f"{CAPS}逾期: {{每天扣: 2}}\n"
    said = spent("100", str(executed)) + f"  逾期天数: {days}\n"
    card = sheet(policy=policy, more=more, a=a, b=b, said=said)
    assert card.total.computed is not None
    assert 0 <= card.total.computed <= card.total.weight <= 100


@given(COUNTS, COUNTS, POLICIES)
def test_fewer_faults_never_cost_points(one: int, other: int, policy: str) -> None:
    few, many = sorted((one, other))
    better = sheet(policy=policy, a=few, b=ABSENT, c=5).total.computed
    worse = sheet(policy=policy, a=many, b=ABSENT, c=5).total.computed
    assert better is not None
    assert worse is not None
    assert better >= worse


def test_a_second_reviewers_scores_stand_beside_the_units_own():
    rubric = rubric_of(
        "一级分值: {产出指标: 90}\n"
        "预算执行: {分值: 10, 取值: 全年执行数 / 全年预算数, 规则: {方法: 按比例, 满分值: 1}}\n"
        "自带指标: [{规则: {方法: 按比例}}]\n"
    )
    text = (
        "项目: [{{名称: 甲, 资金: {{执行率: 90%, 复核得分: 8}}, 绩效指标: [{{三级指标: 乙,"
        " 年度指标值: 5次, 实际完成值: 5次, 分值: 90, 自评得分: 88, 复核得分: 85}}]{more}}}]"
    )
    total = scored(rubric, filing_of(text.format(more=""))).total
    assert (total.printed, total.computed, total.reviewed) == (97, 99, 93)
    typed = scored(rubric, filing_of(text.format(more=", 复核得分: 94"))).total
    assert (typed.reviewed, typed.added_up) == (94, 93)


@pytest.mark.parametrize(("mode", "points"), [("四舍五入", "6.5"), ("进一", "7"), ("舍去", "6.5")])
def test_a_rubric_says_how_scores_are_rounded(mode, points):
    rubric = rubric_of(
        f"分值完整: 否\n舍入: 0.5\n舍入方式: {mode}\n自带指标: [{{规则: {{方法: 按比例}}}}]\n"
    )
    row = "{三级指标: 乙, 年度指标值: 3次, 实际完成值: 2次, 分值: 10}"
    score = score_of(scored(rubric, filing_of(f"项目: [{{名称: 甲, 绩效指标: [{row}]}}]")), "乙")
    assert score.computed == Decimal(points)
    assert mode in score.rounding
