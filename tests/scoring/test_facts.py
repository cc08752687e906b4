"""The named data of a filing: which name means which figure, and where it was typed."""

from decimal import Decimal

import pytest
from sheets import INPUTS, filing_of, rubric_of, score_of, scored

from generator.filing import Filing, read_filing
from generator.scoring.facts import Facts, facts_of, known_names
from generator.scoring.kinds import Trouble

FULL = """\
预算:
  {年初预算数: 100, 上年结转资金: 5, 追加预算数: 10, 全年预算数: 115, 全年执行数: 90, 年末结余: 25}
经费:
  三公经费: {上年预算数: 3, 上年决算数: 2, 预算数: 4, 决算数: 1, 明细: {公务接待: {预算数: 1}}}
  政府采购: {预算数: 8, 决算数: 7}
  公用经费: {预算数: 20, 决算数: 19}
楼堂馆所: {批准建设面积: 1000, 实际建设面积: 990, 批准投资额: 500, 实际投资额: 510}
其他数据: {满意度: 92.5}
整体自评: {资金: {年度资金总额: {全年执行数: 91, 到位资金: 110}}}
"""
EXPECTED = {
    "编制数": "10",
    "在职人数": "11",
    "年初预算数": "100",
    "上年结转资金": "5",
    "追加预算数": "10",
    "全年预算数": "115",
    "年末结余": "25",
    "到位资金": "110",
    "上年三公预算数": "3",
    "上年三公决算数": "2",
    "三公预算数": "4",
    "三公决算数": "1",
    "公务接待预算数": "1",
    "采购预算数": "8",
    "采购决算数": "7",
    "公用经费预算数": "20",
    "公用经费决算数": "19",
    "批准建设面积": "1000",
    "实际建设面积": "990",
    "批准投资额": "500",
    "实际投资额": "510",
    "满意度": "92.5",
}


def facts(text: str) -> Facts:
    filing = filing_of(text)
    return facts_of(filing, filing.department or filing.projects[0])


@pytest.mark.parametrize(("name", "value"), EXPECTED.items(), ids=EXPECTED)
def test_name_means_its_figure(name: str, value: str) -> None:
    assert facts(FULL).values[name] == Decimal(value)


def test_money_of_the_assessment_goes_before_that_of_the_unit() -> None:
    found = facts(FULL)
    assert found.values["全年执行数"] == 91
    project = "预算: {全年预算数: 9}\n项目: [{名称: 甲, 资金: {年度资金总额: {全年预算数: 2}}}]"
    assert facts(project).values["全年预算数"] == 2


def test_truth_values_are_no_numbers() -> None:
    assert facts("楼堂馆所: {无楼堂馆所: 是}\n整体自评: {}").values["无楼堂馆所"] is True
    assert facts("楼堂馆所: {批准建设面积: 1}\n整体自评: {}").values["无楼堂馆所"] is False


def test_what_was_not_filled_in_has_no_name() -> None:
    found = facts("经费: {三公经费: {决算数: 1}, 政府采购: }\n整体自评: {}")
    assert "三公预算数" not in found.values
    assert "采购决算数" not in found.values
    assert "年初预算数" not in found.values


@pytest.mark.parametrize("name", EXPECTED)
def test_every_figure_knows_where_it_was_typed(name: str) -> None:
    record, path = facts(FULL).places[name]
    place = record.position(*path)
    assert place is not None
    assert place.excerpt[place.column - 1 :].startswith(EXPECTED[name])


def test_names_that_rubrics_may_use_without_saying_more() -> None:
    names = known_names()
    assert set(EXPECTED) - names == {"满意度", "公务接待预算数"}
    assert "无楼堂馆所" in names
    assert "原因" not in names


def test_published_filings_bring_no_name_twice_by_accident() -> None:
    filing = read_filing(INPUTS / "2021" / "麻阳苗族自治县工伤保险服务中心.yaml").value
    assert isinstance(filing, Filing)
    assert filing.department is not None
    values = facts_of(filing, filing.department).values
    assert (values["上年三公决算数"], values["三公预算数"]) == (Decimal("0.9"), Decimal("1.4"))
    assert "上年三公预算数" not in values


MISSING = [
    ("", "缺少数据：全年执行数、全年预算数", Trouble.MISSING_DATA),
    ("{全年执行数: 1}", "缺少数据：全年预算数", Trouble.MISSING_DATA),
    ("{全年执行数: 1, 全年预算数: 0}", "除数“全年预算数”为 0", Trouble.ZERO_BASE),
]


@pytest.mark.parametrize(("budget", "reason", "trouble"), MISSING, ids=["都缺", "缺一个", "除以0"])
def test_missing_data_are_named_and_never_a_0(budget: str, reason: str, trouble: Trouble) -> None:
    sheet = rubric_of(
        "指标: {一: {二: [{三级指标: 甲, 分值: 100, 取值: 全年执行数/全年预算数,"
        " 规则: {方法: 按比例, 满分值: 1}}]}}"
    )
    card = scored(sheet, filing_of(f"预算: {budget or '{}'}\n整体自评: {{}}"))
    score = score_of(card, "甲")
    assert (score.computed, score.reason, score.trouble) == (None, reason, trouble)
    assert card.total.computed is None


def test_blank_figure_is_shown_as_missing_not_as_0() -> None:
    row = "三级指标: 甲, 分值: 100, 取值: 满意度, 规则: {方法: 按比例, 满分值: 90}"
    sheet = rubric_of(f"指标: {{一: {{二: [{{{row}}}]}}}}")
    score = score_of(scored(sheet, filing_of("其他数据: {满意度: }\n整体自评: {}")), "甲")
    assert score.computed is None
    assert [(datum.name, datum.text) for datum in score.data] == [("满意度", "没有数据")]
    assert score.data[0].position is not None
