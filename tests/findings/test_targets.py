"""What entries look at: above all, which rows lost points and how many."""

import pytest
from cases_of_findings import FORM, builtin_library, found

from generator import pipeline
from generator.filing import Filing
from generator.findings.targets import losses_of
from generator.reading import load_text
from generator.scoring import Rubric, Standards

RUBRIC = """名称: 试用标准
来源: 试用
适用年度: {{起: 2021}}
指标:
  管理:
    一般:
      - {{三级指标: 甲, 分值: 60, 规则: {{方法: 计次, 每次: 1}}}}
      - {{三级指标: 乙, 分值: 40, 规则: {{方法: 计次, 每次: 1}}, 不适用: {{处理: {policy}}}}}
"""


def card_of(policy, **answers):
    rubric = load_text(RUBRIC.format(policy=policy), Rubric, name="试用.yaml").value
    filing = Filing.model_validate(
        {
            "套表": "试用",
            "年度": "2021",
            "单位": {"名称": "甲中心"},
            "整体自评": {"评分资料": answers},
        }
    )
    case = pipeline.score(filing, Standards(FORM, None, rubric))
    losses = losses_of(case.subjects[0], builtin_library(), filing.year)
    return {loss.name: loss.points for loss in losses}


@pytest.mark.parametrize(
    ("policy", "lost"), [("不计入", 0), ("折算", 0), ("零分", 40), ("满分", 0)]
)
def test_a_row_that_does_not_count_loses_nothing(policy, lost):
    """Fault: a row taken out of the total is said to have lost what the unit gave it too little."""
    answers = {"乙": {"不适用": "没有这项工作", "自评得分": "0"}, "甲": {"次数": "1"}}
    if policy == "满分":
        del answers["乙"]["自评得分"]
    assert card_of(policy, **answers) == {"甲": 1, "乙": lost}


@pytest.mark.parametrize(("points", "lost"), [("61", 0), ("60", 0), ("55", 5), ("0", 60)])
def test_points_lost_are_what_the_printed_score_lacks(points, lost):
    """Fault: a row above its weight lost less than nothing; the computed score went first."""
    assert card_of("满分", 甲={"自评得分": points, "次数": "3"}, 乙={"次数": "0"})["甲"] == lost


def test_a_row_without_points_lost_none():
    """Fault: a missing score read as 0, so that a row nobody scored lost everything."""
    assert card_of("满分", 甲={}, 乙={"次数": "0"}) == {"甲": 0, "乙": 0}


def test_rows_below_a_row_carry_no_points():
    """Fault: 其中 rows scored like any other, so that they lose points of their own."""
    child = {"三级指标": "线上培训", "年度指标值": "≥5次", "实际完成值": "1次", "自评得分": "0"}
    row = {
        "三级指标": "培训次数",
        "年度指标值": "≥10次",
        "实际完成值": "5次",
        "分值": "10",
        "自评得分": "5",
        "其中": [child | {"分值": "9"}],
    }
    project = {"名称": "业务经费", "绩效指标": {"产出指标": {"数量指标": [row]}}}
    filing = Filing.model_validate(
        {"套表": "试用", "年度": "2021", "单位": {"名称": "甲中心"}, "项目": [project]}
    )
    findings, _ = found(filing)
    assert [(one.id, one.lost) for one in findings.problems] == [("F22", 5)]
    assert "线上培训" not in findings.problems[0].text
