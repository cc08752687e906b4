"""Every form that is shipped: its review is clean, its sample built without a finding and shown."""

from __future__ import annotations

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from generator.authoring.form_files import check_form
from generator.forms import find_form
from generator.forms.load import form_names
from generator.pipeline import build
from generator.workspace import Workspace, builtin_root
from tests.docs.programs import program
from tests.document.validators import own_faults

ROOT = Path(__file__).parents[1]
BUILTIN = Workspace((builtin_root(),))
FORMS = form_names(BUILTIN)
SAMPLES = {path.stem: path for path in sorted((ROOT / "templates/samples").glob("*.yaml"))}
PAGE = (ROOT / "docs/套表一览.md").read_text(encoding="utf-8")
PICTURE = re.compile(r"!\[([^\]]+)\]\((套表图片/[^)]+\.png)\)")
# Worked out by hand from the samples' figures.
TOTALS = {
    "国家项目支出绩效自评": "99.43",
    "国家成本单列项目支出绩效自评": "99.56",
    "权重在前项目支出绩效自评": "98.67",
    "指标值分列项目支出绩效自评": "99.32",
    "四川省项目支出绩效自评": "97.98",
    "广西项目支出绩效自评": "98.78",
    "海南省项目支出绩效自评": "98.90",
    "湖南省部门整体支出绩效评分": "97.68",
    "云南省部门整体支出绩效自评": "99.11",
    "河北省项目支出绩效自评": "99.83",  # 98.27 of 100 by a share of 10 %, all others full
    "宁夏管理类项目支出绩效自评": "99.36",
    "湖北省项目支出绩效自评": "98.86",
    "重庆市项目支出绩效自评": "98.90",  # 9.7 of execution; 20 by a coefficient of 96 %
    "重庆市部门整体绩效自评": "99.47",
}
digest_of = program("site/pictures").digest_of
EVERY_SAMPLE = pytest.mark.parametrize("name", SAMPLES)


def form_of(path):
    return re.search(r"^套表: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1]


@pytest.fixture(scope="module")
def built():
    """Build a sample once for all that is asked of it."""
    return {name: build(path, BUILTIN) for name, path in SAMPLES.items()}


@pytest.mark.parametrize("name", FORMS)
def test_the_review_of_a_form_says_nothing(name):
    assert [one.code for one in check_form(BUILTIN, name)] == []


def test_every_form_has_a_filing_that_shows_it():
    shown = {form_of(path) for path in (ROOT / "inputs").rglob("*.yaml")}
    assert sorted(shown | SAMPLES.keys()) == sorted(FORMS)


@EVERY_SAMPLE
def test_a_sample_is_of_the_form_it_is_named_after(name):
    assert form_of(SAMPLES[name]) == name


@EVERY_SAMPLE
def test_a_sample_gives_its_documents_without_any_finding(name, built):
    result = built[name]
    assert [(one.code, str(one)) for one in result.diagnostics] == []
    assert result.documents
    assert [own_faults(one.data) for one in result.documents] == [[] for _ in result.documents]


@pytest.mark.parametrize("name", TOTALS)
def test_the_total_of_a_sample_is_that_of_its_rubric(name, built):
    (subject,) = built[name].checked.case.subjects
    assert subject.scorecard.total.computed == Decimal(TOTALS[name])


@EVERY_SAMPLE
def test_what_nobody_has_verified_is_said(name):
    assert "未经核实" in find_form(BUILTIN, name).value.source


@EVERY_SAMPLE
def test_a_fault_in_a_sample_is_found(name, tmp_path):
    """That nothing is found says something: a goal left out, a score above its points are found."""
    text = SAMPLES[name].read_text(encoding="utf-8")
    spoiled = re.sub(r"预期目标: [^\n]+|自评得分: 7.68", spoil, text)
    path = tmp_path / f"{name}.yaml"
    path.write_text(spoiled, encoding="utf-8")
    shutil.copystat(SAMPLES[name], path)
    assert {one.code for one in build(path, BUILTIN).diagnostics} & {"S01", "P01"}


def spoil(found):
    return "预期目标:" if found[0].startswith("预期目标") else "自评得分: 9"


def test_the_page_of_forms_shows_every_page_of_each_small():
    shown = PICTURE.findall(PAGE)
    sizes = {file: (ROOT / "docs" / file).stat().st_size for _, file in shown}
    assert {name.rpartition("-")[0] for name, _ in shown} == {*FORMS}
    assert len(sizes) == len([*(ROOT / "docs/套表图片").iterdir()])
    assert max(sizes.values()) <= 80_000
    assert sum(sizes.values()) <= 4_000_000


@pytest.mark.parametrize("name", FORMS)
def test_a_picture_shows_the_templates_as_they_are(name):
    """Fault: pictures of four forms showed layouts of long ago."""
    with Image.open(ROOT / f"docs/套表图片/{name}-1.png") as picture:
        assert picture.text["templates"] == digest_of(name), "python packaging/site/pictures.py"
