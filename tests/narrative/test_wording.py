"""Wording: Markdown with Jinja along a search path; data stays text; mistakes have a line."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.narrative.blocks import Heading, Paragraph, Run, Table, plain_text
from generator.narrative.wording import Wording
from generator.reading.characters import forbidden_in_value
from generator.templating.allowance import allowing
from generator.templating.entries import Entries
from generator.workspace import Workspace

DATA = {
    "年度": 2021,
    "单位": {"名称": "某单位", "编制数": 13, "退休人数": None, "内设机构": ()},
    "金额": Decimal("140.80"),
    "基金": None,
    "材料": Entries({"组织": ("第一段", "第二段"), "管理": "一段"}),
    "行列表": [{"名称": "甲|乙", "金额": Decimal("1.50")}, {"名称": "丙", "金额": Decimal(2)}],
    "文": "",
}


class Sets:
    """Sets of wording in a folder, and the wording of a form that looks in them."""

    def __init__(self, root):
        self.root = root

    def put(self, name, text, root=None):
        path = (root or self.root) / "narratives" / f"{name}.md.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def wording(self, *path, roots=()):
        return Wording(Workspace((self.root, *roots)), path or ("通用",))

    def blocks(self, text, **data):
        self.put("通用/章", text)
        blocks, said = self.wording().write("章", DATA | data)
        assert said == ()
        return blocks

    def text(self, text, **data):
        return plain_text(self.blocks(text, **data))

    def mistakes(self, text, **data):
        self.put("通用/章", text)
        blocks, said = self.wording().write("章", DATA | data)
        assert blocks == ()
        return [(one.code, one.position.line) for one in said]


@pytest.fixture
def sets(tmp_path):
    return Sets(tmp_path)


class TestMarkup:
    def test_headings_paragraphs_bold_and_tables(self, sets):
        assert sets.blocks(
            "# 概况\n## 人员\n\n编制**{{ 单位.编制数 }}名**。\n\n"
            "| 名称 | 金额 |\n|---|---|\n{% for 行 in 行列表 %}\n"
            "| {{ 行.名称 }} | {{ 行.金额|万元 }} |\n{% endfor %}\n"
        ) == (
            Heading(1, (Run("概况"),)),
            Heading(2, (Run("人员"),)),
            Paragraph((Run("编制"), Run("13名", bold=True), Run("。"))),
            Table(
                head=(((Run("名称"),), (Run("金额"),)),),
                rows=(((Run("甲|乙"),), (Run("1.50万元"),)), ((Run("丙"),), (Run("2万元"),))),
            ),
        )

    def test_bold_may_end_behind_chinese_punctuation(self, sets):
        (paragraph,) = sets.blocks("**一是加快进度。**每月核对。")
        assert paragraph.runs == (Run("一是加快进度。", bold=True), Run("每月核对。"))

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("甲\n乙", "甲乙"),
            ("甲\n\n乙", "甲\n乙"),
            ("　　甲", "甲"),
            ("    甲", "甲"),
            ("甲{% if 1 %}，乙{% endif %}\n\n丙", "甲，乙\n丙"),
            ("甲\n{% if 1 %}\n乙\n{% endif %}\n丙", "甲乙丙"),
            ("甲\n\n{% if 1 %}\n乙\n\n{% endif %}\n{# 注 #}\n丙", "甲\n乙\n丙"),
            ("{% for 行 in 行列表 %}{{ 行.名称 }}{% endfor %}  \n\n丁", "甲|乙丙\n丁"),
            ("- 甲\n- 乙", "- 甲- 乙"),
            (
                "1.甲\n\n> 乙\n\n`丙` <b>丁</b> &amp; [戊](x)",
                "1.甲\n> 乙\n`丙` <b>丁</b> &amp; [戊](x)",
            ),
            ("{% macro 句(词) %}\n甲{{ 词 }}\n{% endmacro %}\n{{ 句('乙')|trim }}。", "甲乙。"),
            ("{% set 段 %}**甲**{% endset %}{{ 段 }}", "甲"),
        ],
        ids=[
            *(
                "续行相接",
                "空行分段",
                "全角缩进",
                "半角缩进",
                "行内条件不吃掉空行",
                "独行条件不留空行",
            ),
            *("独行注释不留空行", "行尾空格", "没有列表", "没有其他标记", "宏", "块变量"),
        ],
    )
    def test_what_lines_become(self, source, text, sets):
        assert sets.text(source) == text

    @pytest.mark.parametrize(
        "source", ["**甲", "#甲", "##### 甲", "# "], ids=["粗体不成对", "缺空格", "五级", "空标题"]
    )
    def test_wrong_marks_are_said(self, source, sets):
        assert sets.mistakes(source) == [("N06", 1)]


NASTY = (
    "# 标题",
    "**粗**",
    "| 甲 |\n|---|",
    "甲\\",
    "{{ 7*7 }}{% if %}",
    "</w:t>&lt;",
    "- 甲\n---\n===",
)
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.sampled_from("#*|-\\\n <>&{}%`_[]甲。\t"), max_size=30),
).filter(lambda text: not forbidden_in_value(text))


PLACES = (
    "{{ 文 }}",
    "甲{{ 文 }}乙",
    "{% macro 句(词) %}{{ 词 }}{% endmacro %}{{ 句(文) ~ 文 }}",
    "{{ [文, 文]|join('、') }}",
    "{% set 段 %}{{ 文 }}{% endset %}{{ 段 }}",
)


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    sets = Sets(tmp_path_factory.mktemp("wording"))
    for number, source in enumerate(PLACES):
        sets.put(f"通用/{number}", source)
    return sets.wording()


class TestData:
    """A unit's text is text wherever wording puts it."""

    @given(TEXTS)
    def test_never_becomes_markup(self, places, text):
        for number in range(len(PLACES)):
            blocks, said = places.write(str(number), {"文": text})
            assert said == ()
            assert all(isinstance(block, Paragraph) for block in blocks)
            assert not any(run.bold for block in blocks for run in block.runs)

    @given(TEXTS)
    def test_nothing_of_it_is_lost(self, places, text):
        blocks, _ = places.write("1", {"文": text})
        found = plain_text(blocks)
        assert "".join(found.split()) == "".join(f"甲{text}乙".split())

    @pytest.mark.parametrize("text", NASTY)
    def test_stays_in_its_heading_and_cell(self, text, sets):
        source = "# {{ 文 }}\n\n| {{ 文 }} | 乙 |\n|---|---|\n| {{ 文 }} | {{ 文 }} |\n"
        heading, table = sets.blocks(source, 文=text)
        assert heading.level == 1
        assert [len(row) for row in (*table.head, *table.rows)] == [2, 2]

    def test_a_line_feed_breaks_the_line_and_a_blank_line_the_paragraph(self, sets):
        assert sets.blocks("{{ 文 }}。", 文="甲\n乙\r\n\r\n丙") == (
            Paragraph((Run("甲\n乙"),)),
            Paragraph((Run("丙。"),)),
        )

    @pytest.mark.parametrize(
        ("source", "text"),
        [
            ("{{ 金额 }}", "140.80"),
            ("{{ 单位.编制数 > 3 }}", "是"),
            ("{{ 材料.组织 }}", "第一段\n第二段"),
            ("{% for 段 in 材料.管理|段落 %}{{ 段 }}{% endfor %}", "一段"),
            ("{% if 单位.退休人数 %}甲{% else %}乙{% endif %}", "乙"),
            ("{% if 单位.退休人数 is none and 单位.退休人数 == none %}甲{% endif %}", "甲"),
            (
                "{% if not 基金.名称 %}甲{% endif %}{% if 基金 is not defined %}乙{% endif %}",
                "甲乙",
            ),
            ("{% if not 材料.没有这份 %}甲{% endif %}", "甲"),
            ("{{ 单位.简称|default(单位.名称) }}{{ 单位.退休人数 or 0 }}", "某单位0"),
            ("{{ (金额 / 200)|百分比(2) }}", "70.40%"),
        ],
        ids=[
            *("照填的数位", "是否", "几段材料", "逐段", "空值作条件", "空值可判断", "空值的下级"),
            *("没有填的材料", "缺省", "算术"),
        ],
    )
    def test_how_values_are_written(self, source, text, sets):
        assert sets.text(source) == text


class TestSearchPath:
    def test_the_nearest_set_wins_and_the_rest_is_inherited(self, sets):
        base = "{% block 首 %}\n甲\n\n{% endblock %}\n{% block 尾 %}\n乙\n{% endblock %}\n"
        sets.put("通用/章", base)
        sets.put("通用/别章", "丁")
        sets.put(
            "株洲/章", '{% extends "通用/章.md.j2" %}{% block 尾 %}{{ super() }}丙{% endblock %}'
        )
        wording = sets.wording("株洲", "通用")
        assert plain_text(wording.write("章", DATA)[0]) == "甲\n乙丙"
        assert plain_text(wording.write("别章", DATA)[0]) == "丁"
        assert plain_text(sets.wording().write("章", DATA)[0]) == "甲\n乙"

    def test_a_workspace_extends_the_built_in_wording_of_the_same_name(self, sets, tmp_path):
        builtin = tmp_path / "内置"
        sets.put("通用/章", "甲{% block 尾 %}乙{% endblock %}", builtin)
        sets.put("通用/章", '{% extends "通用/章" %}{% block 尾 %}丙{% endblock %}')
        assert plain_text(sets.wording(roots=(builtin,)).write("章", DATA)[0]) == "甲丙"

    def test_a_name_without_its_set_goes_along_the_path(self, sets):
        sets.put("通用/句式", "{% macro 人(数) %}{{ 数 }}人{% endmacro %}")
        sets.put("株洲/句式", "{% macro 人(数) %}{{ 数 }}名{% endmacro %}")
        sets.put("通用/章", '{% import "句式" as 句式 %}{{ 句式.人(3) }}')
        assert plain_text(sets.wording().write("章", DATA)[0]) == "3人"
        assert plain_text(sets.wording("株洲", "通用").write("章", DATA)[0]) == "3名"

    def test_changed_wording_is_read_again(self, sets):
        assert sets.text("甲") == "甲"
        assert sets.text("改过的乙") == "改过的乙"

    def test_a_name_leads_nowhere_outside(self, sets, tmp_path):
        (tmp_path / "秘密.md.j2").write_text("甲", encoding="utf-8")
        for name in ("../../秘密", f"{tmp_path}/秘密", "通用/../../秘密"):
            assert sets.mistakes(f'{{% include "{name}" %}}') == [("N01", 1)]


class TestMistakes:
    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("甲\n{{ 单位.编制 }}", [("N02", 2)]),
            ("{{ 单 }}\n\n{% if 位 > 3 %}甲{% endif %}", [("N02", 1), ("N02", 3)]),
            ("{% for 行 in 行列表 %}\n{{ 行.名 }}\n{% endfor %}", [("N02", 2)]),
            ("甲\n{{ 单位.退休人数 }}", [("N03", 2)]),
            ("{{ 单位.退休人数|中文数 }}", [("N03", 1)]),
            ("{{ 单位.内设机构|顿号 }}", [("N03", 1)]),
            ("{% if 单位.退休人数 > 3 %}甲{% endif %}", [("N03", 1)]),
            ("{{ 单位.退休人数 + 1 }}", [("N03", 1)]),
            ("{{ 材料.没有这份 }}", [("N03", 1)]),
            ("{{ 单位.名称|万元 }}", [("N04", 1)]),
            ("{{ 单位 }}", [("N04", 1)]),
            ("{{ 金额 / 3 }}", [("N04", 1)]),
            ("甲\n\n{{ 金额 + 单位.名称 }}", [("N04", 3)]),
            ("{{ 金额 / 0 }}", [("N04", 1)]),
            ("{{ '甲' * 99999999 }}", [("N04", 1)]),
            ("{{ ''.__class__.__mro__ }}", [("N02", 1)]),
            ("{{ '甲'.ljust(99999999) }}", [("N04", 1)]),
            ("{% for 甲 in range(999999) %}{% endfor %}", [("N04", 1)]),
            ("{% for 甲 in range(99999) %}{{ 甲 }}甲乙丙丁戊己庚{% endfor %}", [("N07", 0)]),
            ("甲\n{{ 金额|万圆 }}", [("N05", 2)]),
            ("甲\n{% if （金额） %}", [("N05", 2)]),
            ("甲\n{% for 行 of 行列表 %}{% endfor %}", [("N05", 2)]),
            ("甲\n{% include '没有' %}", [("N01", 2)]),
        ],
    )
    def test_has_code_and_line(self, source, expected, sets):
        assert sets.mistakes(source) == expected

    def test_the_place_is_in_the_file_that_has_it(self, sets):
        base = sets.put("通用/底", "甲\n{% block 首 %}{% endblock %}\n{{ 单位.编制 }}")
        sets.put("通用/章", '{% extends "底" %}')
        _, (said,) = sets.wording().write("章", DATA)
        assert (said.position.file, said.position.line, said.position.column) == (str(base), 3, 7)
        assert "编制数" in said.hint

    def test_a_filter_names_the_datum_it_lacks(self, sets):
        sets.put("通用/章", "{{ 单位.内设机构|顿号 }}")
        _, (said,) = sets.wording().write("章", DATA)
        assert said.facts["name"] == "单位.内设机构"

    def test_a_mistake_in_what_is_included_is_said_there(self, sets):
        broken = sets.put("通用/坏", "甲\n{% if %}")
        sets.put("通用/章", '{% include "坏" %}')
        _, (said,) = sets.wording().write("章", DATA)
        assert (said.code, said.position.file, said.position.line) == ("N05", str(broken), 2)

    def test_wording_that_quotes_itself_has_an_end(self, sets):
        sets.put("通用/甲", '{% include "乙" %}')
        sets.put("通用/乙", '{% include "甲" %}')
        _, (said,) = sets.wording().write("甲", DATA)
        assert said.code == "N04"

    def test_an_unknown_chapter_is_said_with_the_nearest(self, sets):
        sets.put("通用/存在问题", "甲")
        _, (said,) = sets.wording().write("存在问提", DATA)
        assert said.code == "N01"
        assert "存在问题" in said.hint

    @pytest.mark.parametrize(
        ("data", "code"),
        [(b"PK\x03\x04", "Y05"), ("甲\x02".encode(), "Y10")],
        ids=["Word", "控制字符"],
    )
    def test_a_file_that_is_no_wording_is_refused(self, data, code, sets):
        sets.put("通用/章", "").write_bytes(data)
        blocks, (said,) = sets.wording().write("章", DATA)
        assert (blocks, said.code) == ((), code)


def test_a_chapter_behind_one_that_never_ends_is_read(sets):
    """Fault: what a unit's templates may do was used up, and reading the next file ended all."""
    loop = "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}"
    sets.put("通用/甲", loop)
    sets.put("通用/乙", "乙的文字")
    with allowing():
        _, said = sets.wording().write("甲", DATA)
        blocks, nothing = sets.wording().write("乙", DATA)
    assert [one.code for one in said] == ["N04"]
    assert (plain_text(blocks), nothing) == ("乙的文字", ())
