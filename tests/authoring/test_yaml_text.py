"""YAML goes out as it came in: comments, order, anchors, styles, digits."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.yaml_text import parse, written
from generator.reading import read_tree_text

ROOT = Path(__file__).parents[2]
FILES = sorted(
    file
    for folder in ("inputs", "templates/forms", "templates/rubrics")
    for file in (ROOT / folder).rglob("*.yaml")
)

KEPT = {
    "数照原样": "编码: 001001\n十六: 0x1F\n科学: 1.50e3\n尾零: 9.40\n",
    "词照原样": "时: 12:30\n否: no\n真: true\n日: 2022-03-10\n",
    "行尾注释": "年度: 2022   # 四位\n空:\n# 尾\n",
    "节间注释": "# 头\n\n# 又一行\n甲:\n  - 乙: 1\n\n# 说明\n丙: 2\n",
    "竖线文字": "文: |-\n  一、树立。\n\n  二、严格。\n\n# 之后\n引: '>98%'\n",
    "折叠文字": '文: >-\n  很长的一段，\n  接着一行\n双: "两个 字"\n',
    "引用": "甲: &钱 12.80   # 注\n乙: *钱\n丙: {丁: *钱, 戊: 1}   # 行注\n",
    "引用整块": "甲: &行\n  - {三级指标: 一, 分值: 9}\n  - 三级指标: 二  # 注\n乙: *行\n",
    "并入": "甲: &底 {处理: 满分}\n乙:\n  <<: *底\n  多: 1\n",
    "括号里的空值": "行: {上年决算数: , 预算数: 1, 决算数: }\n",
    "长行不折": f"文: {'很长的一句话，' * 60}\n",
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_of_ours_survives_to_the_byte(file):
    text = file.read_text(encoding="utf-8")
    assert written(parse(text)) == text


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_is_kept(text):
    assert written(parse(text)) == text


def test_an_anchor_that_nothing_refers_to_goes():
    data = parse("甲: &钱 12.80\n乙: *钱\n")
    data["乙"] = "1"
    assert written(data) == "甲: 12.80\n乙: 1\n"


def test_an_anchor_moves_to_the_first_place_that_is_left():
    data = parse("甲: &钱 12.80\n乙: *钱\n丙: *钱\n")
    data["甲"] = None
    assert written(data) == "甲:\n乙: &钱 12.80\n丙: *钱\n"


def test_an_anchors_comment_is_not_repeated_at_its_aliases():
    data = parse("甲: &钱 12.80   # 只说一次\n乙: {丙: *钱}\n")
    data["甲"] = None
    assert written(data).count("只说一次") == 1
    assert read_tree_text(written(data), name="x").diagnostics == ()


def test_only_mappings_are_carried_over():
    with pytest.raises(TypeError):
        parse("- 一\n")
