"""Values go, comments stay."""

from __future__ import annotations

import re

import pytest
from ruamel.yaml.comments import CommentedMap

from generator.authoring.yaml_edits import Spot, clear, mark, put, put_in_order
from generator.authoring.yaml_text import parse, written


def spot(data, *path):
    found = Spot(CommentedMap({"": data}), "")
    for key in path:
        found = found.below(key)
    return found


def flush(text):
    """Take out the spaces by which a comment keeps its column."""
    return re.sub(" +#", " #", text) if "\n  #" not in text else text


CLEARED = {
    "行尾注释留下": ("甲: 1  # 注\n乙: 2\n", ("甲",), "甲: # 注\n乙: 2\n"),
    "节间注释留下": (
        "甲:\n  - 乙: |-\n      长\n      文\n\n# 说明\n丙: 2\n",
        ("甲",),
        "甲:\n\n# 说明\n丙: 2\n",
    ),
    "竖线文字后面的注释": (
        "甲:\n  文: |-\n    长\n\n  # 之后\n  乙: 1\n",
        ("甲", "文"),
        "甲:\n  文:\n\n  # 之后\n  乙: 1\n",
    ),
    "最后一项后面的空行": (
        "甲:\n  乙: 1\n\n# 说明\n丙: 2\n",
        ("甲", "乙"),
        "甲:\n  乙:\n\n# 说明\n丙: 2\n",
    ),
    "括号里": ("甲: {乙: 1, 丙: 2}  # 注\n", ("甲", "乙"), "甲: {乙: , 丙: 2} # 注\n"),
    "列表": ("甲: [一, 二]\n\n# 说明\n乙: 1\n", ("甲",), "甲:\n\n# 说明\n乙: 1\n"),
}


@pytest.mark.parametrize(("text", "path", "expected"), CLEARED.values(), ids=CLEARED)
def test_clearing(text, path, expected):
    data = parse(text)
    clear(spot(data, *path))
    assert flush(written(data)) == expected


MARKED = {
    "独占一行": ("甲:\n乙: 2\n", [("甲",)], "甲: # 待填\n乙: 2\n"),
    "已有注释": ("甲:  # 注\n", [("甲",)], "甲: # 待填 # 注\n"),
    "两次": ("甲:\n", [("甲",), ("甲",)], "甲: # 待填\n"),
    "括号里": (
        "甲: {乙: , 丙: }\n",
        [("甲", "乙"), ("甲", "丙"), ("甲", "乙")],
        "甲: {乙: , 丙: } # 待填：乙、丙\n",
    ),
    "列表里的括号": ("甲:\n  - {乙: }\n", [("甲", 0, "乙")], "甲:\n  - {乙: } # 待填：乙\n"),
    "括号套括号": ("甲: {乙: {丙: }}\n", [("甲", "乙", "丙")], "甲: {乙: {丙: }} # 待填：丙\n"),
}


@pytest.mark.parametrize(("text", "paths", "expected"), MARKED.values(), ids=MARKED)
def test_marking(text, paths, expected):
    data = parse(text)
    for path in paths:
        mark(spot(data, *path))
    assert flush(written(data)) == expected


def test_a_new_key_goes_before_another():
    data = parse("甲:\n  乙: 1\n  丙: 2\n")
    put(data["甲"], "新", "3", before="丙")
    assert written(data) == "甲:\n  乙: 1\n  新: 3\n  丙: 2\n"


def test_a_new_key_at_the_end_leaves_the_next_heading_below_it():
    data = parse("甲:\n  乙: 1  # 注\n\n# 说明\n丙: 2\n")
    put(data["甲"], "新", "3")
    assert written(data) == "甲:\n  乙: 1  # 注\n  新: 3\n\n# 说明\n丙: 2\n"


def test_a_key_that_is_there_keeps_its_place():
    data = parse("乙: 1\n丙: 2\n")
    put(data, "乙", "3", before="丙")
    put_in_order(data, "丙", ("乙", "丙"))
    assert written(data) == "乙: 3\n丙: 2\n"


def test_keys_are_put_in_the_order_of_the_model():
    data = parse("甲: 1\n丁: 2\n")
    put_in_order(data, "乙", ("甲", "乙", "丙", "丁"))
    assert written(data) == "甲: 1\n乙:\n丁: 2\n"
