"""Columns that a form declares: what each kind reads, what it refuses, which declarations stand."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from generator.forms import Column, Form
from generator.forms.columns import share_of
from generator.reading import MONEY_UNITS, Setting, reading_as


def column(kind, **more):
    return Column.model_validate({"名称": "栏", "种类": kind, **more})


BOXES = {"选项": ["是", "否"]}
LEVELS = {"选项": ["省级", "市级", "县级"], "可多选": "是"}


@pytest.mark.parametrize(
    ("made", "typed", "read"),
    [
        (column("文字"), " 甲 ", "甲"),
        (column("文字"), "—", "—"),
        (column("数"), "1,234.50", Decimal("1234.50")),
        (column("金额"), "-9.40", Decimal("-9.40")),
        (column("占比"), "20%", "20%"),
        (column("占比"), "0.125", "0.125"),
        (column("日期"), "2023年3月1日", dt.date(2023, 3, 1)),
        (column("选项", **BOXES), "否", "否"),
        (column("选项", **BOXES), "☑是 ☐否", "是"),
        (column("选项", **BOXES), "□是 √否", "否"),
        (column("选项", **BOXES), "☐是 ☐否", None),
        (column("选项", **LEVELS), "省级、县级", "省级、县级"),
        (column("选项", **LEVELS), "☑省级☑市级☐县级", "省级、市级"),
    ],
)
def test_a_value_is_read_by_its_kind(made, typed, read):
    assert made.read(typed) == read


@pytest.mark.parametrize(
    ("made", "typed", "code", "hint"),
    [
        (column("文字"), ["甲"], "M04", ""),
        (column("数"), "十二", "M05", "数字"),
        (column("金额"), "3元", "M05", "折成 0.0003"),
        (column("占比"), "20", "M05", "写上百分号：20%"),
        (column("占比"), "两成", "M05", "写成 20% 或 0.2"),
        (column("日期"), "3月", "M11", "年月日"),
        (column("选项", **BOXES), "也许", "M12", "可用的有"),
        (column("选项", **BOXES), "☑是 ☑否", "M12", "只选一项"),
    ],
)
def test_what_is_not_of_the_kind_is_refused(made, typed, code, hint):
    with pytest.raises(PydanticCustomError) as refused:
        made.read(typed)
    assert refused.value.type == code
    assert hint in refused.value.context.get("hint", "")


@pytest.mark.parametrize("kind", ["金额", "数", "占比", "日期"])
def test_the_mark_of_an_empty_cell_is_blank(kind):
    with reading_as(Setting()):
        assert column(kind).read("—") is None


def test_money_is_read_in_the_unit_of_the_filing():
    with reading_as(Setting(money=MONEY_UNITS["元"])):
        assert column("金额").read("120000") == 12


@given(st.decimals(-1, 1, places=4))
def test_a_share_is_a_part_of_one_or_bears_its_mark(share):
    assert share_of(f"{share:f}") == share
    assert share_of(f"{share * 100:f}%") == share


@pytest.mark.parametrize(
    "wrong", [{"种类": "选项"}, {"种类": "数", "选项": ["甲"]}, {"种类": "钱"}]
)
def test_a_declaration_that_says_too_little_or_too_much(wrong):
    with pytest.raises(ValidationError):
        Column.model_validate({"名称": "栏", **wrong})


def test_a_form_says_what_it_must_have():
    form = Form.model_validate(
        {
            "名称": "甲",
            "来源": "甲",
            "适用年度": {},
            "必填": {"绩效指标": ["分值"]},
            "栏目": {"绩效指标": [{"名称": "权重", "必填": "是"}, {"名称": "备注"}]},
            "文件": [{"名称": "甲", "模板": "甲"}],
        }
    )
    assert form.must("绩效指标") == ("分值", "权重")
    assert form.must("表尾") == form.must("任务") == ()
    assert [*form.setting().readers["绩效指标"]] == ["权重", "备注"]
