"""The rubric's own indicators: what the unit's figures and answers make of them."""

from decimal import Decimal

import pytest
from sheets import filing_of, rubric_of, score_of, scored

from generator.scoring import Score

CHOICE = (
    "规则: {方法: 择一, 方式: 指名, 规则: ["
    "{名称: 按次数, 方法: 计次, 每次: 2}, {名称: 按考核, 方法: 折算, 来源: 考核, 来源满分: 100}]}"
)


def row(indicator: str, answers: str = "", data: str = "{}") -> Score:
    """Score one indicator of 10 points; ``answers`` are what the unit said to it."""
    rubric = rubric_of(f"总分: 10\n指标: {{一: {{二: [{{三级指标: 甲, 分值: 10, {indicator}}}]}}}}")
    said = f"{{甲: {{{answers}}}}}" if answers else "{}"
    filing = filing_of(f"其他数据: {data}\n整体自评: {{评分资料: {said}}}")
    return score_of(scored(rubric, filing), "甲")


@pytest.mark.parametrize(
    ("indicator", "answers", "points"),
    [
        ("规则: {方法: 清单, 项目: {子: 4, 丑: 6}}", "清单: {子: 是, 丑: 否}", 4),
        ("规则: {方法: 清单, 项目: {子: 4, 丑: 6}}", "清单: {子: 不适用, 丑: 是}", 10),
        ("规则: {方法: 计次, 每次: 3}", "次数: 2", 4),
        ("规则: {方法: 计次, 方式: 加分, 每次: 3}", "次数: 2", 6),
        ("规则: {方法: 分级, 档次: {好: 10, 差: 0}}", "完成等级: 好", 10),
        ("规则: {方法: 分级, 档次: {好: [0.8, 1], 差: [0, 0.8]}}", "自评得分: 7.9", "7.9"),
        ("规则: {方法: 折算, 来源: 考核, 来源满分: 100}", "", "9.5"),
        ("取值: 考核, 规则: {方法: 达标, 符号: ≥, 界限: 95}", "", 10),
        ("取值: 考核, 规则: {方法: 按比例, 满分值: 190}", "", 5),
        ("取值: 考核, 舍入: 0.5, 规则: {方法: 按比例, 满分值: 98}", "", "9.5"),
        (CHOICE, "计分规则: 按次数, 次数: 1", 8),
        (CHOICE, "计分规则: 按考核", "9.5"),
    ],
)
def test_points(indicator: str, answers: str, points: int | str) -> None:
    assert row(indicator, answers, "{考核: 95}").computed == Decimal(points)


@pytest.mark.parametrize(
    ("indicator", "answers"),
    [
        ("规则: {方法: 清单, 项目: {子: 4, 丑: 6}}", ""),
        ("规则: {方法: 清单, 项目: {子: 4, 丑: 6}}", "清单: {子: 是}"),
        ("规则: {方法: 清单, 项目: {子: 4, 丑: 6}}", "清单: {子: 是, 丑: 可能}"),
        ("规则: {方法: 计次, 每次: 3}", ""),
        ("规则: {方法: 分级, 档次: {好: 10, 差: 0}}", ""),
        ("规则: {方法: 分级, 档次: {好: 10, 差: 0}}", "完成等级: 尚可"),
        ("规则: {方法: 分级, 档次: {好: [0.8, 1], 差: [0, 0.8]}}", "完成等级: 好, 自评得分: 7.9"),
        ("规则: {方法: 折算, 来源: 考核, 来源满分: 100}", ""),
        ("取值: 考核, 规则: {方法: 按比例, 满分值: 100}", ""),
        ("取值: 无楼堂馆所, 规则: {方法: 按比例, 满分值: 100}", ""),
        (CHOICE, "次数: 1"),
        (CHOICE, "计分规则: 没有的, 次数: 1"),
        ("规则: {方法: 计次, 每次: 3}", "不适用: 没有这项工作"),
    ],
)
def test_what_cannot_be_computed_stays_open_with_its_reason(indicator: str, answers: str) -> None:
    score = row(indicator, answers)
    assert score.computed is None
    assert score.reason
    assert score.trouble


@pytest.mark.parametrize(
    ("data", "computed"),
    [("{基数: 0, 考核: 5}", 10), ("{基数: 1, 考核: 5}", 5), ("{考核: 5}", 5)],
    ids=["条件成立", "条件不成立", "条件缺数据"],
)
def test_condition_for_not_applying(data: str, computed: int) -> None:
    indicator = "取值: 考核, 规则: {方法: 按比例, 满分值: 10}, 不适用: {条件: 基数 = 0, 处理: 满分}"
    assert row(indicator, data=data).computed == computed


def test_what_the_unit_declares_stands_beside_what_is_computed() -> None:
    score = row("规则: {方法: 计次, 每次: 3}", "次数: 2, 自评得分: 12")
    assert (score.declared, score.computed, score.points) == (12, 4, 12)


def test_score_tells_its_data_its_expression_and_its_rule() -> None:
    score = row(
        "取值: 10 * 考核 / 2, 单位: 分, 规则: {方法: 按比例, 满分值: 500}", "", "{考核: 95}"
    )
    assert [(datum.name, datum.text) for datum in score.data] == [("考核", "95")]
    assert score.steps[0] == "10 * 考核 / 2 = 10 × 95 ÷ 2 = 475分"
    assert score.rule.text == "按比例"
    assert score.rule.position is not None
    assert (score.exact, score.computed) == (Decimal("9.5"), Decimal("9.5"))
