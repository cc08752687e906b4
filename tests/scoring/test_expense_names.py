"""Which expenses there are is nobody's list: any line of the filing or the form has its figures."""

from decimal import Decimal

import pytest
from sheets import filing_of, rubric_of, score_of, scored

from generator.filing import Expense
from generator.pipeline import check
from generator.scoring.data_places import places_of
from generator.scoring.expense_names import figures_of, parsed, short_names
from generator.scoring.facts import facts_of, known_names
from generator.scoring.standards import standards_of
from generator.workspace import Workspace, builtin_root

INDICATOR = (
    "{三级指标: 压减会议费, 分值: 100, 取值: NAME/会议费预算数, 规则: {方法: 达标, 界限: 1}}"
)
RUBRIC = f"""\
名称: 试用标准
来源: 试用
适用年度: {{起: 2021}}
指标: {{一: {{二: [{INDICATOR.replace("界限: 1", "符号: ≤, 界限: 1")}]}}}}
"""
FORM = """\
名称: 试用
来源: 试用
适用年度: {起: 2021}
整体评分标准: 试用
文件: [{名称: 表, 模板: 通用/项目清单, 对象: 整体自评}]
"""
ROWS = "基础数据表: [{经费: [公用经费]}, {经费: [公用经费, 会议费]}]\n"
OTHER_ROWS = "基础数据表: [{经费: [公用经费]}, {经费: [公用经费, 办公费]}]\n"
OPEN_ROWS = OTHER_ROWS.replace("]}]\n", "]}, {经费: [公用经费], 其余明细: 是}]\n")
FILING = """\
套表: 试用
年度: 2021
单位: {名称: 甲单位}
整体自评: {}
"""
MEETINGS = "经费: {会议费: {预算数: 2, 决算数: 1}}\n"
NESTED = "经费: {公用经费: {明细: {会议费: {预算数: 2, 决算数: 1}}}}\n"


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("会议费决算数", ("会议费", "决算数")),
        ("上年会议费预算数", ("会议费", "上年预算数")),
        ("三公决算数", ("三公", "决算数")),
        ("会议费、培训费预算数", ("会议费、培训费", "预算数")),
        ("全年预算数", None),
        ("全年度预算数", None),
        ("预算数", None),
        ("上年预算数", None),
        ("会议费", None),
        ("会议费决算", None),
    ],
)
def test_a_name_tells_expense_and_column(name, figure):
    assert parsed(name) == figure


@pytest.mark.parametrize("expense", ["会议费", "三公经费", "公用经费"])
def test_figures_and_names_are_each_others_inverse(expense):
    columns = [parsed(name).column for name, _ in figures_of(expense)]
    assert columns == [column for _, column in figures_of(expense)]
    assert set(columns) == set(Expense.aliases()) - {"明细"}


def test_an_expense_with_a_short_name_is_known_by_both():
    values = facts_of(filing_of("经费: {三公经费: {决算数: 1}}\n整体自评: {}"), None).values
    assert values["三公决算数"] == values["三公经费决算数"] == Decimal(1)
    assert all(name in known_names() for line in short_names() for name, _ in figures_of(line))


def test_a_rubric_scores_an_expense_that_only_the_filing_has():
    rubric = rubric_of(RUBRIC[RUBRIC.index("指标") :].replace("NAME", "会议费决算数"))
    card = scored(rubric, filing_of(f"{MEETINGS}整体自评: {{}}"))
    assert score_of(card, "压减会议费").computed == 100


@pytest.fixture
def county(tmp_path):
    """Write form, rubric and filing of a place; return the workspace and the path of the filing."""

    def written(form, filing="", name="会议费决算数"):
        files = {
            "templates/forms/试用.yaml": FORM + form,
            "templates/rubrics/试用.yaml": RUBRIC.replace("NAME", name),
            "甲单位.yaml": FILING + filing,
        }
        for path, text in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return Workspace((tmp_path, builtin_root())), tmp_path / "甲单位.yaml"

    return written


def codes(place):
    workspace, path = place
    return [one.code for one in check(path, workspace).diagnostics]


@pytest.mark.parametrize("form", ["", ROWS, OPEN_ROWS], ids=["没有表", "表里有", "其余明细"])
@pytest.mark.parametrize("filing", [MEETINGS, NESTED], ids=["自成一行", "在明细里"])
def test_an_expense_of_form_and_filing_is_scored(county, form, filing):
    assert codes(county(form, filing)) == []


@pytest.mark.parametrize("form", ["", ROWS, OPEN_ROWS], ids=["没有表", "表里有", "其余明细"])
def test_an_expense_that_was_not_filled_in_is_asked_for(county, form):
    assert codes(county(form)) == ["S01", "S11"]


def test_an_expense_that_only_the_filing_has_is_enough(county):
    assert codes(county(OTHER_ROWS, MEETINGS)) == []


def test_an_expense_that_nobody_is_asked_for_is_a_fault_of_the_rubric(county):
    workspace, path = county(OTHER_ROWS)
    (one,) = check(path, workspace).diagnostics
    assert one.code == "P16"
    assert one.position.file.endswith("rubrics/试用.yaml")
    assert "会议费" in one.message
    assert standards_of(workspace, "试用").value is None


def test_a_slip_of_a_common_figure_is_no_expense(county):
    assert codes(county("", MEETINGS, name="全年度预算数")) == ["P16"]


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("", ("经费", "会议费", "决算数")),
        (ROWS, ("经费", "公用经费", "明细", "会议费", "决算数")),
    ],
)
def test_a_blank_filing_asks_for_it_where_the_form_has_it(county, form, path):
    workspace, _ = county(form)
    standards = standards_of(workspace, "试用").value
    assert path in places_of(standards.department_rubric, standards.form)
