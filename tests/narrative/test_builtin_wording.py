"""The wording that comes with the program: singular cases, clean prose, names that exist."""

from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.filing import Filing
from generator.findings import Findings, find_library
from generator.forms import DocumentPlan, Form
from generator.narrative.blocks import plain_text
from generator.narrative.book import Book
from generator.narrative.wording import Wording
from generator.proofreading import proofread
from generator.scoring import Standards
from generator.vocabulary import Names
from generator.workspace import Workspace, builtin_root

WORKSPACE = Workspace((builtin_root(),))
SETS = ("通用", "湖南", "株洲", "会同", "海南", "云南", "转移支付")
ABOUT_PROJECTS = ("会同", "海南", "转移支付")
PHRASES = "句式"  # macros for the chapters, no chapter itself
CASES = yaml.load(  # all is text
    Path(__file__).with_name("chapter_cases.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,  # noqa: S506
)
FORM = Form.model_validate(
    {"名称": "试用", "来源": "试用", "适用年度": {}, "文件": [{"名称": "甲", "模板": "甲"}]}
)
CHAPTERS = [
    (one, name)
    for one in SETS
    for name in WORKSPACE.names("narratives", one, suffix=".md.j2")
    if name != PHRASES
]


def written(set_name, chapter, filled):
    unit = {"名称": "甲中心"} | filled.get("单位", {})
    filing = Filing.model_validate(filled | {"套表": "试用", "年度": "2021", "单位": unit})
    case = pipeline.score(filing, Standards(FORM, None, None))
    subject = case.subjects[0] if set_name in ABOUT_PROJECTS and case.subjects else None
    plan = DocumentPlan.model_validate({"名称": "甲", "模板": "甲"})
    library = find_library(WORKSPACE, (set_name, "通用")).value
    names = Names(case, library.asked)
    book = Book(case, Findings(), Wording(WORKSPACE, (set_name, "通用")), names)
    chapters, said = book.chapters((chapter,), plan, subject)
    return plain_text(chapters.get(chapter, ())), said


@pytest.mark.parametrize("case", CASES, ids=[case["用例"] for case in CASES])
def test_singular_case(case):
    text, said = written(case["套"], case["章"], case["填报"])
    assert said == ()
    assert [part for part in case.get("有", ()) if part not in text] == []
    assert [part for part in case.get("没有", ()) if part in text] == []
    assert proofread(text) == ()


@pytest.mark.parametrize(("set_name", "chapter"), CHAPTERS)
def test_an_empty_filing_only_lacks_data(set_name, chapter):
    """No name is unknown and nothing goes wrong: what is missing is asked for by name (N03)."""
    text, said = written(set_name, chapter, {})
    assert {one.code for one in said} <= {"N03"}
    assert proofread(text) == ()


@pytest.mark.parametrize("chapter", [name for one, name in CHAPTERS if one == "通用"])
def test_a_common_chapter_lets_a_place_change_its_heading(chapter):
    path = WORKSPACE.find("narratives", "通用", f"{chapter}.md.j2")
    assert path is not None
    assert "{% block 标题 %}" in path.read_text(encoding="utf-8")
