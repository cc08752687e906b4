"""The walk over an old filing: what an alias leads to is carried out once, wherever it is met."""

from __future__ import annotations

import pytest

from generator.authoring import Order, create
from generator.filing import read_filing

HUNAN, HUAIBEI = "湖南县级部门整体支出", "淮北市项目支出绩效自评"
HEAD = "套表: {form}\n年度: {year}\n单位: {{名称: 某中心, 主管部门: 某局}}\n"


@pytest.fixture
def carried(tmp_path, workspace):
    """Carry a text into the next year; return the sheet and the new filing."""

    def carry(form, year, text):
        source, target = tmp_path / "去年.yaml", tmp_path / "今年.yaml"
        source.write_text(HEAD.format(form=form, year=year) + text, encoding="utf-8")
        made = create(Order(form, year=year + 1, source=source), target, workspace)
        sheet, said = made.value, made.diagnostics
        assert said == ()
        return sheet, read_filing(target).value

    return carry


def test_a_row_under_two_names_is_moved_once(carried):
    """Fault: the second visit takes last year's figure, just moved, for that of two years ago."""
    text = "经费:\n  公务接待费: &a {预算数: 3, 决算数: 2}\n  三公经费: *a\n"
    sheet, filing = carried(HUNAN, 2021, text)
    for name in ("公务接待费", "三公经费"):
        expense = filing.expenses[name]
        assert (str(expense.budget_prev), str(expense.actual_prev)) == ("3", "2")
        assert (expense.budget, expense.actual) == (None, None)
    assert [(one.source, one.value) for one in sheet.moved] == [("预算数", "3"), ("决算数", "2")]
    assert sheet.emptied == 2


def test_a_part_of_the_money_under_two_projects_is_emptied_once(carried):
    """Fault: what an alias leads to counts, and is marked, once for every place it stands at."""
    text = (
        "项目:\n  - 名称: 甲\n    资金: &a\n"
        "      年度资金总额: {全年预算数: 10, 全年执行数: 8}\n"
        "  - 名称: 乙\n    资金: *a\n"
    )
    sheet, filing = carried(HUAIBEI, 2022, text)
    assert sheet.emptied == 2
    assert [project.funds.total.amounts for project in filing.projects] == [{}, {}]
    line = next(line for line in sheet.text.splitlines() if "全年预算数" in line)
    assert (line.count("全年预算数、全年执行数"), line.count("待填")) == (1, 1)


def test_a_row_of_indicators_under_two_subgroups_keeps_last_years_result(carried):
    """Fault: last year's result is moved to its new key and emptied there at the second visit."""
    text = (
        "项目:\n  - 名称: 甲\n    绩效指标:\n      产出指标:\n        数量指标: &a\n"
        "          - {三级指标: 培训, 年度指标值: ≥4次, 实际完成值: 5次, 分值: 10}\n"
        "        质量指标: *a\n"
    )
    sheet, filing = carried(HUAIBEI, 2022, text)
    assert [row.indicator.base for row in filing.projects[0].rows] == ["5次", "5次"]
    assert [one.value for one in sheet.moved] == ["5次"]


def test_a_table_under_two_keys_is_emptied_once(carried):
    """Fault: the figures of a table that stands under two keys are counted twice."""
    text = "业务数据: &a {参保人数: 12人, 培训次数: 3次}\n材料: *a\n"
    sheet, filing = carried(HUAIBEI, 2022, text)
    assert (dict(filing.activity), sheet.emptied) == ({"参保人数": None, "培训次数": None}, 2)


def test_what_was_empty_is_not_emptied_again(carried):
    """Fault: a value that was never filled in is counted as taken out, and marked."""
    sheet, _ = carried(HUAIBEI, 2022, "业务数据:\n  参保人数:\n  培训次数: 3次\n")
    assert sheet.emptied == 1
    assert "  参保人数:\n  培训次数: # 待填" in sheet.text
