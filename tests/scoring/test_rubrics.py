"""The rubrics that come with the program, on small filings and on the published ones."""

import re
from decimal import Decimal

import pytest
from sheets import INPUTS, RUBRICS, builtin, cases, points_of, score_of, scored

from generator.filing import Filing, read_filing
from generator.reading import load_text
from generator.structs import replace

NAMES = sorted(path.stem for path in RUBRICS.glob("*.yaml"))
CASES = cases("rubric_cases.yaml")
HEAD = {"套表": "试用", "年度": "2021", "单位": {"名称": "甲", "编制数": "10", "在职人数": "11"}}


def number(text: str) -> Decimal | None:
    return None if text == "无" else Decimal(text)


def published(name: str) -> Filing:
    filing = read_filing(INPUTS / "2021" / f"{name}.yaml").value
    assert filing is not None
    return filing


def claimed() -> Filing:
    """Return the sheet of 麻阳 with the data that it claims points for and does not give."""
    text = (INPUTS / "2021" / "麻阳苗族自治县工伤保险服务中心.yaml").read_text(encoding="utf-8")
    text = text.replace("  年末结余: 0\n", "  年末结余: 0\n  追加预算数: 5.08\n", 1)
    for name in (
        "三公经费变动率",
        "政府采购执行率",
        "重点工作实际完成率",
        "社会公众或服务对象满意度",
    ):
        text = re.sub(f"{name}: {{(.*)}}", f"{name}: {{\\1, 不适用: 没有公开}}", text)
    filing = load_text(text, Filing, name="麻阳.yaml").value
    assert filing is not None
    return filing


@pytest.mark.parametrize("name", NAMES)
def test_rubric_stands_its_own_test(name: str) -> None:
    rubric = builtin(name)
    assert rubric.source
    assert rubric.years.first


@pytest.mark.parametrize("name", NAMES)
def test_rubric_has_a_case(name: str) -> None:
    assert name in {case["评分标准"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=[case["用例"] for case in CASES])
def test_case(case: dict) -> None:
    filing = Filing.model_validate(HEAD | case["填报"])
    card = scored(builtin(case["评分标准"]), filing)
    assert points_of(card) == {name: number(text) for name, text in case["得分"].items()}
    assert card.total.computed == number(case["总分"])
    assert card.total.computed_grade == case.get("等级")


@pytest.mark.parametrize("case", CASES, ids=[case["用例"] for case in CASES])
def test_row_without_points_says_why(case: dict) -> None:
    card = scored(builtin(case["评分标准"]), Filing.model_validate(HEAD | case["填报"]))
    for score in card.all_scores:
        assert score.computed is not None or score.reason or score.treatment


def test_mayang_scores_99_and_the_control_rate_4() -> None:
    card = scored(builtin("湖南县级部门整体支出"), claimed())
    assert card.total.computed == 99
    assert score_of(card, "预算控制率").computed == 4
    assert all(score.declared == score.computed for score in card.scores)


@pytest.mark.parametrize(
    ("added", "points"), [("0", 5), ("14.08", 4), ("14.09", 3), ("42.24", 2), ("42.25", 0)]
)
def test_control_rate_follows_the_data(added: str, points: int) -> None:
    filing = claimed()
    budget = filing.budget.model_copy(update={"budget_added": Decimal(added)})
    changed = filing.model_copy(update={"budget": budget})
    card = scored(builtin("湖南县级部门整体支出"), changed)
    assert score_of(card, "预算控制率").computed == points
    assert card.total.computed == 95 + points


def test_zhuzhou_scores_9997_beside_the_declared_100() -> None:
    filing = published("株洲市工伤保险服务中心")
    card = scored(builtin("株洲市预算绩效自评"), filing)
    assert score_of(card, "基本支出").computed == Decimal("7.97")
    assert replace(card.total, steps=()) == replace(
        card.total,
        computed=Decimal("99.97"),
        declared=Decimal(100),
        computed_grade="优",
        declared_grade="优",
        steps=(),
    )


def test_unexplained_excess_is_said_beside_full_points() -> None:
    row = {"三级指标": "次数", "年度指标值": "≥10次", "实际完成值": "13次", "分值": "15"}
    for note, trouble in ((None, "explanation_missing"), ("上级增派任务", None)):
        told = row | ({"偏差原因分析及改进措施": note} if note else {})
        project = {"名称": "甲", "绩效指标": {"产出指标": {"数量指标": [told]}}}
        filing = Filing.model_validate(HEAD | {"项目": [project]})
        score = score_of(scored(builtin("国家通用项目支出"), filing), "次数")
        assert (score.computed, score.trouble) == (15, trouble)
