"""Forms as files: listed, put to the test, newly written."""

from __future__ import annotations

import shutil

import docx
import pytest

from generator.authoring import check_form, list_forms
from generator.diagnostics import Severity
from generator.forms.load import form_names
from generator.workspace import Workspace, builtin_root

BUILTIN = Workspace((builtin_root(),))
COUNTY = "株洲市预算绩效自评"


@pytest.fixture
def county(tmp_path):
    """A workspace with a copy of a form that has a report, to be spoiled."""
    path = tmp_path / "templates/forms/某市.yaml"
    path.parent.mkdir(parents=True)
    shutil.copy(builtin_root() / f"templates/forms/{COUNTY}.yaml", path)
    return Workspace((tmp_path, builtin_root()))


def spoil(county, old, new):
    path = county.roots[0] / "templates/forms/某市.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return [one.code for one in check_form(county, "某市")]


@pytest.mark.parametrize("name", form_names(BUILTIN))
def test_every_form_of_ours_fits(name):
    assert [one.code for one in check_form(BUILTIN, name)] == []


def test_the_list_names_every_form():
    listed = list_forms(BUILTIN)
    assert [one.name for one in listed] == list(form_names(BUILTIN))
    assert all(one.form is not None for one in listed)


FAULTS = {
    "没有这份评分标准": ("项目评分标准: 株洲市预算绩效自评", "项目评分标准: 没有", "G02"),
    "没有这份模板": ("模板: 株洲/项目支出绩效自评表", "模板: 株洲/没有", "G02"),
    "必填项没有这个键": ("绩效指标: [年度指标值", "绩效指标: [年度指标直", "G06"),
    "没有这套文字": ("文字: [株洲", "文字: [没有", "N08"),
    "键名写错": ("适用年度:", "使用年度:", "M01"),
}


@pytest.mark.parametrize(("old", "new", "code"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found(old, new, code, county):
    assert code in spoil(county, old, new)


def test_an_unknown_form_is_said(county):
    assert [one.code for one in check_form(county, "没有")] == ["G01"]


def test_a_broken_wording_is_found(county):
    chapter = next((builtin_root() / "narratives/株洲").rglob("*.md.j2"))
    own = county.roots[0] / "narratives/株洲" / chapter.name
    own.parent.mkdir(parents=True)
    own.write_text("# 标题\n\n{{ 没有这个名称 }}\n", encoding="utf-8")
    assert [one.code for one in check_form(county, "某市")] == ["N02"]


def test_a_broken_template_is_found(county):
    folder = county.roots[0] / "templates/docx/株洲"
    folder.mkdir(parents=True)
    (folder / "项目支出绩效自评表.docx").write_bytes(b"no document")
    assert "X01" in [one.code for one in check_form(county, "某市")]


def test_what_a_template_hides_is_said_and_stops_nothing(county):
    """Fault: the name of whoever made the template is learnt from the units' files."""
    path = county.roots[0] / "templates/docx/株洲/项目支出绩效自评表.docx"
    path.parent.mkdir(parents=True)
    document = docx.Document(builtin_root() / "templates/docx/株洲/项目支出绩效自评表.docx")
    document.core_properties.author = "张三"
    document.add_paragraph("草稿").runs[0].font.hidden = True
    document.save(path)
    said = check_form(county, "某市")
    assert {(one.code, one.severity) for one in said} == {
        ("X25", Severity.WARNING),
        ("X26", Severity.WARNING),
    }
