from __future__ import annotations

import io
import os
from datetime import date
from decimal import Decimal

import docx
import pytest
import slim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slim import Raw
from validators import faults

from generator.diagnostics import as_text
from generator.document import WordTemplate, spans

LEGAL = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"))


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (None, ""),
        (Decimal("9.40"), "9.40"),
        (Decimal("1E+3"), "1000"),
        (True, "是"),
        (False, "否"),
        (7, "7"),
        (date(2022, 3, 10), "2022年3月10日"),
        ("A<B & C>D", "A<B & C>D"),
        ("{{ 7*7 }}{% if %}{#", "{{ 7*7 }}{% if %}{#"),
        ("<w:p/>", "<w:p/>"),
        ("一\n二\t三", "一\n二\t三"),
        ("一\r\n二", "一\n二"),
        ("　全角空格 ", "　全角空格 "),
    ],
    ids=str,
)
def test_values_are_written_as_the_genre_writes_them(fill, value, printed):
    assert fill({"值": value}, "{{ 值 }}").paragraphs[0].text == printed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=LEGAL)
def test_any_text_comes_back(load, properties, text):
    template, _ = load("{{ 值 }}", [["{{ 值 }}"]])
    content, diagnostics = template.render({"值": text}, properties=properties)
    assert diagnostics == ()
    document = docx.Document(io.BytesIO(content))
    assert document.paragraphs[0].text == text
    assert document.tables[0].cell(0, 0).text == text


def test_tags_split_by_word_are_put_together(fill):
    document = fill({"项目": {"名称": "甲"}}, "a{¦{ 项¦目.名称 }¦} b")
    assert document.paragraphs[0].text == "a甲 b"


def test_footer_and_conditions(fill):
    document = fill(
        {"有": False, "单位": "某局"},
        "{%p if 有 %}",
        "不印",
        "{%p endif %}",
        "印",
        footer="{{ 单位 }}",
    )
    assert [p.text for p in document.paragraphs] == ["印"]
    assert document.sections[0].footer.paragraphs[0].text == "某局"


LEVELS = [("产出", "数量"), ("产出", "数量"), ("产出", "质量"), ("效益", "质量")]
TABLE = [
    ["一级", "二级", "三级"],
    ["{%tr for 行 in 指标 %}"],
    ["{% 合并 行.一级 %}", "（{% 合并 行.二级 %}）", "{{ 行.三级 }}"],
    ["{%tr endfor %}"],
]


def rows(levels=LEVELS):
    return [
        {"一级": row[0], "二级": row[1], "三级": str(number)}
        for number, row in enumerate(spans(levels))
    ]


def test_three_levels_merge_from_the_data(fill):
    cells = [[c.text for c in row.cells] for row in fill({"指标": rows()}, TABLE).tables[0].rows]
    assert cells[1:] == [
        ["产出", "（数量）", "0"],
        ["产出", "（数量）", "1"],
        ["产出", "（质量）", "2"],
        ["效益", "（质量）", "3"],
    ]


def test_merges_are_whole_and_follow_the_schema(load, properties):
    template, _ = load(TABLE)
    content, _ = template.render({"指标": rows()}, properties=properties)
    assert faults(content) == []
    xml = docx.Document(io.BytesIO(content)).element.xml
    assert (xml.count('<w:vMerge w:val="restart"/>'), xml.count("<w:vMerge/>")) == (2, 3)


def test_same_input_same_bytes(load, properties):
    template, _ = load("{{ 值 }}", footer="{{ 值 }}")
    first, second = (template.render({"值": "甲"}, properties=properties)[0] for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("data", "blocks", "expected"),
    [
        ({"甲": 1}, ["{{ 乙 }}"], [("X05", "正文第1段")]),
        ({"项目": {"名称": 1}}, ["字", "{{ 项目.名字 }}"], [("X05", "正文第2段")]),
        ({"甲": {}}, ["{{ 甲.乙.丙 }}"], [("X05", "正文第1段")]),
        ({}, ["{{ 甲 }}", "{{ 乙 }}"], [("X05", "正文第1段"), ("X05", "正文第2段")]),
        (
            {},
            [[["{%tr for 行 in 表 %}"], ["{{ 行 }}"], ["{%tr endfor %}"]]],
            [("X05", "正文表1第1行第1格")],
        ),
        (
            {"表": [{}, {}]},
            [[["{%tr for 行 in 表 %}"], ["头", "{{ 行.甲 }}"], ["{%tr endfor %}"]]],
            [("X05", "正文表1第2行第2格")],
        ),
        ({}, ["{% if 甲 %}印{% endif %}"], [("X05", "正文第1段")]),
        ({}, ["{{ 甲 + 1 }}{{ 甲 * 2 }}{{ 甲 > 3 }}"], [("X05", "正文第1段")] * 3),
        ({"甲": "\x0b"}, ["{{ 甲 }}"], [("X09", "正文第1段")]),
        ({"甲": "\ud800"}, ["{{ 甲 }}"], [("X09", "正文第1段")]),
        ({"甲": [1]}, ["{{ 甲 }}"], [("X09", "正文第1段")]),
        ({"甲": 0.1}, ["{{ 甲 }}"], [("X09", "正文第1段")]),
        ({"甲": Decimal("NaN")}, ["{{ 甲 }}"], [("X09", "正文第1段")]),
        ({"甲": "字"}, [[["{% 合并 甲 %}"]]], [("X09", "正文表1第1行第1格")]),
        ({"甲": 0}, ["{{ 1 / 甲 }}"], [("X08", "正文第1段")]),
        ({"甲": "字"}, ["{{ 甲 + 1 }}"], [("X08", "正文第1段")]),
    ],
)
def test_what_the_data_lacks_is_said_with_its_place(complaints, data, blocks, expected):
    assert complaints(data, *blocks) == expected


@pytest.mark.parametrize("text", ["{{ 甲|default('无') }}", "{% if 甲 is defined %}{% endif %}"])
def test_a_template_may_ask_whether_a_name_is_there(complaints, text):
    assert complaints({}, text) == []


def test_the_nearest_name_is_offered(load, properties):
    template, _ = load("{{ 项目.项目名字 }}")
    _, (diagnostic,) = template.render({"项目": {"项目名称": 1}}, properties=properties)
    assert "项目名称" in diagnostic.hint
    assert diagnostic.position.excerpt == "{{ 项目.项目名字 }}"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{{ 甲. }}", "X03"),
        ("{{ 甲、乙 }}", "X03"),
        ("{{ 甲|没有 }}", "X03"),
        ("{{ }}", "X03"),
        ("{% 循环 甲 %}", "X03"),
        ("{% include '甲' %}", "X03"),
        ("{% autoescape false %}", "X03"),
        ("{% raw %}", "X03"),
        ("{{ 甲|safe }}", "X03"),
        ("{%tr for 甲 in 乙 %}", "X07"),
        ("{% 合并 甲 %}", "X03"),
        ("{% for 甲 in 乙 %}", "X04"),
        ("{% endfor %}", "X04"),
        ("{% if 甲 %}{% endfor %}", "X04"),
        ("{% else %}", "X04"),
        ("{{ 甲 }", "X07"),
        ("｛｛ 甲 ｝", "X07"),
        ("字{%p if 甲 %}", "X07"),
    ],
)
def test_a_wrong_tag_is_refused_when_loaded(load, text, code):
    template, diagnostics = load("前", text)
    assert template is None
    assert code in {d.code for d in diagnostics}
    assert {d.position.place for d in diagnostics} == {"正文第2段"}
    assert all(as_text(d) for d in diagnostics)


def test_all_wrong_tags_of_all_parts_are_said_at_once(load):
    _, diagnostics = load("{{ 甲. }}", [["{{ (乙 }}", "{% 坏 %}"]], footer="{{ + }}")
    assert [d.position.place for d in diagnostics] == [
        *("正文第1段", "正文表1第1行第1格", "正文表1第1行第2格", "页脚第1段"),
    ]


def test_a_block_may_not_tear_cells(load):
    _, diagnostics = load([["{% if 甲 %}", "{% endif %}"]])
    assert [(d.code, d.position.place) for d in diagnostics] == [("X04", "正文表1第1行第1格")]


def test_tags_in_tracked_changes_are_refused(load):
    deleted = "<w:p><w:del w:id='1'><w:r><w:delText>{{ 甲 }}</w:delText></w:r></w:del></w:p>"
    _, diagnostics = load(Raw(deleted))
    assert [d.code for d in diagnostics] == ["X06"]


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{% for a in range(300000) %}{% endfor %}",
        "{{ 'a' * 999999999 }}",
        "{{ 9 ** 999999 }}",
        "{{ 'a'.ljust(999999999) }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ '%999999999d' % 1 }}",
    ],
)
def test_a_hostile_template_reaches_nothing(complaints, text):
    codes = {code for code, _ in complaints({}, text)}
    assert codes
    assert codes <= {"X03", "X05", "X08"}


def test_the_sandbox_stops_loops_that_print_nothing(complaints):
    assert complaints({}, "{% for 甲 in range(100000) %}{% endfor %}") == []
    text = "{% for 甲 in range(100001) %}{% endfor %}"
    assert complaints({}, text) == [("X08", "正文第1段")]


def test_output_is_limited(load, properties, monkeypatch):
    monkeypatch.setattr("generator.document.template.part.MAX_CHARACTERS", 10_000)
    template, _ = load("{% for a in range(9999) %}长长长长长{% endfor %}")
    content, diagnostics = template.render({}, properties=properties)
    assert content is None
    assert [d.code for d in diagnostics] == ["X10"]


def test_names_are_those_the_data_must_bring(load):
    template, _ = load("{% for 行 in 指标 %}{{ 行.甲 }}{% endfor %}", footer="{{ 单位.名称 }}")
    assert template.names == {"指标", "单位"}


def test_documents_hold_no_more_than_their_template_and_chapters(load):
    template, _ = load("{{ 甲 }}")
    assert template.may_hold("<w:p>") or template.may_hold("<w:p ")
    assert not template.may_hold("<v:", "<wp:docPr")


def test_a_template_is_loaded_again_only_when_it_changes(write):
    path = write(slim.members("{{ 甲 }}"))
    first = WordTemplate.load(path).value
    assert WordTemplate.load(path).value is first
    write(slim.members("{{ 乙 }}"))
    os.utime(path, ns=(1, 1))
    assert WordTemplate.load(path).value.names == {"乙"}


def test_growing_columns_keep_the_grid_whole(load, properties):
    rows = [["{%tc for 甲 in 列 %}", "{{ 甲 }}", "{%tc endfor %}"]]
    template, diagnostics = load(rows)
    assert diagnostics == ()
    content, diagnostics = template.render({"列": list("一二三四五")}, properties=properties)
    assert diagnostics == ()
    assert len(docx.Document(io.BytesIO(content)).tables[0].columns) == 5


def test_a_prepared_value_is_taken_at_its_word(fill):
    class Lines:
        def __html__(self):
            return "甲</w:t><w:br/><w:t>乙"

    assert fill({"行": Lines()}, "{{ 行 }}").paragraphs[0].text == "甲\n乙"


@pytest.mark.parametrize("structure", ["p", "r"])
def test_a_value_has_no_paragraph_or_run_of_its_own(fill, structure):
    """Fault: a text that is put beside its run, or its paragraph, is lost when Word reads it."""
    document = fill({"值": "甲"}, f"前{{{{{structure} 值 }}}}后")
    assert document.paragraphs[0].text == "前甲后"
