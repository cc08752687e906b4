"""Names for values (&名称, *名称): what YAML cannot take gets a hint that leads to what it can."""

from __future__ import annotations

import pytest

from generator.reading import read_tree_text


def hint_of(text):
    (told,) = read_tree_text(text, name="某单位.yaml").diagnostics
    assert told.code == "Y15"
    return told.position.line, told.hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("年初预算数: &资金 20\n全年预算数: *资金\n", 1),
        ("目标: &目标\n  预期目标: 办好\n另一处: *目标\n", 1),
        ("- &甲 1\n- *甲\n", 1),
    ],
)
def test_a_chinese_name_is_to_be_an_english_one(text, line):
    """Fault: the hint to quote the value makes a text of what was meant to be one figure."""
    where, hint = hint_of(text)
    assert where == line
    assert "只能用英文字母" in hint
    assert "引号" not in hint


@pytest.mark.parametrize("text", ["目标: *资金\n", "目标: *funds\n", "目标: {<<: *甲}\n"])
def test_a_name_that_nothing_has_is_said_to_be_unknown(text):
    _, hint = hint_of(text)
    assert "前面没有标着" in hint
    assert "是文字的，整个值加半角引号" in hint


@pytest.mark.parametrize(
    "text",
    [
        "目标: *重点 工作\n",
        "目标: &重点工作，完成\n",
        "目标: **重点**\n",
        "目标: & 3\n",
        "目标: ! 3\n",
    ],
)
def test_a_text_that_begins_so_is_to_be_quoted(text):
    _, hint = hint_of(text)
    assert hint.startswith("整个值加半角引号")


def test_english_names_are_read():
    assert not read_tree_text("甲: &funds 20\n乙: *funds\n", name="某单位.yaml").diagnostics
