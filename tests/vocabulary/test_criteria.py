"""Criteria of rubrics and labels of forms name the year that they are printed for."""

import re

import pytest

from generator import pipeline
from generator.authoring.form_files import trial
from generator.filing import Filing
from generator.forms import BasicDataRow
from generator.scoring import Standards
from generator.structs import replace
from generator.vocabulary import Names
from generator.vocabulary.criteria import criteria_faults
from tests.findings.cases_of_findings import FORM, WORKSPACE, filing_of, rubric

HUNAN = rubric("湖南县级部门整体支出")
STANDARDS = Standards(FORM, None, HUNAN)


def filing(year):
    filled = filing_of({"湖南": {}}).model_dump(by_alias=True, exclude_none=True)
    return Filing.model_validate(filled | {"年度": str(year)})


def with_text(text, key="standard"):
    rows = {group: dict(below) for group, below in HUNAN.indicators.items()}
    row = rows["投入"]["预算配置"][0].model_copy(update={key: text})
    rows["投入"]["预算配置"] = (row, *rows["投入"]["预算配置"][1:])
    known = {name: getattr(HUNAN, name) for name in type(HUNAN).model_fields}
    changed = type(HUNAN).model_construct(**known | {"indicators": rows})
    return replace(STANDARDS, department_rubric=changed)


def sheet(standards, year):
    case = pipeline.score(filing(year), standards)
    return Names(case).of(case.departments[0])["指标表"]


@pytest.mark.parametrize("year", [2018, 2021, 2022])
def test_a_sheet_cites_its_own_year_only(year):
    printed = "".join(str(value) for row in sheet(STANDARDS, year) for value in row.values())
    assert {*re.findall(r"(20[0-9]{2})年", printed)} == {str(year)}
    assert "{" not in printed


def test_criteria_have_the_names_of_wording():
    text = "{{ 上年 }}、{{ 年度 | 年份 }}、{{ 下年 }}，{{ 单位.名称 }}"
    row, *_ = sheet(with_text(text), 2021)
    assert row["评价标准"] == "2020、2021年、2022，甲中心"


@pytest.mark.parametrize("key", ["standard", "explanation", "printed_name"])
def test_an_unknown_name_is_said_with_what_was_meant(key):
    (fault,) = criteria_faults(with_text("{{ 年渡 }}年", key), filing(2021))
    assert fault.code == "P16"
    assert "“年渡”" in fault.message
    assert "年度" in fault.hint


@pytest.mark.parametrize(
    "text", ["{{ 年度", "{{ 单位.名子 }}", "{{ 年度 | 万圆 }}", "{{ 单位.预算编码 }}"]
)
def test_what_cannot_be_written_is_said(text):
    assert [one.code for one in criteria_faults(with_text(text), filing(2021))] == ["P16"]


def test_form_check_says_it():
    (fault, *_) = trial(with_text("{{ 年渡 }}"), "试用", WORKSPACE)
    assert fault.code == "P16"


def test_labels_of_a_form_name_the_year_too():
    row = {"经费": ["公用经费"], "印作": "{{ 年度 }}年公用经费"}
    form = FORM.model_copy(update={"basic_data": (BasicDataRow.model_validate(row),)})
    case = pipeline.score(filing(2022), replace(STANDARDS, form=form))
    assert [one["名称"] for one in Names(case).unit["基础数据表"]] == ["2022年公用经费"]
    wrong = BasicDataRow.model_validate(row | {"印作": "{{ 年渡 }}"})
    faulty = replace(STANDARDS, form=FORM.model_copy(update={"basic_data": (wrong,)}))
    assert [one.code for one in criteria_faults(faulty, filing(2022))] == ["N04"]
