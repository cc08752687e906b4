"""Points of rows that bring none, and names of groups that bear their points."""

from decimal import Decimal

import pytest
from sheets import filing_of, rubric_of, scored

RUBRIC = """\
一级分值: {产出指标: 60, 效益指标: 40}
均分: 是
自带指标:
  - {适用: {一级: [产出指标]}, 规则: {方法: 按比例}}
  - {规则: {方法: 按比例}}
"""


def weights(table, rubric=RUBRIC):
    text = f"项目: [{{名称: 甲, 绩效指标: {table}}}]"
    return {one.name: one.weight for one in scored(rubric_of(rubric), filing_of(text)).scores}


def rows(*names, weight=""):
    own = f", 分值: {weight}" if weight else ""
    return ", ".join(f"{{三级指标: {one}, 年度指标值: 5次, 实际完成值: 5次{own}}}" for one in names)


def test_a_groups_points_are_divided_and_the_rest_is_the_last_rows():
    found = weights(f"{{产出指标: [{rows(*'甲乙丙丁戊己庚')}]}}")
    assert [*found.values()] == [Decimal("8.57")] * 6 + [Decimal("8.58")]


def test_rows_with_points_of_their_own_keep_them():
    found = weights(f"{{产出指标: [{rows('甲', weight=20)}, {rows('乙', '丙')}]}}")
    assert [*found.values()] == [20, 20, 20]


@pytest.mark.parametrize("name", ["产出指标（50分）", "产出指标 (50 分)"])
def test_the_points_behind_a_name_go_before_the_rubrics(name):
    found = weights(f"{{{name}: [{rows('甲', '乙')}]}}")
    assert [*found.values()] == [25, 25]


def test_without_the_rubrics_word_a_row_without_points_has_none():
    rubric = RUBRIC.replace("均分: 是\n", "")
    assert weights(f"{{产出指标: [{rows('甲')}]}}", rubric) == {"甲": None}


def test_a_labelled_group_is_the_rubrics_group():
    text = f"项目: [{{名称: 甲, 绩效指标: {{产出指标（60分）: [{rows('甲', weight=60)}]}}}}]"
    (score,) = scored(rubric_of(RUBRIC), filing_of(text)).scores
    assert (score.group, score.computed) == ("产出指标", 60)


def test_the_points_of_a_level_go_before_those_around_it():
    table = f"{{产出指标: {{分值: 40, 数量指标: {{分值: 30, 指标: [{rows('甲', '乙')}]}}, "
    found = weights(table + f"质量指标: [{rows('丙', '丁')}]}}}}")
    assert [*found.values()] == [15, 15, 5, 5]


def test_goals_that_own_indicators_divide_their_own():
    """Fault: two goals with the same group shared the points of the first."""
    goals = "".join(
        f"{{分值: {whole}, 绩效指标: "
        f"{{产出指标（{part}分）: [{rows(*names)}], 其他: [{rows(last)}]}}}},"
        for whole, part, names, last in ((60, 40, "甲乙", "丙"), (40, 25, "丁戊己庚辛", "壬"))
    )
    text = f"项目: [{{名称: 甲, 总体目标: [{goals}]}}]"
    found = [one.weight for one in scored(rubric_of(RUBRIC), filing_of(text)).scores]
    assert found == [20, 20, 20, 5, 5, 5, 5, 5, 15]


ALL = """\
指标总分: 100
均分: 是
自带指标: [{规则: {方法: 按比例}}]
"""


def test_a_flat_list_divides_what_all_rows_make_up():
    """Fault: without groups nothing was divided, and no word of it."""
    found = weights(f"[{rows('甲', '乙', '丙')}]", ALL)
    assert [*found.values()] == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]


def test_execution_among_the_rows_has_the_points_of_its_rule():
    rule = (
        "预算执行: {分值: 10, 取值: 全年执行数 / 全年预算数, 规则: {方法: 按比例}, 指标行: [乙]}\n"
    )
    found = weights(f"[{rows('甲', '乙', '丙')}]", ALL + rule)
    assert [*found.values()] == [45, 10, 45]
