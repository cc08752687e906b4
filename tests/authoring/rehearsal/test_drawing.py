"""The language of patterns: values, shared draws, and texts said of one measure or of several."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from generator.authoring.rehearsal.drawing import Drawer
from generator.authoring.rehearsal.pattern import Shared, Subjects
from generator.authoring.rehearsal.pattern_mistake import PatternMistakeError
from generator.reading import load_text

SUBJECTS = """
题材:
  馆:
    - 名称: 宣讲
      内容: 进企业宣讲
      指标:
        数量: {指标: 举办宣讲, 单位: 场, 从: 20, 到: 20, 佐证: 签到册}
        质量:
          {指标: 合格率, 单位: '%', 从: 95, 到: 95, 佐证: 抽查, 短: [
            {原因: 教师换人, 措施: ⟨次年⟩年补训}]}
        满意:
          {指标: 满意度, 单位: '%', 从: 90, 到: 90, 佐证: 问卷, 短: [
            {原因: 等候久, 措施: 增设窗口}]}
"""
SHARED = """
取值:
  钱: {基本: {从: 10, 到: 10}, 项目: {从: 5, 到: 5}, 合计: {式: 基本 + 项目}}
  题: {事: {题材欠: '1', 各: [质量]}}
  两题: {事: {题材欠: '5'}}
  比: {甲: {从: 1, 到: 1}, 乙: {从: 3, 到: 3}, 率: {式: 100 * 甲 / 乙, 小数: 2}}
  有: {件: {择一: [['0']]}, 数: {各: [多, 名], 择一: [['2', 甲]]}}
  错名: {甲: {式: 没有 + 1}}
  错式: {甲: {式: 1 +}}
  错用: {甲: {用: 没有}}
  错词: {甲: {抽: 没有}}
  少词: {甲: {抽: 词, 个数: [2, 2]}}
  错数: {甲: {从: 5, 到: 4}}
  错次: {甲: {重复: [2, 1]}}
  错择: {甲: {各: [乙, 丙], 择一: [['1']]}}
  少题: {甲: {题材欠: '0'}, 乙: {题材欠: '0'}}
  错标: {甲: {指标: [{指标: 宣讲, 从: 3, 到: 1, 佐证: 无}]}}
  几项: {项: {重复: [2, 2], 取值: {额: {从: 4, 到: 4, 小数: 1}}, 文本: '- ⟨额⟩'}}
文本:
  句: ⟨指标⟩⟨目标⟩⟨单位⟩，
  行: "- {名: ⟨指标⟩⟨因：欠⟩}"
  因: ", 因: ⟨原因⟩；⟨措施⟩"
  说: 有⟨多⟩件
  外: ⟨单位名⟩的⟨指标⟩
"""


def drawer(what):
    shared = load_text(SHARED, Shared, name="共用.yaml").value
    subjects = load_text(SUBJECTS, Subjects, name="题材.yaml").value.subjects["馆"]
    random = Random(1)  # noqa: S311
    one = Drawer(random, {"词": ("甲",)}, subjects, shared.draws, shared.texts)
    one.values |= {"年度": "2023", "次年": "2024", "单位名": "某馆"}
    one.draw(shared.draws[what])
    return one


def test_shared_draws_are_worked_out_and_rounded():
    assert drawer("钱").filled("⟨合计⟩") == "15"
    assert drawer("比").filled("⟨率⟩") == "33.33"


def test_a_text_is_said_of_each_and_its_last_mark_stands_only_between():
    made = drawer("题")
    assert made.filled("⟨句：事.数量⟩。") == "举办宣讲20场。"
    assert made.filled("⟨句：事.数量 事.质量⟩。") == "举办宣讲20场，合格率95%。"


def test_alone_on_a_line_it_is_a_line_for_each_with_the_indentation():
    made = drawer("题")
    assert made.filled("  ⟨行：事.数量 事.满意⟩") == "  - {名: 举办宣讲}\n  - {名: 满意度}"


def test_what_was_missed_is_among_the_named_and_says_why_with_places_filled():
    made = drawer("题")
    assert made.groups["事.欠"] == ("事.质量",)
    assert made.filled("⟨行：事.质量⟩") == "- {名: 合格率, 因: 教师换人；2024年补训}"
    assert drawer("两题").groups["事.欠"] == ("事.质量", "事.满意")


def test_a_name_is_looked_for_nearby_and_then_further_out():
    assert drawer("题").filled("⟨外：事.数量⟩") == "某馆的举办宣讲"


def test_of_a_drawn_nought_nothing_is_said():
    made = drawer("有")
    assert made.filled("[⟨说：件⟩]") == "[]"
    assert made.filled("[⟨说：多⟩]") == "[有2件]"
    assert made.values["名"] == "甲"


MISTAKES = ("错名", "错式", "错用", "错词", "少词", "错数", "错次", "错择", "少题", "错标")


@pytest.mark.parametrize("what", MISTAKES)
def test_what_a_pattern_cannot_have_is_said(what):
    with pytest.raises(PatternMistakeError):
        drawer(what)


@pytest.mark.parametrize("text", ["⟨没有⟩", "⟨没有：事.数量⟩", "⟨句：没有⟩"])
def test_a_place_for_what_there_is_not_is_said(text):
    with pytest.raises(PatternMistakeError, match="没有叫“没有”的"):
        drawer("题").filled(text)


def test_what_is_repeated_is_added_up():
    made = drawer("几项")
    assert made.filled("  ⟨项⟩") == "  - 4.0\n  - 4.0"
    assert made.numbers["额之和"] == Decimal("8.0")
