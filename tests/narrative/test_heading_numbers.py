"""Heading numbers: by level and position across the whole document."""

from __future__ import annotations

import pytest

from generator.narrative.blocks import Heading, Paragraph, Run
from generator.narrative.heading_numbers import compose, heading_number

TEXT = Paragraph((Run("正文"),))


def chapter(*levels):
    return tuple(Heading(level, (Run("标题"),)) for level in levels)


def numbers(chapters):
    return [block.number for blocks in chapters for block in blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([(1, 2, 2), (1, 2)], ["一、", "（一）", "（二）", "二、", "（一）"]),
        (
            [(1, 2, 3, 4, 4, 3), (2, 3)],
            ["一、", "（一）", "1.", "（1）", "（2）", "2.", "（二）", "1."],
        ),
        ([(1, 3, 3, 1, 3)], ["一、", "1.", "2.", "二、", "1."]),
        ([(), (1,), (1,)], ["一、", "二、"]),
    ],
    ids=["各章连续", "四级", "跳过二级", "没有标题的章"],
)
def test_numbers_run_through_the_chapters(levels, expected):
    assert numbers(compose([chapter(*one) for one in levels])) == expected


@pytest.mark.parametrize(
    ("level", "count", "expected"),
    [(1, 12, "十二、"), (2, 20, "（二十）"), (3, 12, "12."), (4, 3, "（3）")],
)
def test_the_number_of_a_level(level, count, expected):
    assert heading_number(level, count) == expected


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([(1, 2, 3, 3, 2), (1, 2)], ["1. ", "1.1 ", "1.1.1 ", "1.1.2 ", "1.2 ", "2. ", "2.1 "]),
        ([(1, 3, 3)], ["1. ", "1.1 ", "1.2 "]),
        ([(2, 2)], ["1. ", "2. "]),
    ],
    ids=["三级", "跳过二级", "没有一级"],
)
def test_numbers_in_figures_name_those_above(levels, expected):
    assert numbers(compose([chapter(*one) for one in levels], "数字")) == expected


def test_headings_without_numbers():
    assert numbers(compose([chapter(1, 2, 3, 4)], "不编")) == [""] * 4


def test_what_is_no_heading_stays():
    assert compose([(TEXT,)]) == ((TEXT,),)
