"""Columns of a form's own, from declaration to paper: new, schema, check, build, carried over."""

from __future__ import annotations

import io
import json
import re

import docx
import jsonschema
import pytest
import yaml

from generator import pipeline
from generator.authoring import Order, check_form, create, form_schema
from generator.scoring.standards import standards_of
from tests.county_of_columns import FILING, FORM, LINES, NAME, PRINTED, write_county


def built(county, text):
    path = county.roots[0] / "某县中心.yaml"
    path.write_text(text, encoding="utf-8")
    return pipeline.build(path, county)


def lines_of(document):
    return [one.text for one in docx.Document(io.BytesIO(document.data)).paragraphs]


def test_the_form_fits(tmp_path):
    assert check_form(write_county(tmp_path), NAME) == ()


def test_everything_is_printed_by_its_name(tmp_path):
    result = built(write_county(tmp_path), FILING)
    assert result.diagnostics == ()
    assert lines_of(result.documents[0]) == PRINTED.splitlines()


def test_nothing_filled_in_is_blank_and_stops_nothing(tmp_path):
    bare = re.sub(
        "(, *\n? *)?(单位地址|牵头科室|到位日期|指标金额|目标权重|数据项|是否核心|负责科室)"
        ': ("[^"]*"|[^,}]*)',
        "",
        FILING,
    )
    result = built(write_county(tmp_path), bare)
    assert result.diagnostics == ()
    assert "培训次数/50%//☐是 ☐否/" in lines_of(result.documents[0])


@pytest.mark.parametrize(
    ("old", "new", "code", "key"),
    [
        ("项目类型: 延续", "项目类型: ", "S01", "项目类型"),
        ("权重占比: 50%, ", "", "S01", "权重占比"),
        (", 预算金额: 13", "", "S01", "预算金额"),
        ("印刷费: {金额: 7.50, 预算金额: 7}", "印刷费: 7.50", "S01", "预算金额"),
        ("    表尾: {评价结论: 完成较好}\n", "", "S01", "评价结论"),
        ("权重占比: 50%", "权重占比: 五成", "M05", "权重占比"),
        ("到位日期: 2023-03-01", "到位日期: 三月", "M11", "到位日期"),
        ("是否核心: 否", "是否核心: 不", "M12", "是否核心"),
        ("负责科室: 培训科", "负责可室: 培训科", "M01", "负责可室"),
        ("单位地址: 东街1号", "备注: 东街1号", "M01", "备注"),
    ],
)
def test_what_is_missing_or_wrong_is_said(tmp_path, old, new, code, key):
    assert old in FILING
    said = built(write_county(tmp_path), FILING.replace(old, new)).diagnostics
    assert [(one.code, one.facts.get("field") or one.facts["key"]) for one in said] == [(code, key)]
    assert said[0].position.line > 0


def test_an_unknown_form_is_said_and_not_its_columns(tmp_path):
    said = built(write_county(tmp_path), FILING.replace("套表: 某县", "套表: 某省")).diagnostics
    assert [one.code for one in said] == ["G01"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{名称: 数据项, 种类: 数}", "{名称: 分值, 种类: 数}"),
        ("{名称: 数据项, 种类: 数}", "{名称: 得分, 种类: 数}"),
        ("{名称: 数据项, 种类: 数}", "{名称: 权重占比, 种类: 数}"),
        ("{名称: 负责科室}", "{名称: 用途}"),
    ],
)
def test_a_column_that_bears_a_name_of_something_else(tmp_path, old, new):
    assert old in FORM
    county = write_county(tmp_path, FORM.replace(old, new), "甲")
    assert [one.code for one in check_form(county, NAME)] == ["G10"]
    assert built(county, FILING).documents == ()


def test_a_template_that_names_no_column(tmp_path):
    county = write_county(tmp_path, lines=LINES.replace("行.权重占比", "行.权重占笔"))
    (said,) = check_form(county, NAME)
    assert said.code == "X05"
    assert "权重占比" in said.hint


@pytest.mark.parametrize(
    ("line", "unit", "codes"),
    [
        ("金额（万元）{{ 年度 }}", "元", ["X30"]),
        ("单位：万元{{ 年度 }}", "元", ["X30"]),
        ("{{ 资金.合计.全年预算数 }}万元", "元", ["X30"]),
        ("{{ 资金.合计.全年预算数|万元 }}，单位：{{ 金额单位 }}", "元", []),
        ("金额（万元）{{ 年度 }}", "万元", []),
        ("金额（元）{{ 年度 }}", "万元", ["X30"]),
    ],
)
def test_a_template_that_states_another_unit_of_money(tmp_path, line, unit, codes):
    county = write_county(tmp_path, f"{FORM}金额单位: {unit}\n", line)
    assert [one.code for one in check_form(county, NAME)] == codes


def test_the_blank_asks_for_every_column_and_can_be_filled(tmp_path):
    county = write_county(tmp_path)
    made = create(Order(NAME, "某县中心", 2023), tmp_path / "新.yaml", county)
    assert made.diagnostics == ()
    text = (tmp_path / "新.yaml").read_text(encoding="utf-8")
    assert "项目类型: # 照批复，选一项：新增、延续" in text
    assert "权重占比: # 例：20%" in text
    assert "到位日期: , 指标金额: }" in text
    assert "写成 {金额: …, 预算金额: …}" in text
    codes = {one.code for one in built(county, text).diagnostics}
    assert codes <= {"S01", "W01", "W04", "S03"}


def test_the_schema_knows_the_columns(tmp_path):
    standards = standards_of(write_county(tmp_path), NAME).value
    schema = json.loads(json.dumps(form_schema(standards, NAME)))
    validator = jsonschema.Draft7Validator(schema)
    good = yaml.safe_load(FILING)
    good["项目"][0]["资金"]["年度资金总额"]["到位日期"] = "2023-03-01"  # YAML makes a date of it
    assert [*validator.iter_errors(good)] == []
    for path, wrong in ((("权重占比",), "五成"), (("权重占比",), None), (("是否核心",), "不")):
        bad = yaml.safe_load(json.dumps(good))
        bad["项目"][0]["绩效指标"]["产出指标"]["数量指标"][0][path[0]] = wrong
        assert [*validator.iter_errors(bad)] != []


def test_what_is_carried_over_keeps_its_unit_of_money(tmp_path):
    county = write_county(tmp_path, FORM + "金额单位: 元\n")
    write_county(tmp_path).roots[0].joinpath("templates/forms/次年.yaml").write_text(
        FORM, encoding="utf-8"
    )
    write_county(tmp_path, FORM + "金额单位: 元\n")
    old = tmp_path / "2023.yaml"
    old.write_text(FILING, encoding="utf-8")
    for name, unit in (("次年", "元"), (NAME, None)):
        create(Order(name, None, 2024, old), tmp_path / f"{name}.yaml", county)
        data = yaml.safe_load((tmp_path / f"{name}.yaml").read_text(encoding="utf-8"))
        assert data.get("金额单位") == unit


def test_next_year_keeps_standing_facts_alone(tmp_path):
    county = write_county(tmp_path)
    old = tmp_path / "2023.yaml"
    old.write_text(FILING, encoding="utf-8")
    made = create(Order(NAME, None, 2024, old), tmp_path / "2024.yaml", county)
    assert made.value is not None
    data = yaml.safe_load((tmp_path / "2024.yaml").read_text(encoding="utf-8"))
    assert data["单位"]["单位地址"] == "东街1号"
    assert data["任务"] is None
    project = data["项目"][0]
    assert project["项目类型"] is None
    assert project["绩效指标"]["产出指标"]["数量指标"][0]["权重占比"] is None
    assert project["表尾"]["评价结论"] is None
