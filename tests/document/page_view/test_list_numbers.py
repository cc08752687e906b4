"""Numbers of lists are counted as Word counts them."""

from __future__ import annotations

from lxml import etree
from slim import W as SPACE

from generator.document.page_view.list_numbers import ListNumbers

LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="3"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="*"/></w:lvl>'
)
NUMBERING = etree.fromstring(
    f'<w:numbering xmlns:w="{SPACE}"><w:abstractNum w:abstractNumId="7">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
)


def properties(level, key="2"):
    return etree.fromstring(
        f'<w:pPr xmlns:w="{SPACE}"><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/>'
        "</w:numPr></w:pPr>"
    )


def test_levels_count_below_each_other():
    lists = ListNumbers(NUMBERING)
    told = [lists.before(properties(level)) for level in (0, 1, 1, 2, 0, 1)]
    assert told == ["一、", "一.3", "一.4", "• ", "二、", "二.3"]


def test_what_is_of_no_list_has_no_number():
    lists = ListNumbers(NUMBERING)
    assert lists.before(None) == ""
    assert lists.before(properties(0, "9")) == ""
    assert ListNumbers(None).before(properties(0)) == ""
