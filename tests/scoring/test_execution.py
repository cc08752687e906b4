"""Budget execution wherever a place puts it, and whatever the rate is worked out of."""

from decimal import Decimal

import pytest
from sheets import filing_of, findings, rubric_of, score_of, scored

from generator.scoring import Trouble
from generator.scoring.explaining import explanation

BESIDE = """\
一级分值: {产出指标: 90}
预算执行:
  {分值: 10, 取值: 全年执行数 / 全年预算数, 规则: {方法: 按比例, 满分值: 1}, 不适用: {处理: 满分}}
自带指标: [{适用: {性质: 定量}, 规则: {方法: 按比例}}]
"""
WITHIN = BESIDE.replace("90", "100").replace("{分值: 10,", "{分值: 10, 指标行: [预算执行率],")
AMOUNTS = "年度资金总额: {全年预算数: 10, 全年执行数: 9}"


def card_of(rubric, funds, row="", more=""):
    """Score a project with its funds and a row of 90 points that is met, beside another row."""
    rows = f"{row}, " if row else ""
    met = "{三级指标: 培训, 年度指标值: 5次, 实际完成值: 5次, 分值: 90}"
    text = f"项目: [{{名称: 甲, 资金: {{{funds}}}, 绩效指标: {{产出指标: [{rows}{met}]}}{more}}}]"
    return scored(rubric_of(rubric), filing_of(text))


@pytest.mark.parametrize(
    ("funds", "points"),
    [
        (AMOUNTS, "9"),
        ("执行率: 80%", "8"),
        ("执行率: '80'", "8"),
        ("执行率: '0.8'", "8"),
        (f"{AMOUNTS}, 执行率: 80%", "9"),
    ],
)
def test_amounts_give_the_rate_and_without_them_the_rate_typed(funds, points):
    """Fault: a rate that was typed without amounts could not be scored."""
    card = card_of(BESIDE, funds)
    assert card.execution.score.computed == Decimal(points)


def test_the_typed_rate_is_what_the_score_rests_on():
    score = card_of(BESIDE, "执行率: 80%").execution.score
    (datum,) = score.data
    assert (datum.name, datum.text, score.missing) == ("执行率", "80%", ())
    assert "80%" in str(explanation(score))


@pytest.mark.parametrize("name", ["预算执行率", "预算执行"])
def test_execution_may_not_apply(name):
    more = f", 评分资料: {{{name}: {{不适用: 没有预算}}}}"
    score = card_of(BESIDE, "", more=more).execution.score
    assert (score.computed, score.treatment) == (Decimal(10), "不适用（没有预算），按满分处理")


ROW = "{三级指标: 预算执行率, 年度指标值: 100%, 实际完成值: 90%, 分值: 10}"


def test_a_row_among_the_others_is_execution():
    card = card_of(WITHIN, "年度资金总额: {全年预算数: 10, 全年执行数: 8}", ROW)
    assert card.execution.within
    assert card.execution.score is score_of(card, "预算执行率")
    assert (card.execution.score.computed, card.execution.score.group) == (8, "产出指标")
    assert (card.total.computed, card.beside) == (98, None)
    assert [one.name for one in card.counted] == ["预算执行率", "培训"]


def test_a_row_is_scored_by_its_own_rate_without_amounts():
    card = card_of(WITHIN, "", ROW)
    assert (card.execution.score.computed, card.execution.rate) == (9, Decimal("0.9"))


def test_the_row_that_is_missing_is_not_scored_beside():
    assert card_of(WITHIN, AMOUNTS).execution is None


def test_a_row_may_not_apply():
    row = ROW.replace("分值: 10", "分值: 10, 不适用: 没有预算")
    assert card_of(WITHIN, "", row).execution.score.computed == 10


def test_missing_amounts_are_missing_data():
    score = card_of(BESIDE, "执行率: 见说明").execution.score
    assert (score.computed, score.trouble) == (None, Trouble.MISSING_DATA)


NAMED = """\
指标:
  管理:
    资金:
      - {三级指标: 执行进度, 分值: 100, 取值: 全年执行数 / 年初预算数, 预算执行: 是,
         规则: {方法: 按比例, 满分值: 1}}
"""


def test_a_row_that_the_rubric_brings_is_execution():
    filing = filing_of("项目: [{名称: 甲, 资金: {年度资金总额: {年初预算数: 10, 全年执行数: 9}}}]")
    card = scored(rubric_of(NAMED), filing)
    assert (card.execution.within, card.execution.rate) == (True, Decimal("0.9"))
    assert card.total.computed == 90


@pytest.mark.parametrize("text", [BESIDE, WITHIN, NAMED])
def test_such_rubrics_add_up(text, tmp_path):
    assert findings(tmp_path, text) == []
