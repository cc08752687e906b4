"""Rows whose target is a day: scored by every rubric that has them, and told in dates."""

import re
from decimal import Decimal

import pytest
from sheets import RUBRICS, builtin, filing_of, rubric_of, score_of, scored

from generator.cli.score_command import explanation_lines
from generator.scoring import Rubric, Score, Scorecard, Trouble

ORDINAL = re.compile("73[0-9]{4}")
TARGETS = {"11月30日前": False, "2021年12月底前": True, "年底前": True, "第三季度末前": False}


def scores_days(rubric: Rubric) -> bool:
    """Tell a rubric that scores values from one that takes the share the unit says."""
    return bool(rubric.own_rules) and "得分系数" not in rubric.row_data


WITH_OWN_ROWS = sorted(
    path.stem for path in RUBRICS.glob("*.yaml") if scores_days(builtin(path.stem))
)


def group_of(rubric: Rubric) -> str:
    """Return a group that the rubric leaves to the units' own rows, outputs first."""
    named = [group for bound in rubric.own_rules for group in bound.scope.groups]
    return next((group for group in named if group in {"产出", "重点履职"}), "产出指标")


def card_of(rubric: Rubric, target: str, actual: str) -> Scorecard:
    row = f"{{三级指标: 办结, 年度指标值: {target}, 实际完成值: {actual}, 分值: 10}}"
    table = f"{{{group_of(rubric)}: {{时效指标: [{row}]}}}}"
    return scored(rubric, filing_of(f"项目: [{{名称: 乙, 绩效指标: {table}}}]"))


def row_of(rubric: Rubric, target: str, actual: str) -> Score:
    return score_of(card_of(rubric, target, actual), "办结")


@pytest.mark.parametrize("name", WITH_OWN_ROWS)
class TestEveryBuiltInRubric:
    @pytest.mark.parametrize("actual", ["9月28日", "2021.9.28", "2021-09-28", "9.28"])
    @pytest.mark.parametrize("target", TARGETS)
    def test_on_time_is_full(self, name: str, target: str, actual: str) -> None:
        assert row_of(builtin(name), target, actual).computed == 10

    @pytest.mark.parametrize(("target", "reached"), TARGETS.items())
    def test_late_loses_by_the_rule(self, name: str, target: str, *, reached: bool) -> None:
        points = row_of(builtin(name), target, "2021-12-05").computed
        assert points == (10 if reached else 0)

    def test_what_is_no_date_is_asked_for(self, name: str) -> None:
        score = row_of(builtin(name), "11月30日前", "已完成")
        assert (score.computed, score.trouble) == (None, Trouble.UNCLEAR)
        assert "没有写明日期（已完成）" in score.reason

    @pytest.mark.parametrize("actual", ["9月28日", "2021-12-05", "已完成"])
    def test_explanations_show_dates(self, name: str, actual: str) -> None:
        told = "\n".join(explanation_lines(card_of(builtin(name), "11月30日前", actual)))
        assert "2021-11-30" in told
        assert not ORDINAL.search(told)


STEPS = "{方法: 按步扣分, 步长: 5, 每步扣分: 2}"
BETWEEN = "{方法: 按比例, 满分值: 目标值, 零分值: 目标值 + 10}"
DOUBLE = "{方法: 按比例, 满分值: 目标值, 零分值: 2 * 目标值}"
RATIO = "{方法: 按比例}"
INVERSE = "{方法: 按比例, 曲线: 反比}"


def own(rule: str) -> Rubric:
    return rubric_of(f"分值完整: 否\n自带指标: [{{规则: {rule}}}]\n")


@pytest.mark.parametrize("rule", [STEPS, BETWEEN, DOUBLE, RATIO, INVERSE])
@pytest.mark.parametrize("actual", ["2021-11-28", "2021-12-05"])
def test_no_kind_of_rule_tells_the_number_of_a_day(rule: str, actual: str) -> None:
    score = row_of(own(rule), "11月30日前", actual)
    told = " ".join((*score.steps, score.reason))
    assert actual in told
    assert not ORDINAL.search(told)


@pytest.mark.parametrize(
    ("rule", "points"), [(STEPS, "8"), (BETWEEN, "5"), (DOUBLE, None), (RATIO, None)]
)
def test_days_have_a_proportion_only_between_two_days(rule: str, points: str | None) -> None:
    score = row_of(own(rule), "11月30日前", "2021-12-05")
    assert score.computed == (None if points is None else Decimal(points))
    assert ("不能按比例" in score.reason) is (points is None)


@pytest.mark.parametrize("rule", [DOUBLE, RATIO, INVERSE])
def test_on_time_is_full_by_a_proportion_too(rule: str) -> None:
    assert row_of(own(rule), "11月30日前", "2021-11-28").computed == 10


def test_a_rubric_without_a_rule_for_dates_says_so() -> None:
    rubric = rubric_of("分值完整: 否\n自带指标: [{适用: {性质: 定量}, 规则: {方法: 按比例}}]\n")
    score = row_of(rubric, "11月30日前", "11月28日")
    assert (score.trouble, "日期" in score.reason) == (Trouble.NO_RULE, True)
