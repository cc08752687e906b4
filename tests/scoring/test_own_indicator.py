"""Indicators that units bring themselves: which rule covers one, and what comes of it."""

from decimal import Decimal

import pytest
from sheets import filing_of, rubric_of, score_of, scored

from generator.scoring import Score, Trouble

RUBRIC = """\
分值完整: 否
自带指标:
  - {适用: {性质: 定性}, 规则: {方法: 分级, 档次: {好: [0.8, 1], 差: [0, 0.8]}}}
  - {适用: {性质: 日期}, 规则: {方法: 达标, 界限: 目标值}}
  - {适用: {一级: [满意度指标], 性质: 定量}, 规则: {方法: 按比例, 满分值: 90, 零分值: 60}}
  - 适用: {二级: [成本指标], 性质: 定量, 符号: [≤, <]}
    规则: {方法: 按比例, 曲线: 反比}
    不适用: {处理: 折算}
    舍入: 0.5
  - {适用: {符号: [≥, ">", "=", ≤, <, 区间]}, 规则: {方法: 按比例, 超额: {处理: 扣分}}}
规则库:
  按次: {方法: 计次, 每次: 2}
  清单: {方法: 清单, 项目: {子: 4, 丑: 6}}
  指名:
    方法: 择一
    方式: 指名
    规则: [{方法: 计次, 名称: 子, 每次: 2}, {方法: 计次, 名称: 丑, 每次: 1}]
"""
QUANTITY, COST, POLL = ("产出指标", "数量指标"), ("产出指标", "成本指标"), ("满意度指标", "满意度")


def row(fields: str, place: tuple[str, str] = QUANTITY) -> Score:
    """Score one indicator of 10 points in a group and subgroup."""
    group, subgroup = place
    indicator = f"{{三级指标: 甲, {fields}}}"
    table = f"{{{group}: {{{subgroup}: [{indicator}]}}}}"
    filing = filing_of(f"项目: [{{名称: 乙, 绩效指标: {table}}}]")
    return score_of(scored(rubric_of(RUBRIC), filing), "甲")


@pytest.mark.parametrize(
    ("fields", "place", "points"),
    [
        ("年度指标值: ≥10次, 实际完成值: 8次", QUANTITY, "8"),
        ("年度指标值: ≥10次, 实际完成值: 13次", QUANTITY, "8"),
        ("年度指标值: ≤10次, 实际完成值: 12次", QUANTITY, "8"),
        ("年度指标值: 63%～68%, 实际完成值: 65%", QUANTITY, "10"),
        ("年度指标值: 63%～68%, 实际完成值: 31.5%", QUANTITY, "5"),
        ("年度指标值: 0起, 实际完成值: 0起", QUANTITY, "10"),
        ("年度指标值: 0起, 实际完成值: 1起", QUANTITY, "0"),
        ("年度指标值: 2021年6月底前, 实际完成值: 2021年6月30日", QUANTITY, "10"),
        ("年度指标值: 2021年6月底前, 实际完成值: 2021年7月1日", QUANTITY, "0"),
        ("年度指标值: ≤8万元, 实际完成值: 9.6万元", COST, "8.5"),
        ("年度指标值: ≥90%, 实际完成值: 75%", POLL, "5"),
        ("年度指标值: ≥90%, 实际完成值: 0.75", POLL, "5"),
        ("年度指标值: 不断改善, 实际完成值: 有改善, 自评得分: 9", QUANTITY, "9"),
        ("年度指标值: 不断改善, 实际完成值: 有改善, 完成等级: 差, 自评得分: 7", QUANTITY, "7"),
        ("计分规则: 按次, 年度指标值: 0起, 实际完成值: 1起, 次数: 1", QUANTITY, "8"),
        ("计分规则: 清单, 年度指标值: 全部建立, 清单: {子: 是, 丑: 否}", QUANTITY, "4"),
        ("计分规则: 指名, 完成等级: 丑, 年度指标值: 0起, 次数: 1", QUANTITY, "9"),
    ],
)
def test_rule_by_place_nature_sign_or_name(
    fields: str, place: tuple[str, str], points: str
) -> None:
    assert row(f"{fields}, 分值: 10", place).computed == Decimal(points)


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ("年度指标值: ≥10次, 实际完成值: 8次", Trouble.NO_WEIGHT),
        ("年度指标值: ≥10次, 分值: 10", Trouble.MISSING_VALUE),
        ("年度指标值: ≥10次, 实际完成值: 8场, 分值: 10", Trouble.UNCLEAR),
        ("年度指标值: ≥10次, 实际完成值: 8次另2次, 分值: 10", Trouble.UNCLEAR),
        ("年度指标值: 约10次, 实际完成值: 8次, 分值: 10", Trouble.NO_RULE),
        ("年度指标值: 不断改善, 实际完成值: 有改善, 分值: 10", Trouble.MISSING_LEVEL),
        ("年度指标值: 不断改善, 完成等级: 好, 自评得分: 7, 分值: 10", Trouble.OUT_OF_BAND),
        ("计分规则: 没有的, 年度指标值: ≥10次, 实际完成值: 8次, 分值: 10", Trouble.NO_RULE),
        ("计分规则: 按次, 年度指标值: ≥10次, 实际完成值: 8次, 分值: 10", Trouble.MISSING_COUNT),
        ("计分规则: 清单, 年度指标值: 建立, 清单: {子: 是, 丑: 是}, 分值: 5", Trouble.NO_RULE),
        ("年度指标值: ≥10次, 不适用: 没有任务, 分值: 10", Trouble.NOT_PERMITTED),
    ],
)
def test_what_cannot_be_computed_stays_open_with_its_reason(fields: str, trouble: Trouble) -> None:
    score = row(fields)
    assert (score.computed, score.trouble) == (None, trouble)
    assert score.reason


@pytest.mark.parametrize(
    ("fields", "trouble"),
    [
        ("完成等级: 中, 自评得分: 9", Trouble.UNKNOWN_LEVEL),
        ("完成等级: 中", Trouble.UNKNOWN_LEVEL),
        ("完成等级: 差, 自评得分: 9", Trouble.OUT_OF_BAND),
        ("完成等级: 好, 自评得分: 7.99", Trouble.OUT_OF_BAND),
        ("完成等级: 好", Trouble.MISSING_CHOICE),
        ("自评得分: 10.5", Trouble.OUT_OF_BAND),
        ("自评得分: -1", Trouble.OUT_OF_BAND),
    ],
)
def test_a_level_never_falls_back_on_what_the_unit_gave_itself(
    fields: str, trouble: Trouble
) -> None:
    """Fault: a level that is unknown or does not hold the points is passed over for the points.

    The level that was named is the unit's word; its own score lies in it or nothing is computed.
    """
    score = row(f"年度指标值: 不断改善, 实际完成值: 有改善, {fields}, 分值: 10")
    assert (score.computed, score.trouble) == (None, trouble)


def test_a_level_of_fixed_points_gives_them_whatever_the_unit_gave_itself() -> None:
    """Fault: the unit's own score goes before the points that the rubric gives for the level."""
    rubric = rubric_of(
        "分值完整: 否\n自带指标: [{适用: {性质: 定性}, 规则: {方法: 分级, 档次: {好: 10, 差: 4}}}]"
    )
    indicator = "{三级指标: 甲, 年度指标值: 改善, 完成等级: 差, 自评得分: 10, 分值: 10}"
    filing = filing_of(f"项目: [{{名称: 乙, 绩效指标: [{indicator}]}}]")
    assert score_of(scored(rubric, filing), "甲").computed == 4


@pytest.mark.parametrize("more", ["", ", 自评得分: 9", ", 完成等级: 好, 自评得分: 9"])
def test_a_rule_that_the_unit_names_has_no_other_in_its_place(more: str) -> None:
    """Fault: a named rule that the rubric lacks falls back on the rule that covers the row."""
    score = row(f"计分规则: 没有的, 年度指标值: 不断改善{more}, 分值: 10")
    assert (score.computed, score.trouble) == (None, Trouble.NO_RULE)


def test_unknown_rule_is_named_in_the_reason() -> None:
    assert "“没有的”" in row("计分规则: 没有的, 年度指标值: ≥1次, 分值: 10").reason


def test_rule_that_does_not_fit_the_weight_says_both() -> None:
    reason = row("计分规则: 清单, 年度指标值: 建立, 清单: {子: 是, 丑: 是}, 分值: 5").reason
    assert "10" in reason
    assert "5" in reason


def test_rule_brings_its_treatment_of_what_does_not_apply() -> None:
    score = row("年度指标值: ≤8万元, 不适用: 上级统一支付, 分值: 10", COST)
    assert score.computed is None
    assert not score.counts
    assert "折算" in score.treatment


def test_typed_values_are_data_with_their_reading() -> None:
    score = row("年度指标值: 不少于10次, 实际完成值: 十次, 分值: 10")
    assert [datum.text for datum in score.data] == ["不少于10次（读作 ≥10次）", "十次（读作 10次）"]
    assert all(datum.position for datum in score.data)


def lower_better(name: str, target: str, actual: str, extra: str = "") -> Score:
    """Score one indicator of 10 points whose name may say which way is better."""
    indicator = f"三级指标: {name}, 年度指标值: {target}, 实际完成值: {actual}, 分值: 10"
    filing = filing_of(f"项目: [{{名称: 乙, 绩效指标: [{{{indicator}}}]}}]")
    rubric = rubric_of(
        f"分值完整: 否\n自带指标: [{{适用: {{性质: 定量}}, 规则: {{方法: 按比例}}}}]\n{extra}"
    )
    return score_of(scored(rubric, filing), name)


@pytest.mark.parametrize("target", ["5%", "＝5%", "≤5%"])
@pytest.mark.parametrize(("actual", "points"), [("0%", "10"), ("5%", "10"), ("6%", "8")])
def test_the_best_result_of_what_less_is_better_of_scores_full(target, actual, points):
    """Fault: a rate of complaints of 0 beside a bare target of 5% had no points."""
    assert lower_better("投诉率", target, actual).computed == Decimal(points)


def test_an_unclear_direction_is_asked_and_nothing_is_scored():
    score = lower_better("事故应急方案", "5次", "0次")
    assert (score.computed, score.trouble) == (None, Trouble.UNCLEAR)
    assert "方向不明" in score.reason


def test_on_target_nobody_asks_for_the_direction():
    assert lower_better("事故应急方案", "5次", "5次").computed == 10


def test_a_rubric_adds_words_that_tell_the_direction():
    added = "方向: {越少越好: [空岗率], 越多越好: [事故应急方案]}\n"
    assert lower_better("空岗率", "5%", "0%", added).computed == Decimal(10)
    assert lower_better("事故应急方案", "5次", "0次", added).computed == 0


def test_a_row_without_a_target_is_not_called_qualitative():
    score = row("实际完成值: 8次, 分值: 10, 自评得分: 8")
    assert "定性" not in score.reason
    assert score.trouble is Trouble.MISSING_TARGET


YES_NO = """\
分值完整: 否
自带指标:
  - {适用: {性质: 是否}, 规则: {方法: 达标, 符号: '=', 界限: 目标值}}
"""
BARE = YES_NO.replace(", 符号: '=', 界限: 目标值", "")
JUDGED = "  - {适用: {性质: 定性}, 规则: {方法: 分级, 档次: {好: 10, 差: 0}}}\n"


@pytest.mark.parametrize("own", [YES_NO, BARE])
@pytest.mark.parametrize(
    ("target", "actual", "points"),
    [("是", "是", 10), ("否", "否。", 10), ("否", "是", 0), ("有", "无", 0)],
)
def test_a_question_is_answered_as_wanted_or_not(target, actual, points, own):
    row = f"三级指标: 核减, 年度指标值: '{target}', 实际完成值: '{actual}', 分值: 10"
    filing = filing_of(f"项目: [{{名称: 乙, 绩效指标: [{{{row}}}]}}]")
    assert score_of(scored(rubric_of(own + JUDGED), filing), "核减").computed == points


def test_a_question_without_a_rule_of_its_own_is_judged():
    row = "三级指标: 核减, 年度指标值: '否', 实际完成值: '否', 分值: 10, 完成等级: 好"
    filing = filing_of(f"项目: [{{名称: 乙, 绩效指标: [{{{row}}}]}}]")
    rubric = rubric_of("分值完整: 否\n自带指标:\n" + JUDGED)
    assert score_of(scored(rubric, filing), "核减").computed == 10


@pytest.mark.parametrize(("whole", "trouble"), [("是", Trouble.NO_RULE), ("否", None)])
def test_a_place_may_have_published_some_of_its_rules_only(whole, trouble):
    row = "三级指标: 甲, 年度指标值: 5次, 实际完成值: 5次, 分值: 10, 自评得分: 9"
    filing = filing_of(f"项目: [{{名称: 乙, 绩效指标: [{{{row}}}]}}]")
    card = scored(rubric_of(f"分值完整: 否\n规则完整: {whole}\n自带指标:\n" + JUDGED), filing)
    assert score_of(card, "甲").trouble is trouble
    assert (card.total.printed, card.total.computed) == (9, None)
