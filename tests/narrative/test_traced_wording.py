"""Traced wording says what ordinary wording says; its marks stand where text is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.narrative.blocks import plain_text
from generator.narrative.traced_wording import TracedWording
from generator.narrative.wording import Wording
from generator.templating.allowance import allowing
from generator.templating.entries import Entries
from generator.templating.trace import MARK, Trace, tracing
from generator.workspace import Workspace

DATA = {
    "年度": 2021,
    "单位": {"名称": "某单位", "编制数": 13, "退休人数": None, "内设机构": ("甲股", "乙股")},
    "金额": Decimal("140.80"),
    "材料": Entries({"组织": ("第一段", "第二段"), "管理": "一段\n\n又一段", "空": "  "}),
    "行列表": [{"名称": "甲|乙", "金额": Decimal("1.50")}, {"名称": "丙", "金额": Decimal(2)}],
    "文": "",
}
TEXTS = {
    "paragraphs": "# 标题{{ 年度 }}\n\n第一{{ 单位.名称 }}，{{ 金额 }}万元。\n\n{{ 材料.管理 }}\n",
    "lists": "{% for 段 in 材料.组织 %}{{ loop.index }}.{{ 段 }}\n\n{% endfor %}",
    "table": (
        "| 名称 | 金额 |\n|---|:-:|\n{% for 行 in 行列表 %}| {{ 行.名称 }} | {{ 行.金额 }} |\n"
        "{% endfor %}"
    ),
    "bold": "**一是{{ 单位.名称 }}。**{{ 单位.名称|加粗 }}好{{ (单位.名称 ~ '等')|加粗 }}",
    "macro": (
        "{% macro 说(一) %}{% if 一 %}有{{ 一 }}{% endif %}{% endmacro %}"
        "{% set 话 = 说(单位.名称) %}{% if 话 == '有某单位' %}对{{ 话 }}{% endif %}"
        "{% if 说(文) %}错{% endif %}{{ 话|length }}{{ 话|upper }}{{ 话|replace('某', '这') }}"
        "{% if '某' in 话 %}含{% endif %}"
        "{% if 话 is eq('有某单位') %}等{% endif %}"
        "{% if 话 is defined and 无 is not defined %}在{% endif %}{{ {话: 1}['有某单位'] }}"
        "{% for 字 in 话 %}{{ 字 }}-{% endfor %}"
        "{% if 话.startswith('有某') %}头{% endif %}{{ 话[:2] }}"
        "{{ [说(单位.名称), 说('b'), 说('a')]|sort|join('、') }}{{ [话, 话]|unique|join }}"
    ),
    "blocks": (
        "{% set 文段 %}  前{{ 年度 }}后 {% endset %}[{{ 文段|trim }}]{{ 文段|length }}"
        "{% filter upper %}a{{ 单位.名称 }}{% endfilter %}"
        "{% macro 包() %}（{{ caller() }}）{% endmacro %}{% call 包() %}{{ 金额 }}{% endcall %}"
    ),
    "table macro": (
        "{% macro 行(甲, 乙) %}| {{ 甲 }} | {{ 乙 }} |\n{% endmacro %}"
        "| a | b |\n|---|---|\n{{ 行('x', 年度) }}{{ 行(单位.名称, 金额) }}"
    ),
    "plain macro": "{% macro 常(n) %}| a | b |\n|:--|--:|\n| 1 | 2 |\n{% endmacro %}{{ 常(1) }}",
    "picture": "前文\n\n![说明{{ 年度 }}]({{ 单位.名称 }}.png, 8)\n\n后文{{ 年度 }}\n",
    "namespace": (
        "{% set 数 = namespace(和=0) %}{% for 行 in 行列表 %}{% set 数.和 = 数.和 + 行.金额 %}"
        "{% endfor %}共{{ 数.和 }}万元"
    ),
    "recursive": "{% for 行 in 行列表 recursive %}{{ 行.名称 }}{% endfor %}。",
    "empty": (
        "一{{ 文 }}{{ 材料.空 }}{{ 单位.退休人数 or '没有' }}二{{ ' 空 ' }}三"
        "{{ 材料.无|default('缺') }}"
    ),
    "bad": "甲{{ 单位.退休人数 }}{{ 没有 }}乙{{ 材料.什么 }}{{ 1 / 0 }}",
    "lists of text": (
        "{{ 单位.内设机构|顿号 }}{{ 单位.内设机构|join('和') }}{{ 单位.内设机构|length }}个"
    ),
    "blank lines": (
        "{% if 年度 %}\n\n一\n\n{% endif %}\n{{ 材料.管理|段落|join('；') }}\n\n二\n二续\n"
    ),
}


@pytest.fixture
def both(tmp_path):
    """Write a chapter as always, and traced."""

    def written(text):
        path = tmp_path / "narratives" / "套" / "章.md.j2"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        given = Workspace((tmp_path,)), ("套",)
        with allowing():
            plain = Wording(*given).write("章", DATA)
        with allowing(), tracing(Trace()) as trace:
            marked = TracedWording(*given).write("章", DATA)
        return plain, marked, trace

    return written


def without_marks(blocks):
    """Return blocks as text, without the runs that marks alone make."""
    return MARK.sub("", plain_text(blocks))


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_traced_reads_the_same(both, name):
    (plain, said), (marked, marked_said), _ = both(TEXTS[name])
    assert [one.message for one in marked_said] == [one.message for one in said]
    assert without_marks(marked) == plain_text(plain)
    assert [type(one) for one in marked] == [type(one) for one in plain]


def printed(blocks, trace):
    """Return what each mark stands around, with the names that it read."""
    text = plain_text(blocks)
    found = MARK.split(text)
    marks = MARK.findall(text)
    opened = [(ord(mark) - 0xF0000, found[n + 1]) for n, mark in enumerate(marks) if n % 2 == 0]
    return [(trace.marks[n], inner) for n, inner in opened]


def test_a_mark_leads_to_the_line_and_to_what_was_read(both):
    _, (marked, _), trace = both("前\n\n甲{{ 单位.名称 }}乙{{ 金额 }}\n")
    told = [(inner, one.line, one.words) for one, inner in printed(marked, trace)]
    assert told == [
        ("前", 1, True),
        ("甲", 3, True),
        ("某单位", 3, False),
        ("乙", 3, True),
        ("140.80", 3, False),
    ]
    name = next(one for one, inner in printed(marked, trace) if inner == "某单位")
    last = name.seen[-1]
    assert last.owner is DATA["单位"]
    assert (last.name, last.value) == ("名称", "某单位")


def test_what_a_template_makes_of_values_remembers_them(both):
    """A name that the template gives itself, and the rows of a loop, lead on to the data."""
    _, (marked, _), trace = both(
        "{% set 倍 = 金额 * 2 %}甲{{ 倍 }}{% for 段 in 材料.管理|段落 %}{{ 段 }}{% endfor %}"
    )
    behind = {
        inner: [one.name for seen in mark.seen for one in seen.behind]
        for mark, inner in printed(marked, trace)
        if not mark.words
    }
    assert behind["281.60"] == ["金额"]
    assert behind["又一段"] == ["材料", "管理"]


def test_ordinary_wording_has_no_part_in_it(both):
    """The environments are apart: no filter of tracing is in an ordinary template."""
    (plain, _), _, _ = both(TEXTS["macro"])
    assert MARK.search(plain_text(plain)) is None
