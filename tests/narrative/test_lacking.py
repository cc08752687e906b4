"""What a template lacks is named as a datum, at the place in the filing where it is typed."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Severity
from generator.pipeline import build, check
from generator.vocabulary.filing_places import typed_at
from generator.workspace import Workspace, builtin_root
from tests.filings import DOCUMENTS

ROOT = Path(__file__).parents[2]
BUILTIN = Workspace((builtin_root(),))
SAMPLES = sorted((ROOT / "inputs").rglob("*.yaml"))
FORM = """\
名称: 某县自评
来源: 虚构
适用年度: {起: 2020}
文字: [某县]
文件: [{名称: 报告, 模板: 某县/报告, 对象: 整体自评}]
"""
FILING = """\
套表: 某县
年度: 2021
单位: {名称: 某中心}
预算:
  年初预算数: 3
问题: [{标题: 甲, 事实: 乙, 措施: {内容: 丙}}]
整体自评:
  自评得分: 90
任务:
  - 名称: 宣传
"""
LIBRARY = """\
名称: 某县
来源: 虚构
责任主体: 某科
完成时限: 6月底前
原因句: ["原因是：{{ 原因 }}"]
问题: {}
"""
MISSING = "目标.预期目标"
USES = [
    "{{ 目标.预期目标.split('x') }}",
    "{% for 一条 in 目标.预期目标.split('x') %}{{ 一条 }}{% endfor %}",
    "{% if 目标.预期目标.startswith('全年') %}甲{% endif %}",
    "{{ 目标.预期目标.strip().replace('甲', '乙') }}",
    "{% for 甲, 乙 in 目标.预期目标.items() %}{{ 甲 }}{% endfor %}",
    "{{ 目标.预期目标|length }}",
    "{% for 一条 in 目标.预期目标 %}{{ 一条 }}{% endfor %}",
    "{{ 目标.预期目标 + 1 }}",
    "{{ 3 - 目标.预期目标 }}",
    "{{ 目标.预期目标|abs }}",
    "{% if 目标.预期目标 > 3 %}甲{% endif %}",
    "{% if 3 <= 目标.预期目标 %}甲{% endif %}",
    "{% if '甲' in 目标.预期目标 %}甲{% endif %}",
]
ONLY_WORDING = [
    "{{ 目标.预期目标[0] }}",
    "{{ 目标.预期目标 }}",
    "{{ 目标.预期目标|补句号 }}",
    "{{ 目标.预期目标|replace('甲', '乙') }}",
]


@pytest.fixture
def county(tmp_path):
    """A county of data files alone; give its wording and the paragraph of its Word template."""

    def check_it(wording="", word="正文", filing=FILING):
        files = {
            "templates/forms/某县.yaml": FORM,
            "narratives/某县/问题库.yaml": LIBRARY,
            "narratives/某县/概况.md.j2": f"# 概况\n\n{wording}\n",
            "inputs/某中心.yaml": filing,
        }
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        made = tmp_path / "templates/docx/某县/报告.docx"
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(report(word, chapter=bool(wording)))
        return build(tmp_path / "inputs/某中心.yaml", Workspace((tmp_path,)))

    return check_it


def report(word, *, chapter):
    """A Word file with one paragraph, from a built-in template that has every style."""

    source = docx.Document(builtin_root() / "templates/docx/湖南/部门整体支出绩效自评报告.docx")
    body = source.element.body
    for child in list(body)[:-1]:
        body.remove(child)
    source.add_paragraph(word)
    if chapter:
        source.add_paragraph('{{p 章节("概况") }}')
    target = io.BytesIO()
    source.save(target)
    return target.getvalue()


def lacking(made):
    return [one for one in made.checked.diagnostics if one.code in ("N03", "X20")]


@pytest.mark.parametrize("use", [*USES, *ONLY_WORDING])
def test_wording_names_the_datum_and_where_to_type_it(use, county):
    made = county(wording=use)
    (said,) = lacking(made)
    assert said.facts["name"] == MISSING
    assert said.position.line == FILING.splitlines().index("整体自评:") + 1
    assert "“整体自评”的“总体目标”下填“预期目标: …”" in said.hint
    assert [(place.file.rpartition("/")[2], place.line) for _, place in said.related] == [
        ("概况.md.j2", 3)
    ]
    assert made.documents == ()


@pytest.mark.parametrize("use", USES)
def test_word_names_the_datum_and_where_to_type_it(use, county):
    (said,) = lacking(county(word=use))
    assert (said.code, said.facts["name"]) == ("X20", MISSING)
    assert "“整体自评”的“总体目标”下填“预期目标: …”" in said.hint
    assert [place.place for _, place in said.related] == ["正文第1段"]


@pytest.mark.parametrize(
    "use",
    [
        "{{ 目标.预期目标 }}",
        "{{ 目标.预期目标 or '无' }}",
        "{% if 目标.预期目标 is none %}无{% endif %}",
    ],
)
def test_word_prints_what_is_missing_as_nothing(use, county):
    made = county(word=use)
    assert lacking(made) == []
    assert len(made.documents) == 1


@pytest.mark.parametrize(
    ("use", "name", "told"),
    [
        (
            "{% for 一项 in 任务 %}{{ 一项.概述 }}{% endfor %}",
            "任务.第1项.概述",
            "“任务”第1项下填“概述: …”",
        ),
        ("{{ 预算.年末结余|万元 }}", "预算.年末结余", "“预算”下填“年末结余: …”"),
        ("{{ 预算.人员经费|万元 }}", "预算.人员经费", "“预算”的“支出”下填“人员经费: …”"),
        (
            "{{ 经费.三公经费.决算数|万元 }}",
            "经费.三公经费.决算数",
            "“经费”的“三公经费”下填“决算数: …”",
        ),
        ("{{ 资金.执行率|百分比 }}", "资金.执行率", "“全年预算数: …”；在数据文件"),
        ("{{ 落款.日期|日期 }}", "落款.日期", "“落款”下填“日期: …”"),
        ("{{ 厉行节约保障措施 }}", "厉行节约保障措施", "在数据文件里填“厉行节约保障措施: …”"),
        ("{{ 单位.内设机构|顿号 }}", "单位.内设机构", "“单位”下填“内设机构: …”"),
        ("{{ 材料.缘由 }}", "材料.缘由", "“材料”下填“缘由: …”"),
    ],
)
def test_every_kind_of_datum_has_its_place(use, name, told, county):
    (said,) = lacking(county(wording=use))
    assert said.facts["name"] == name
    assert told in said.hint


def test_one_lack_is_said_once_with_all_that_wants_it(county):
    (said,) = lacking(county(wording="{{ 单位.简称 }}\n\n{{ 单位.简称 }}"))
    assert [place.line for _, place in said.related] == [3, 5]


def test_a_place_of_a_project_is_that_project():
    assert typed_at(("目标", "预期目标"), ("项目", 1)) == (("项目", 1, "总体目标", "预期目标"),)
    assert typed_at(("项目列表", 0, "资金", "合计", "全年预算数")) == (
        ("项目", 0, "资金", "年度资金总额", "全年预算数"),
    )


def blocks(path):
    """Return the lines that a key of the first or second level of a file takes up."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [n for n, line in enumerate(lines) if line[:3].strip() and "#" not in line[:3]]
    ends = [
        next((m for m in starts if m > n and indent(lines[m]) <= indent(lines[n])), len(lines))
        for n in starts
    ]
    return lines, list(zip(starts, ends, strict=True))


def indent(line):
    return len(line) - len(line.lstrip())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_check_says_of_a_sample_what_build_says(path):
    assert check(path, BUILTIN).diagnostics == build(path, BUILTIN).diagnostics


@DOCUMENTS
@given(data=st.data())
def test_no_part_can_be_taken_out_that_check_would_not_miss(data, tmp_path_factory):
    path = data.draw(st.sampled_from(SAMPLES))
    lines, parts = blocks(path)
    start, end = data.draw(st.sampled_from(parts))
    copied = tmp_path_factory.mktemp("单位") / path.name
    copied.write_text("\n".join([*lines[:start], *lines[end:]]), encoding="utf-8")
    shutil.copystat(path, copied)
    made = build(copied, BUILTIN)
    assert made.documents or any(
        one.severity is Severity.ERROR for one in check(copied, BUILTIN).diagnostics
    )


def test_a_name_of_the_units_own_that_is_a_slip_is_shown(county):
    filing = f"{FILING}业务数据: {{培训人次数: 640人次, 走访企业: 38家}}\n"
    (said,) = lacking(county(wording="全年培训{{ 业务数据.培训人次 }}。", filing=filing))
    assert "那里有“培训人次数”，是同一项的，把名称改成“培训人次”" in said.hint
