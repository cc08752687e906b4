"""Points that count by a share: of their group, of their own, by a coefficient, by two data."""

from decimal import Decimal

import pytest
from sheets import FILING_HEAD, RUBRIC_HEAD, findings, score_of

from generator import pipeline
from generator.vocabulary import Names
from generator.workspace import Workspace, builtin_root

GROUPS = """\
一级权重: {预算绩效: 50, 项目效果: 50}
一级分值: {预算绩效: 100, 项目效果: 100}
自带指标: [{规则: {方法: 按比例}}]
等级: {优: 90, 良: 80, 中: 60, 差: 0}
"""
FOLDED = """\
分值完整: 否
折算: 权重占比
自带指标: [{规则: {方法: 按比例}}]
"""
DATA = """\
分值完整: 否
栏目数据: [数据项1, 数据项2, 得分系数]
自带指标:
  - {适用: {二级: [系数]}, 规则: {方法: 折算, 来源: 得分系数, 来源满分: 1}}
  - {取值: 100 * 数据项1 / 数据项2, 规则: {方法: 按比例}}
"""
COLUMNS = "{名称: 权重占比, 种类: 占比}, {名称: 得分系数, 种类: 占比}, {名称: 数据项1, 种类: 数}"
FORM = f"""\
名称: 试用
来源: 试用
适用年度: {{起: 2021}}
项目评分标准: 试用
栏目:
  绩效指标: [{COLUMNS}, {{名称: 数据项2, 种类: 数}}]
复核: {{单项分值上限: 1, 必备指标: []}}
文件: [{{名称: 清单, 模板: 通用/项目清单}}]
"""


def checked(folder, rubric, table, more="", form=FORM):
    """Check a project by a form and a rubric in a folder of their own."""
    for kind, text in (("forms", form), ("rubrics", RUBRIC_HEAD + rubric)):
        place = folder / "templates" / kind
        place.mkdir(parents=True)
        (place / "试用.yaml").write_text(text, encoding="utf-8")
    path = folder / "甲.yaml"
    text = f"{FILING_HEAD}项目: [{{名称: 甲, 绩效指标: {table}{more}}}]\n"
    path.write_text(text, encoding="utf-8")
    return pipeline.check(path, Workspace((folder, builtin_root())))


def row(name, weight, actual, more=""):
    return f"{{三级指标: {name}, 年度指标值: 10次, 实际完成值: {actual}, 分值: {weight}{more}}}"


def card_of(result):
    (subject,) = result.case.subjects
    return subject.scorecard


TWO = (
    f"{{预算绩效: [{row('甲', 75, '10次')}, {row('乙', 25, '8次')}],"
    f" 项目效果: [{row('丙', 100, '6次')}]}}"
)


def test_a_groups_points_count_by_its_weight(tmp_path):
    result = checked(tmp_path, GROUPS, TWO)
    assert card_of(result).total.computed == Decimal("77.5")  # 95 x 50 % + 60 x 50 %
    assert {one.code for one in result.diagnostics} <= {"P07", "P11", "B19"}


@pytest.mark.parametrize(("grade", "codes"), [("优", set()), ("良", {"P13"})])
def test_a_group_has_a_declared_grade_beside_the_one_by_rule(grade, codes, tmp_path):
    result = checked(tmp_path, GROUPS, TWO, f", 一级等级: {{预算绩效: {grade}}}")
    assert card_of(result).grade_of_group("预算绩效") == "优"
    assert {one.code for one in result.diagnostics} - {"P07", "P11", "B19"} == codes


def test_the_groups_are_names_for_templates(tmp_path):
    result = checked(tmp_path, GROUPS, TWO, ", 一级等级: {预算绩效: 良}")
    first, second = Names(result.case).of(result.case.subjects[0])["维度"]
    printed = [
        str(first[name]) for name in ("名称", "得分", "权重", "折算得分", "等级", "规则等级")
    ]
    assert printed == ["预算绩效", "95", "50%", "47.50", "良", "优"] or printed[3] == "47.5"
    assert (second["等级"], second["规则等级"]) == ("中", "中")


def folded(first, second):
    return (
        f"[{row('甲', 100, '10次', f', 权重占比: {first}')},"
        f" {row('乙', 100, '5次', f', 权重占比: {second}')}]"
    )


def test_a_rows_points_count_by_its_own_share(tmp_path):
    result = checked(tmp_path, FOLDED, folded("60%", "40%"))
    assert card_of(result).total.computed == 80
    assert [one.folded(one.points) for one in card_of(result).scores] == [60, 20]


def test_shares_add_up_to_all(tmp_path):
    complete = FOLDED.replace("分值完整: 否\n", "")
    result = checked(tmp_path, complete, folded("60%", "30%"))
    assert "W01" in {one.code for one in result.diagnostics}


def test_a_share_that_is_missing_makes_no_total(tmp_path):
    table = folded("60%", "40%").replace(", 权重占比: 40%", "")
    assert card_of(checked(tmp_path, FOLDED, table)).total.computed is None


def test_a_coefficient_and_two_data_are_what_a_row_is_scored_by(tmp_path):
    table = (
        f"{{产出: {{系数: [{row('甲', 20, '10次', ', 得分系数: 90%')}],"
        " 比率: [{三级指标: 乙, 年度指标值: 80%, 分值: 30, 数据项1: 6, 数据项2: 10},"
        " {三级指标: 丙, 年度指标值: 80%, 实际完成值: 40%, 分值: 30}]}}"
    )
    card = card_of(checked(tmp_path, DATA, table))
    assert score_of(card, "甲").computed == 18
    assert score_of(card, "乙").computed == Decimal("22.5")
    assert score_of(card, "丙").computed == 15  # without the data as it was typed
    assert any("6 ÷ 10" in step for step in score_of(card, "乙").steps)


def test_a_column_that_the_form_lacks_is_said(tmp_path):
    form = FORM.replace("{名称: 权重占比, 种类: 占比}, ", "")
    result = checked(tmp_path, FOLDED, "[]", form=form)
    assert [one.code for one in result.diagnostics] == ["P16"]


@pytest.mark.parametrize("text", [GROUPS, FOLDED, DATA])
def test_such_rubrics_add_up(text, tmp_path):
    assert findings(tmp_path, text) == []


EXECUTED = (
    FOLDED
    + """\
预算执行:
  分值: 100
  取值: 全年执行数 / 全年预算数
  规则: {方法: 按比例, 满分值: 1}
  指标行: [预算执行率]
"""
)
MONEY = ", 资金: {年度资金总额: {全年预算数: 100, 全年执行数: 90}}"


def test_execution_among_the_rows_counts_by_its_share_too(tmp_path):
    """Fault: a row that is budget execution lost its share, and the sheet its total."""
    table = f"[{row('预算执行率', 100, '90%', ', 权重占比: 20%')}"
    table += f", {row('甲', 100, '10次', ', 权重占比: 80%')}]"
    card = card_of(checked(tmp_path, EXECUTED, table, MONEY))
    assert card.total.computed == 98


def test_a_share_that_is_missing_is_asked_for(tmp_path):
    table = f"[{row('甲', 100, '10次', ', 权重占比: 80%')}, {row('乙', 100, '10次')}]"
    result = checked(tmp_path, FOLDED, table)
    assert card_of(result).total.computed is None
    said = [one.message for one in result.diagnostics if one.code == "S01"]
    assert said == ["甲的指标“乙”缺少必填项“权重占比”"]


def test_folded_points_are_rounded_as_the_rubric_rounds(tmp_path):
    """Fault: a rubric that rounds down printed folded points half up."""
    table = f"[{row('甲', 100, '8.854次', ', 权重占比: 20%')}"
    table += f", {row('乙', 100, '10次', ', 权重占比: 80%')}]"
    card = card_of(checked(tmp_path, FOLDED + "舍入方式: 舍去\n", table))
    (first, _) = card.scores
    assert (first.points, first.folded(first.points)) == (Decimal("88.54"), Decimal("17.70"))
