"""The JSON Schema of a form says of a file what the checker says of it."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from generator.authoring import form_schema, standards_of
from generator.forms.load import form_names
from generator.pipeline import check
from generator.reading import read_tree
from generator.workspace import Workspace, builtin_root

BUILTIN = Workspace((builtin_root(),))
FORMS = form_names(BUILTIN)
STANDARDS = {name: standards_of(BUILTIN, name).value for name in FORMS}
SCHEMAS = {name: form_schema(standards, name) for name, standards in STANDARDS.items()}
VALIDATORS = {name: Draft7Validator(schema) for name, schema in SCHEMAS.items()}
INPUTS = sorted((Path(__file__).parents[2] / "inputs").rglob("*.yaml"))

ADDED = ("不认识", "自评得分", "名称", "备注")
ASKED = {"指标性质": "≥", "上年实际值": 5, "实施期": "2022年"}
ROW = {"三级指标": "培训", "年度指标值": "≥4次", "实际完成值": 5, "分值": 10, "自评得分": "10"}
REPLACEMENTS = [
    None, "",
    "  ", "文字", "9.40", 9.4, 5, 0, "9.40万元", "1,200", -1, "-1", "+3", "是", "否", True,
    "2022-01-01", "2022年1月1日", "2022.1.1", "2022-01", 2021, "2022", 2150, "1.5", "≥",
    {}, [], {"不认识": 1}, ["文字"], [None], [{}], "达成年度指标",
]  # fmt: skip


def answers(rubric):
    """Answer every indicator of a rubric, as far as its rule asks for it."""
    said = {}
    for row in rubric.rows:
        rule = row.indicator.rule
        said[row.indicator.name] = {"自评得分": str(row.indicator.weight)}
        if rule.method == "清单":
            said[row.indicator.name]["清单"] = dict.fromkeys(rule.items, "是")
        if rule.method == "分级":
            said[row.indicator.name]["完成等级"] = next(iter(rule.levels))
    return said


def own(form, kind):
    """Fill in the columns of the form's own."""
    typed = {"金额": 5, "数": 5, "占比": "20%", "日期": "2022-01-01"}
    columns = form.columns.by_kind.get(kind, ())
    return {one.name: typed.get(one.kind) or (*one.options, "文字")[0] for one in columns}


def assessment(standards, rubric):
    form = standards.form
    row = ROW | {key: ROW.get(key, ASKED.get(key, "文字")) for key in form.required.indicator}
    row |= own(form, "绩效指标")
    line = dict.fromkeys(form.funding.columns or form.required.funds, 10)
    made = {
        "资金": {"年度资金总额": line, "来源": dict.fromkeys(form.funding.sources, line)},
        "总体目标": {"预期目标": "培训", "实际完成情况": "培训"},
        "绩效指标": {"产出指标": {"数量指标": [row]}, "效益指标": [{**row, "其中": [row]}]},
        "支出明细": {"办公费": 10},
        "自评得分": 10,
        "自评等级": "优",
    }
    if form.levels == 1:
        made["绩效指标"] = [row, {**row, "其中": [row]}]
    if form.by_goal:
        table = made.pop("绩效指标")
        made["总体目标"] = [{"名称": "培训", **made["总体目标"], "分值": 10, "绩效指标": table}]
    if form.columns.by_kind.get("表尾"):
        made["表尾"] = own(form, "表尾")
    if rubric is not None and rubric.rows:
        made["评分资料"] = answers(rubric)
        del made["绩效指标"]
    return made


def filing(name):
    """Return a filing of a form with which nothing is wrong that a schema could see."""
    standards = STANDARDS[name]
    project = assessment(standards, standards.project_rubric)
    project |= own(standards.form, "项目")
    project |= {key: ASKED[key] for key in standards.form.required.project if key in ASKED}
    department = assessment(standards, standards.department_rubric)
    department |= own(standards.form, "整体自评")
    department.pop("支出明细")
    figures = [
        rubric.figures
        for rubric in (standards.project_rubric, standards.department_rubric)
        if rubric
    ]
    return {
        "套表": name,
        "年度": standards.form.years.first,
        "单位": {
            "名称": "某",
            "主管部门": "某局",
            "预算编码": "001",
            "编制数": 9,
            "在职人数": 8,
            "主要职能": ["服务"],
        },
        "预算": {"年初预算数": 10.5, "支出": {"基本支出": {"其中": {"人员经费": "9.40"}}}},
        "经费": {"三公经费": {"预算数": 1, "明细": {"公务接待": {"决算数": ".5"}}}},
        "楼堂馆所": {"无楼堂馆所": "是"},
        "其他数据": {key: 90 for table in figures for key in table},
        "材料": {"甲": ["一段", "二段"], "乙": "一段"},
        "任务": [{"名称": "宣传", "做法": ["发放资料"], "数据": {"资料": "50份"}}],
        "问题": [{"标题": "慢", "措施": {"内容": "快"}}],
        "落款": {"日期": "2022-03-10"},
        "整体自评": department,
        "项目": [{"名称": "培训", "开始日期": "2022年1月1日", **project}],
    }


def places(value, path=()):
    """Return the paths to all values of a filing."""
    found = [path] if path else []
    if isinstance(value, dict | list):
        for key, below in value.items() if isinstance(value, dict) else enumerate(value):
            found += places(below, (*path, key))
    return found


def spoil(draw, data, added):
    """Replace one value of a filing, drop one of its keys, or add one."""
    # Without an assessment the checker knows no figures of its rubric: no schema can say that.
    paths = [path for path in places(data) if path != ("整体自评",)]
    *above, key = draw(st.sampled_from(paths))
    holder = data
    for step in above:
        holder = holder[step]
    match draw(st.sampled_from(["换", "删", "添"])):
        case "换":
            holder[key] = copy.deepcopy(draw(st.sampled_from(REPLACEMENTS)))
        case "删":
            del holder[key]
        case "添" if isinstance(holder, dict):
            holder[draw(st.sampled_from(added))] = "5"


@st.composite
def spoiled(draw):
    """Draw a form and its filing with one value replaced, one key dropped, or one added."""
    name = draw(st.sampled_from(FORMS))
    data = json.loads(json.dumps(filing(name)))  # nothing in it twice
    spoil(draw, data, ADDED)
    return name, data


def refused(data, folder):
    """Tell whether the checker finds an error of the kinds that a schema can state."""
    path = folder / "单位.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return [one for one in check(path, BUILTIN).diagnostics if stated(one)]


def stated(diagnostic):
    """Tell a fault of form from one of substance: a row that cannot be scored is the latter."""
    code, message = diagnostic.code, diagnostic.message
    if diagnostic.severity != "error":
        return False
    if code == "S01":
        return not ("的指标“" in message and diagnostic.facts["field"] == "自评得分")
    if code == "P18":
        return "没有回答" not in message and "没有适用" not in message
    return code[0] in "YM" or code in {"G01", "G03", "G05"}


@pytest.mark.parametrize("name", FORMS)
def test_a_schema_is_a_schema(name):
    Draft7Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: path.stem)
def test_every_sample_fits_its_schema(path):
    data = read_tree(path).value.data
    assert list(VALIDATORS[data["套表"]].iter_errors(data)) == []


@pytest.mark.parametrize("name", FORMS)
def test_a_sound_filing_is_sound_to_both(name, tmp_path):
    assert list(VALIDATORS[name].iter_errors(filing(name))) == []
    assert refused(filing(name), tmp_path) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(drawn=spoiled())
def test_schema_and_checker_agree(drawn, tmp_path):
    name, data = drawn
    seen = [error.message for error in VALIDATORS[name].iter_errors(data)]
    said = [str(one.message) for one in refused(data, tmp_path)]
    assert bool(seen) == bool(said), (seen[:3], said)


@pytest.mark.parametrize("name", FORMS)
def test_every_key_has_chinese_words(name):
    def keys(node):
        if isinstance(node, dict):
            yield from node.get("properties", {}).items()
            for below in node.values():
                yield from keys(below)
        elif isinstance(node, list):
            for below in node:
                yield from keys(below)

    for key, field in keys(SCHEMAS[name]):
        assert key == field.get("title", key)
        assert not any(char.isascii() and char.isalpha() for char in field.get("title", ""))


def test_what_the_form_fixes_is_enumerated():
    schema = SCHEMAS["湖南县级部门整体支出"]
    (answered, _) = schema["$defs"]["Department"]["properties"]["评分资料"]["anyOf"]
    assert "行政效能" in answered["properties"]
    assert "效果较好" in json.dumps(answered["properties"]["行政效能"], ensure_ascii=False)
    sources = SCHEMAS["淮北市项目支出绩效自评"]["$defs"]["Funds"]["properties"]["来源"]
    assert list(sources["anyOf"][0]["properties"]) == ["当年财政拨款", "上年结转资金", "其他资金"]


@pytest.mark.parametrize("name", FORMS)
def test_schema_is_of_no_year(name):
    """Criteria name the year that they are printed for; a schema serves any year."""
    text = json.dumps(form_schema(STANDARDS[name], name), ensure_ascii=False)
    assert "{{" not in text
    assert "评价对象为" not in text or "本年度完工" in text
