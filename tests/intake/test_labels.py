"""The vocabulary: its keys are keys of a filing, no label has two meanings in one block."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator import filing
from generator.intake.labels import column_key, key_of, named, plain, vocabulary

BLOCKS = vocabulary()["blocks"]
RECORDS = {
    "指标": filing.Indicator, "资金": filing.FundLine, "目标": filing.Goal, "申报目标": filing.Goal,
    "人员": filing.Unit, "经费": filing.Expense, "楼堂馆所": filing.Buildings,
}  # fmt: skip
OWN = {"指标": {"一级指标", "二级指标"}, "资金": {"分值", "执行率", "自评得分"}}


@pytest.mark.parametrize("kind", RECORDS)
def test_the_columns_of_a_block_are_keys_of_its_record(kind):
    keys = set(BLOCKS[kind]["columns"]) - {""} - OWN.get(kind, set())
    assert keys <= set(RECORDS[kind].aliases())


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_label_means_one_thing_in_a_block(kind):
    counts = Counter(label for labels in BLOCKS[kind]["columns"].values() for label in labels)
    assert [label for label, times in counts.items() if times > 1] == []


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_head_needs_columns_that_the_block_has(kind):
    needed = {key for either in BLOCKS[kind]["needs"] for key in either}
    assert needed <= set(BLOCKS[kind]["columns"])


def test_patterns_are_patterns():
    says = vocabulary()
    found = [*says["facts"], *says["lists"], says["parts"]]
    assert all(re.compile(one["pattern"].replace("{n}", "1").replace("{m}", "元")) for one in found)


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("得 分（20分×执行率）", "得分"),
        ("预算数(A)", "预算数"),
        ("其中：当年财政拨款", "当年财政拨款"),
        ("1、公务用车购置和维护经费", "公务用车购置和维护经费"),
        ("指标值（包含数字及文字描述", "指标值"),
        ("“三公”经费：", "三公经费"),
    ],
)
def test_labels_are_compared_by_what_counts(label, bare):
    assert plain(label) == bare


def test_years_in_a_head_are_told_apart():
    assert column_key("2020年决算数", "经费", "2021") == "上年决算数"
    assert column_key("2021年决算数", "经费", "2021") == "决算数"


def test_a_long_text_is_no_label():
    assert not named("偏差原因" + "很长" * 20, ["~偏差原因"])
    assert key_of("偏差原因分析及改进措施", BLOCKS["指标"]["columns"]) == "偏差原因分析及改进措施"
