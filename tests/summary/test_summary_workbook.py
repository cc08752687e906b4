"""The workbook on all units: every sheet agrees with the results and with the others."""

from __future__ import annotations

import io
from collections import Counter
from functools import partial

import openpyxl
import pytest
from made_results import result, written

from generator.summary.summary_files import years_of
from generator.summary.summary_workbook import summary_workbook
from generator.summary.unit_rows import unit_rows

SHEETS = [
    "总览",
    "单位排名",
    "自评对象",
    "指标明细",
    "意见按单位",
    "失分分类",
    "失分指标",
    "意见汇总",
    "自评反映的问题",
    "失败单位",
]


def book_of(folder, results):
    path = written(folder, results) / "结果.jsonl"
    years = years_of(unit_rows(path))
    data = summary_workbook(years, partial(unit_rows, path), years[0].year)
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet):
    head, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in found]


@pytest.fixture
def book(tmp_path, results):
    return book_of(tmp_path, results)


def test_it_has_all_sheets_under_chinese_names(book):
    assert book.sheetnames == SHEETS


def test_units_are_ranked_and_those_without_score_stand_last(book):
    found = rows(book["单位排名"])
    assert [(one["名次"], one["单位"], one["得分"]) for one in found] == [
        (1, "甲单位", 98.5),
        (2, "丙单位", 76),
        (2, "乙单位", 76),
        (None, "丁单位", None),
        (None, "戊单位", None),
    ]
    assert [one["警告"] for one in found] == [0, 0, 2, 0, 0]
    assert [one["错误"] for one in found] == [0, 0, 0, 0, 1]
    assert (found[2]["等级"], found[2]["执行率"], found[-1]["结果"]) == ("中", 0.7, "失败")


def test_what_is_lost_is_the_same_on_each_sheet(book):
    detail = sum(one["失分"] for one in rows(book["指标明细"]))
    for name in ("失分分类", "失分指标"):
        assert sum(one["失分合计"] for one in rows(book[name])) == detail == 7.5
    (one,) = rows(book["失分指标"])
    assert (one["三级指标"], one["失分单位数"], one["失分占分值"]) == ("培训场次", 3, 0.25)


def test_findings_are_the_same_by_code_and_by_unit(book):
    by_code = {one["编号"]: one["条数"] for one in rows(book["意见汇总"])}
    by_unit = Counter()
    for one in rows(book["意见按单位"]):
        by_unit[one["编号"]] += one["条数"]
    assert by_code == by_unit == {"S01": 1, "T02": 2}


def test_who_failed_is_named_with_the_reason(book):
    (one,) = rows(book["失败单位"])
    assert (one["单位"], one["原因"]) == ("戊单位", "S01 单位缺少必填项“名称”")


def test_the_overview_has_totals_and_a_native_chart_of_each_distribution(book):
    sheet = book["总览"]
    told = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    assert (told["单位总数"], told["平均分"], told["失败单位数"]) == (5, 83.5, 1)
    assert [type(one).__name__ for one in sheet._charts] == ["BarChart"] * 2  # noqa: SLF001


def test_a_chart_shows_the_cells_that_are_meant(tmp_path, results):
    sheet = book_of(tmp_path, results)["总览"]
    grades, bands = sheet._charts  # noqa: SLF001
    for chart, head in ((grades, "等级"), (bands, "分数段")):
        categories = chart.series[0].cat.strRef or chart.series[0].cat.numRef
        first = categories.f.rpartition("!")[2].split(":")[0].replace("$", "")
        row = sheet[first].row
        assert sheet.cell(row - 1, 1).value == head
        values = chart.series[0].val.numRef.f.rpartition("!")[2].replace("$", "")
        assert sum(cell.value for (cell,) in sheet[values]) == 3


def test_years_are_ranked_each_by_itself(tmp_path):
    found = [result("甲", "80", year="2020"), result("甲", "70"), result("乙", "90", year="2020")]
    ranking = rows(book_of(tmp_path, found)["单位排名"])
    assert [(one["年度"], one["名次"], one["得分"]) for one in ranking] == [
        ("2021", 1, 70),
        ("2020", 1, 90),
        ("2020", 2, 80),
    ]


def test_a_unit_whose_name_begins_as_a_formula_is_text(tmp_path):
    book = book_of(tmp_path, [result("=1+1"), result("@甲")])
    for name in ("单位排名", "自评对象", "指标明细"):
        cells = [cell for row in book[name].iter_rows(min_row=2) for cell in row]
        assert "f" not in {cell.data_type for cell in cells}
        assert "=1+1" in {cell.value for cell in cells}
