"""Plain lines take a short way to blocks; the parser, asked about all of it, says the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.narrative import markdown
from generator.narrative.blocks import Heading, Paragraph, Run

PIECES = ["#", "##", " ", "\t", "\u3000", "甲", "乙。", "**", "|", "-", "\\", ">", "1."]
LINES = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)
TEXTS = st.lists(LINES, max_size=8).map("\n".join)
TABLE = "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |"
ODD = st.sampled_from([TABLE, "# 标题 #", "#标题", "####### 七", "    缩进", ""])


def by_the_parser(source):
    """Parse a text in one piece."""
    flaws = []
    return tuple(markdown.parsed(source, flaws)), tuple(flaws)


@given(st.lists(TEXTS | ODD, max_size=4).map("\n\n".join))
def test_the_short_way_leads_to_the_same_blocks(source):
    assert markdown.parse(source) == by_the_parser(source)


def test_plain_lines_need_no_parser(monkeypatch):
    monkeypatch.setattr(markdown, "parsed", None)
    blocks, flaws = markdown.parse("# 一章\n\n第一段**要点**。\n\n\n第二段。")
    assert flaws == ()
    assert blocks == (
        Heading(1, (Run("一章"),)),
        Paragraph((Run("第一段"), Run("要点", bold=True), Run("。"))),
        Paragraph((Run("第二段。"),)),
    )
