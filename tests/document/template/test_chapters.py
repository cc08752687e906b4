from __future__ import annotations

import pytest
import slim
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_word_template import LEGAL
from validators import faults

from generator.document import WordTemplate
from generator.document.template.chapters import PARAGRAPHS, TABLE
from generator.narrative.blocks import Heading, Paragraph, Run, Table

NAMES = [*(("paragraph", name) for name in PARAGRAPHS), ("table", TABLE)]
STYLES = "".join(slim.style(f"s{n}", name, kind) for n, (kind, name) in enumerate(NAMES))


def runs(*texts):
    return tuple(Run(text) for text in texts)


def row(*texts):
    return tuple(runs(text) for text in texts)


CHAPTER = (
    Heading(1, runs("基本情况"), "一、"),
    Heading(2, runs("人员"), "（一）"),
    Heading(3, runs("在职"), "1."),
    Heading(4, runs("退休"), "（1）"),
    Paragraph((Run("在编"), Run("12人", bold=True), Run("。"))),
    Table((row("项目", "金额"),), (row("办公费", "1,234.50"), row("合计", "——"))),
    Table((row("另表"),), (row("字"),)),
    Paragraph(runs("表后"), "表格文字"),
)


@pytest.fixture
def load_report(write):
    """Load a template that has the styles chapters are set in."""

    def loaded(*blocks, styles=STYLES):
        found = WordTemplate.load(write(slim.members(*blocks, styles=styles)))
        return found.value, found.diagnostics

    return loaded


@pytest.fixture
def set_chapter(load_report, properties, open_document):
    """Set blocks as the chapter of a small report; return python-docx's reading."""

    def done(*blocks):
        template, said = load_report("题", '{{p 章节("概况") }}', "尾")
        assert said == ()
        chapters = {"概况": blocks}
        content, said = template.render({}, properties=properties, chapters=chapters)
        assert said == ()
        return open_document(content)

    return done


def test_blocks_are_set_in_the_styles_of_their_levels(set_chapter):
    found = [(p.style.name, p.text) for p in set_chapter(*CHAPTER).paragraphs[1:-1]]
    assert found == [
        ("一级标题", "一、基本情况"),
        ("二级标题", "（一）人员"),
        ("三级标题", "1.在职"),
        ("四级标题", "（1）退休"),
        ("正文公文", "在编12人。"),
        ("正文公文", ""),  # keeps two tables apart
        ("表格文字", "表后"),
    ]


def test_only_what_is_bold_is_bold(set_chapter):
    (paragraph,) = (p for p in set_chapter(*CHAPTER).paragraphs if p.text.startswith("在编"))
    assert [run.bold for run in paragraph.runs] == [None, True, None]


def test_a_table_repeats_its_head_and_tears_no_row(set_chapter):
    document = set_chapter(*CHAPTER)
    table = document.tables[0]
    marks = [[mark.tag for mark in row] for row in document.element.xpath("(//w:tbl)[1]//w:trPr")]
    assert marks == [[qn("w:cantSplit"), qn("w:tblHeader")], *[[qn("w:cantSplit")]] * 2]
    assert table.style.name == "公文表格"
    styles = [[cell.paragraphs[0].style.name for cell in row.cells] for row in table.rows]
    assert styles == [["表头"] * 2, ["表格文字", "表格数字"], ["表格文字", "表格数字"]]


@pytest.mark.parametrize(
    ("last", "kept"),
    [
        ([Paragraph(runs("乙")), Paragraph(runs("丙"))], ["丙"]),
        ([], ["甲"]),
        ([Heading(1, runs("乙"), "一、")], ["一、乙"]),
        ([Table((row("头", "头"),), (row("乙", "1"), row("丙", "2")))], ["丙", "2"]),
    ],
    ids=["末段", "末章没有内容", "末段是标题", "末段是表格"],
)
def test_signature_and_attachments_keep_to_the_text(
    load_report, properties, open_document, last, kept
):
    template, _ = load_report('{{p 章节("概况") }}', '{{p 章节("建议") }}', "附件", "某单位")
    chapters = {"概况": (Paragraph(runs("甲")),), "建议": last}
    content, said = template.render({}, properties=properties, chapters=chapters)
    assert said == ()
    assert faults(content) == []
    found = open_document(content).element.xpath("//w:p[w:pPr/w:keepNext]")
    assert ["".join(p.xpath(".//w:t/text()")) for p in found] == kept


def test_a_chapter_passes_every_validator(load_report, properties):
    template, _ = load_report('{{p 章节("概况") }}')
    content, _ = template.render({}, properties=properties, chapters={"概况": CHAPTER})
    assert faults(content) == []


def test_the_chapters_of_a_template_are_known_in_order(load_report):
    template, _ = load_report('{{p 章节("乙") }}', "{{ 单位 }}", "{{p 章节(“甲”) }}")
    assert template.chapters == ("乙", "甲")
    assert template.names == {"单位"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=LEGAL, other=st.text("{}%<>&\"' \n甲", max_size=20))
def test_no_text_becomes_markup(set_chapter, text, other):
    paragraph = Paragraph(runs(text, other))
    document = set_chapter(paragraph, Table((row(text),), (row(other),)))
    assert document.paragraphs[1].text == text + other
    assert [c.text for r in document.tables[0].rows for c in r.cells] == [text, other]


@pytest.mark.parametrize(
    "blocks",
    [
        ['{{ 章节("甲") }}'],
        ["{{p 章节(甲) }}"],
        ["{{p 章节 }}"],
        ['{{p 章节("甲") ~ "" }}'],
        ['{{p 章节("甲", "乙") }}'],
        ["{% set 甲 = 章节 %}"],
        ['{{p 章节("乙") }}', '{{p 章节("乙") }}'],
        ["{%p if 有 %}", '{{p 章节("甲") }}', "{%p endif %}"],
        ["{%p for 项 in 表 %}", '{{p 章节("甲") }}', "{%p endfor %}"],
        [[['{{p 章节("甲") }}']]],
    ],
    ids=[
        *("行内", "名称不是文字", "没有章名", "拼接", "两个名称"),
        *("另起名", "重复", "条件", "循环", "表格"),
    ],
)
def test_a_chapter_called_wrongly_is_refused(load_report, blocks):
    template, said = load_report(*blocks)
    assert template is None
    assert {d.code for d in said} == {"X03"}


def test_a_tag_may_not_take_a_section_break_away(load):
    broken = slim.Raw(
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>{{p 章节('甲') }}</w:t></w:r></w:p>"
    )
    assert [d.code for d in load(broken)[1]] == ["X07"]


def test_missing_styles_are_named_when_loaded(load_report):
    template, (said,) = load_report('{{p 章节("甲") }}', styles=slim.style("a", "一级标题"))
    assert (template, said.code) == (None, "X18")
    assert said.facts["styles"].split("、") == [name for name in PARAGRAPHS if name != "一级标题"]


def test_a_table_has_its_borders_without_a_style_of_its_own(load_report):
    """Fault: a program that drops an unused table style leaves a template nobody can use."""
    styles = "".join(slim.style(name, name) for name in PARAGRAPHS)
    template, said = load_report('{{p 章节("甲") }}', styles=styles)
    assert said == ()
    data = {"甲": (Table((((Run("头"),),),), (((Run("字"),),),)),)}
    filled, said = template.fill({}, data)
    assert said == ()
    xml = filled.content(template.body).decode()
    assert '<w:insideV w:val="single" w:sz="4"' in xml
    assert "<w:tblStyle" not in xml


def test_no_chapter_no_styles_asked_for(load_report):
    assert load_report("{{ 甲 }}", styles="")[1] == ()


@pytest.mark.parametrize(
    ("chapters", "code"),
    [
        ({"概况": ()}, "X17"),
        ({"概述": (Paragraph(runs("字"), "没有的样式"),)}, "X18"),
        ({"概述": (Paragraph(runs("\x0b")),)}, "X09"),
    ],
    ids=["没有写", "没有样式", "控制字符"],
)
def test_what_a_chapter_cannot_be_set_for_is_said(load_report, properties, chapters, code):
    template, _ = load_report("题", '{{p 章节("概述") }}')
    content, (said,) = template.render({}, properties=properties, chapters=chapters)
    assert (content, said.code, said.position.place) == (None, code, "正文第2段")


def test_columns_share_the_width_by_their_text(set_chapter):
    table = Table((row("序号", "内容"),), (row("1", "很长很长很长很长的内容"),))
    narrow, wide = map(int, set_chapter(table).element.xpath("//w:gridCol/@w:w"))
    assert narrow + wide == 8844
    assert narrow < wide
