"""The report on all units, as Word has it: its text, its charts, its bytes."""

from __future__ import annotations

import io
from decimal import Decimal

import docx
import openpyxl
import pytest
from made_results import unit, year_of

from generator.forms import SummaryPlan
from generator.structs import replace
from generator.summary.comparison import compared
from generator.summary.summary_report import summary_report
from generator.summary.wording_check import trial_year
from generator.workspace import Workspace, builtin_root

BUILTIN = Workspace((builtin_root(),))
LOW, GOOD = Decimal(50), Decimal(90)


def report(*points, before=(), workspace=BUILTIN, plan=None):
    year, last = trial_year("2021", points), trial_year("2020", before)
    comparison = compared(year, last) if before else None
    data, said = summary_report(year, comparison, plan or SummaryPlan(), workspace)
    assert said == ()
    return data


def text_of(data):
    document = docx.Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(one.text for one in document.paragraphs), *cells))


@pytest.fixture(scope="module")
def text():
    return text_of(report(LOW, GOOD, None, before=(GOOD, LOW)))


@pytest.mark.parametrize(
    "sentence",
    [
        "2021年度预算绩效自评\n汇总报告",
        "2021年度共有3个单位开展绩效自评，其中2个单位的材料齐全，1个单位的材料没有做全。",
        "2个单位有自评得分，平均70.00分，最高90分，最低50分。",
        "按等级分：优1个，占50%；未定等级1个，占50%。",
        "两年都有得分的2个单位里，提高的1个，下降的1个，持平的0个。本年新增1个单位。",
        "提高最多的：试填单位二（50分到90分）。",
        "下降最多的：试填单位一（90分到50分）。",
        "填报有1处错误；得分低于80分；执行率低于80%；比上年低40分",
        "材料没有做全；填报有1处错误",
    ],
)
def test_it_says_what_came_of_the_year(text, sentence):
    assert sentence in text


def test_headings_are_numbered_over_all_chapters(text):
    for heading in ("一、总体情况", "三、与上年比较", "四、主要问题", "（一）自评反映的问题"):
        assert heading in text


def test_a_year_alone_compares_with_nothing():
    text = text_of(report(GOOD))
    assert "上年" not in text
    assert "三、主要问题" in text


def test_units_that_no_year_shares_have_no_average_that_rose():
    year, last = trial_year("2021", (GOOD,)), year_of([unit(9, LOW)])
    data, _ = summary_report(year, compared(year, last), SummaryPlan(), BUILTIN)
    text = text_of(data)
    assert "2020年度有1个单位，平均50.00分。本年新增1个单位。上年有、本年没有的1个单位。" in text


def test_items_are_counted_as_items_where_units_have_several():
    assert "按等级分：优1个" in text_of(report(GOOD))
    one = unit(1, GOOD)
    year = year_of([replace(one, assessed=one.assessed * 2)])
    data, _ = summary_report(year, None, SummaryPlan(), BUILTIN)
    assert "（整体自评和项目共2项）" in text_of(data)
    assert "按等级分：未定等级2项，占100%" in text_of(data)


def test_the_ranking_has_one_look_in_each_column():
    document = docx.Document(io.BytesIO(report(LOW, GOOD)))
    (table,) = (one for one in document.tables if one.cell(0, 0).text == "名次")
    column = {
        cell.text: [row.cells[n] for row in table.rows[1:]]
        for n, cell in enumerate(table.rows[0].cells)
    }
    assert [cell.text for cell in column["得分"]] == ["90.00", "50.00"]
    looks = {cell.paragraphs[0].style.name for cell in (*column["等级"], *column["得分"])}
    assert len(looks) == 1


def test_a_year_without_scores_has_neither_charts_nor_a_ranking():
    text = text_of(report(None, None))
    assert "图1" not in text
    assert "得分靠前" not in text


def test_charts_are_words_own_with_the_figures_in_their_workbooks():
    package = docx.Document(io.BytesIO(report(LOW, GOOD))).part.package
    books = [one for one in package.iter_parts() if str(one.partname).endswith(".xlsx")]
    sheets = [openpyxl.load_workbook(io.BytesIO(one.blob)).active for one in books]
    shown = [
        {row[0]: row[1] for row in sheet.iter_rows(min_row=2, values_only=True)} for sheet in sheets
    ]
    assert {"优": 1, "未定等级": 1} in shown
    assert any(one.get("60以下") == one.get("90—95") == 1 for one in shown)


def test_the_same_year_gives_the_same_bytes():
    assert report(LOW, GOOD) == report(LOW, GOOD)


def test_a_place_words_its_own_report(tmp_path):
    folder = tmp_path / "narratives/示范县汇总"
    folder.mkdir(parents=True)
    own = (
        '{% extends "汇总/总体情况.md.j2" %}{% block 等级 %}本县平均{{ 平均分 }}分。{% endblock %}'
    )
    (folder / "总体情况.md.j2").write_text(own, encoding="utf-8")
    plan = SummaryPlan.model_validate({"文字": ["示范县汇总", "汇总"]})
    workspace = Workspace((tmp_path, builtin_root()))
    text = text_of(report(GOOD, workspace=workspace, plan=plan))
    assert "本县平均90.00分。" in text
    assert "主要问题" in text


def test_no_list_is_longer_than_the_form_wants():
    plan = SummaryPlan.model_validate({"列出单位数": 1})
    text = text_of(report(LOW, None, plan=plan))
    assert "的单位有2个，列出1个，其余见汇总表" in text


def test_what_a_unit_is_called_is_no_markup(monkeypatch):
    monkeypatch.setattr("generator.summary.wording_check.UNITS", ("**甲**|<b>{{ 年度 }}", "乙"))
    assert "**甲**|<b>{{ 年度 }}" in text_of(report(LOW, GOOD))
