"""The measure of the promise: a new county is data alone, whatever its forms look like."""

from __future__ import annotations

import io
import json

import docx
import jsonschema
import pytest
import yaml
from docx.oxml.ns import qn

from generator import pipeline
from generator.authoring import Order, check_form, create, form_schema
from generator.filing import read_filing
from generator.scoring.standards import standards_of
from tests.three_counties import COUNTIES, FLAT, GOALS, LAYOUT, write_place

EVERY = pytest.mark.parametrize("county", COUNTIES, ids=lambda one: one.name)

MANY_SIGNS = "".join(chr(0x5000 + number) for number in range(201))  # none of them twice


def built(place, county, text=None):
    path = place.roots[0] / "某单位.yaml"
    path.write_text(county.filing if text is None else text, encoding="utf-8")
    return pipeline.build(path, place)


def own_text(cell):
    """Return what a cell shows itself: one merged with the cell above shows nothing."""
    merge = cell.find("{*}tcPr/{*}vMerge")
    if merge is not None and [*merge.attrib.values()] != ["restart"]:
        return ""
    lines = ("".join(_texts(one)) for one in cell.findall("{*}p"))
    return "\n".join(lines)


def _texts(paragraph):
    for one in paragraph.iter(qn("w:t"), qn("w:br")):
        yield "\n" if one.tag == qn("w:br") else one.text or ""


@EVERY
def test_the_form_fits(tmp_path, county):
    said = check_form(write_place(tmp_path, county), county.name)
    assert [one.code for one in said if one.code != "X26"] == []  # python-docx leaves its marks


@EVERY
def test_all_is_printed_and_nothing_is_found_amiss(tmp_path, county):
    result = built(write_place(tmp_path, county), county)
    assert result.diagnostics == ()
    document = docx.Document(io.BytesIO(result.documents[0].data))
    assert [one.text for one in document.paragraphs] == county.printed.splitlines()
    rows = document.element.body.iter(qn("w:tr"))
    shown = [[own_text(cell) for cell in row.findall("{*}tc")] for row in rows]
    assert shown[1:] == county.table


@EVERY
def test_the_schema_takes_what_is_read(tmp_path, county):
    standards = standards_of(write_place(tmp_path, county), county.name).value
    schema = json.loads(json.dumps(form_schema(standards, county.name)))
    errors = jsonschema.Draft7Validator(schema).iter_errors(yaml.safe_load(county.filing))
    assert [f"{one.json_path}: {one.message[:80]}" for one in errors] == []


@EVERY
def test_the_blank_asks_for_all_of_it(tmp_path, county):
    place = write_place(tmp_path, county)
    made = create(Order(county.name, "某单位", 2023), tmp_path / "新.yaml", place)
    assert made.diagnostics == ()
    text = (tmp_path / "新.yaml").read_text(encoding="utf-8")
    form = standards_of(place, county.name).value.form
    columns = [one.name for columns in form.all_columns.values() for one in columns]
    kinds = [name for name, wanted in form.required.values_by_key() for name in wanted]
    assert [one for one in (*columns, *kinds) if f"{one}:" not in text and one not in text] == []
    said = built(place, county, text).diagnostics
    assert {one.code for one in said} <= {"S01", "W01", "W04", "S03"}


DECLARATION = GOALS._replace(
    name="东县绩效目标",
    form=GOALS.form.replace("适用年度", "类别: 申报\n要落款日期: 否\n适用年度").replace(
        "模板: 东县项目支出", "模板: 东县绩效目标"
    ),
)


def test_a_declaration_of_goals_with_tables_carries_over(tmp_path):
    write_place(tmp_path, DECLARATION)
    place = write_place(tmp_path, GOALS)
    declared = tmp_path / "申报.yaml"
    declared.write_text(GOALS.filing.replace("东县项目支出", DECLARATION.name), encoding="utf-8")
    made = create(Order(GOALS.name, None, 2023, declared), tmp_path / "自评.yaml", place)
    assert made.value is not None
    (project,) = read_filing(tmp_path / "自评.yaml", place).value.projects
    (old,) = read_filing(declared, place).value.projects
    assert [row.path for row in project.rows] == [row.path for row in old.rows]
    assert [(goal.name, goal.weight) for goal in project.goals] == [
        ("办好培训", 60),
        ("服务企业", 40),
    ]
    row = project.rows[0].indicator
    assert (row.weight, row.target, row.actual) == (25, "≥600人次", None)


def test_next_year_keeps_points_of_levels_and_asks_for_their_cells_anew(tmp_path):
    place = write_place(tmp_path, GOALS)
    old = tmp_path / "2023.yaml"
    old.write_text(GOALS.filing, encoding="utf-8")
    create(Order(GOALS.name, None, 2024, old), tmp_path / "2024.yaml", place)
    (project,) = read_filing(tmp_path / "2024.yaml", place).value.projects
    group = project.levels[0]
    assert (group.cells["分值"], group.cells.get("自评档次")) == (40, None)
    assert project.rows[0].indicator.free == {}
    assert project.free_tables == {}


@pytest.mark.parametrize(
    ("county", "change", "said"),
    [
        (GOALS, ("评价结论: 目标基本完成", "评价结论: "), ("S01", "评价结论")),
        (GOALS, ("{材料名称: 签到表, 份数: 12}", "{份数: 12}"), ("S01", "材料名称")),
        (GOALS, ("培训人次: 640人次", "培训人次数: 640人次"), ("S01", "培训人次数")),
        (GOALS, ("存在问题: 走访差两家", f"存在问题: {MANY_SIGNS}"), ("S14", "201")),
        (GOALS, ("预期目标: 培训600人次", f"预期目标: {'培训六百人次，' * 15}"), ("S14", "105")),
        (GOALS, ("完成情况: 未完成", "完成情况: 没完成"), ("M12", "未完成")),
        (GOALS, ("{三级指标: 走访企业", "{三级指标: 走访企业, 四级指标: 甲"), ("M01", "四级指标")),
        (LAYOUT, ("          渠道:\n", "          渠道:\n           再分:\n"), ("M16", "四级")),
        (LAYOUT, ("计划金额: 60", "计划金额: 六十"), ("M05", "六十")),
        (FLAT, ("评价小组: [", "评价组: ["), ("M18", "评价小组")),
        (FLAT, ("人数: 4", "人数量: 4"), ("M01", "人数")),
        (GOALS, ("业务数据:", "附表: {佐证材料清单: []}\n业务数据:"), ("G05", "“项目”下")),
        (FLAT, ("绩效指标:\n    -", "绩效指标:\n    产出:\n    -"), ("M16", "不分级")),
    ],
)
def test_what_is_wrong_is_said_once_and_truly(tmp_path, county, change, said):
    old, new = change
    assert old in county.filing
    text = county.filing.replace(old, new)
    (one,) = built(write_place(tmp_path, county), county, text).diagnostics
    assert one.code == said[0]
    assert said[1] in one.message + one.hint
    assert one.position.line > 0


def test_only_papers_with_problems_ask_for_them(tmp_path):
    """Fault: S10 asked for a problem that no paper of the form would print."""
    text = GOALS.filing.replace("38家", "40家").replace("640人次", "600人次")
    asked = []
    problems = "{%p for 行 in 问题 %}\n{{ 行.标题 }}\n{%p endfor %}\n"
    for lines in (GOALS.lines, GOALS.lines + problems):
        county = GOALS._replace(form=GOALS.form + "文字: [通用]\n要落款日期: 否\n", lines=lines)
        said = built(write_place(tmp_path, county), county, text).diagnostics
        asked.append([one.code for one in said if one.code == "S10"])
    assert asked == [[], ["S10"]]


def test_every_goal_has_all_rows_that_the_form_prints(tmp_path):
    layout = "指标版式: {产出指标: {质量指标: 1, 数量指标: 1}}\n"
    lines = (
        "{%p for 行 in 指标行 %}\n{{ 行.目标 }}/{{ 行.二级 }}/{{ 行.三级指标 }}\n{%p endfor %}\n"
    )
    county = GOALS._replace(form=GOALS.form + layout, lines=lines)
    result = built(write_place(tmp_path, county), county)
    document = docx.Document(io.BytesIO(result.documents[0].data))
    assert [one.text for one in document.paragraphs] == [
        "办好培训/质量指标/合格率",
        "办好培训/数量指标/★培训人次",
        "办好培训/社会效益指标/就业率",
        "服务企业/质量指标/",
        "服务企业/数量指标/走访企业",
    ]
