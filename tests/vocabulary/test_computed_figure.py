"""What is printed of a score: its figure in the papers' decimals, none of the program's words."""

import pytest

from generator import pipeline
from generator.filing import Filing
from generator.findings.answered import answers_in_prose
from generator.scoring import find_standards
from generator.structs import replace
from generator.vocabulary import Names
from generator.vocabulary.computed_figure import figure_in_prose
from generator.workspace import Workspace, builtin_root

WORKSPACE = Workspace((builtin_root(),))
MONEY = {"年初预算数": "162.68", "全年预算数": "162.68", "全年执行数": "159.48"}
ZHUZHOU, HUNAN = "株洲市预算绩效自评", "湖南县级部门整体支出"


def case_of(form, department, **changed):
    """Score a department by a built-in form, some of whose keys are others."""
    unit = {"名称": "甲中心", "编制数": "60", "在职人数": "58"}
    filled = {"套表": form, "年度": "2022", "单位": unit, "整体自评": department}
    filing = Filing.model_validate(filled)
    standards = find_standards(filing, WORKSPACE).value
    assert standards is not None
    form = standards.form.model_copy(update=changed)
    return pipeline.score(filing, replace(standards, form=form))


@pytest.mark.parametrize(("typed", "printed"), [(None, "98%"), ("98.03%", "98.03%")])
def test_a_rate_has_one_precision_in_a_set_of_papers(typed, printed):
    """Fault: 实际为98.0% in the report, 98% in the table attached to it."""
    funds = {"年度资金总额": MONEY} | ({"执行率": typed} if typed else {})
    case = case_of(ZHUZHOU, {"资金": funds})
    subject, names = case.departments[0], Names(case)
    score = subject.scorecard.execution.score
    assert figure_in_prose(subject, score, names.decimals) == printed
    assert str(names.of(subject)["资金"]["执行率"]) == printed
    assert next(one for one in names.of(subject)["评分"])["完成值"] == printed


def test_decimals_and_rounding_are_the_forms():
    changed = {"rate_digits": 2, "rate_rounding": "舍去", "control_digits": 3, "points_digits": 2}
    department = {"资金": {"年度资金总额": MONEY, "复核得分": "8"}, "自评得分": "95"}
    case = case_of(ZHUZHOU, department, **changed)
    names = Names(case)
    own = names.of(case.departments[0])
    assert str(own["资金"]["执行率"]) == "98.03%"
    assert str(names.unit["人员"]["控制率"]) == "96.666%"
    assert (str(own["总分"]["得分"]), str(own["资金"]["复核得分"])) == ("95.00", "8.00")


@pytest.mark.parametrize(
    ("name", "level", "told"),
    [("经济社会效益", "由部门细化后给分", ""), ("行政效能", "一般", "完成等级为“一般”")],
)
def test_the_only_band_of_a_rule_is_no_level(name, level, told):
    """Fault: 完成等级为“由部门细化后给分” was told as what had been achieved."""
    case = case_of(HUNAN, {"评分资料": {name: {"自评得分": "3", "完成等级": level}}})
    scores = case.departments[0].scorecard.all_scores
    score = next(one for one in scores if one.name == name)
    assert answers_in_prose(score) == told


def test_a_score_sheet_prints_no_diagnostics():
    """Fault: 除数“…”为 0 and 缺少数据：… stood in an official table."""
    reason = "没有上年数"
    case = case_of(HUNAN, {"评分资料": {"预算控制率": {"偏差原因分析及改进措施": reason}}})
    rows = Names(case).of(case.departments[0])["指标表"]
    said = [row["说明"] for row in rows if row["说明"]]
    scores = case.departments[0].scorecard.scores
    assert sum(bool(one.reason) for one in scores) > 3
    assert all("不适用" in one or one == reason for one in said), said
    assert reason in said
