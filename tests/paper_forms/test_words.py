"""What an empty cell looks like, and what a head is called as the name of a column."""

from __future__ import annotations

import pytest

from generator.intake.labels import vocabulary
from generator.paper_forms.words import boxes, is_blank, is_placeholder, name_of, words


@pytest.mark.parametrize("text", ["", " 　", "—", "/", "____", "  年  月  日", "（　）", "%"])
def test_a_blank(text):
    assert is_blank(text)


@pytest.mark.parametrize("text", ["0", "10", "无", "培训", "≥3场"])
def test_no_blank(text):
    assert not is_blank(text)


@pytest.mark.parametrize("text", ["指标1：", "指标2", "……", "1、", "指标一："])
def test_a_placeholder(text):
    assert is_placeholder(text)


def test_the_name_of_an_indicator_is_no_placeholder():
    assert not is_placeholder("指标完成率")


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("权重占比（%）", "权重占比"),
        ("2021年决算数", "决算数"),
        ("水费、电费、差旅费", "水费电费差旅费"),
        ("是 否\n核心", "是否核心"),
        ("1.评价结论", "评价结论"),
        ("—", ""),
        ("字" * 30, ""),
    ],
)
def test_the_name_of_a_column(head, name):
    assert name_of(head) == name


def test_boxes():
    assert boxes("□新增项目　□ 延续项目") == ("新增项目", "延续项目")


def test_every_word_is_a_label_that_papers_are_read_by():
    """A key that the vocabulary of papers does not know would never be met."""
    assert set(words()["pairs"]) <= set(vocabulary()["pairs"])
    assert set(words()["of_projects"]["names"]) <= set(words()["pairs"])
