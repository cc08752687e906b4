"""Where a key belongs that stands at the wrong level, or is not written in full."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field

from generator.filing import Filing, Project
from generator.reading import Record, Text, load_text
from generator.reading.model_keys import elsewhere, inside


class Line(Record):
    initial: Annotated[Text | None, Field(alias="年初预算数")] = None
    full: Annotated[Text | None, Field(alias="全年预算数")] = None
    spent: Annotated[Text | None, Field(alias="全年执行数")] = None


class Part(Record):
    spent: Annotated[Text | None, Field(alias="执行数")] = None


class Money(Record):
    total: Annotated[Line | None, Field(alias="合计")] = None


class Sheet(Record):
    money: Annotated[Money | None, Field(alias="资金")] = None
    parts: Annotated[tuple[Part, ...], Field(alias="子项目")] = ()


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("执行数", "资金 → 合计 → 全年执行数"),
        ("预算数", "资金 → 合计 → 年初预算数或 资金 → 合计 → 全年预算数"),
        ("全年执行数", ""),  # its very name is there: elsewhere says where
        ("决算数", ""),
        ("数", ""),
    ],
)
def test_a_short_key_is_looked_for_below_but_not_in_lists(key, found):
    assert inside(key, Sheet) == found


def test_a_key_of_another_level_is_named_with_it():
    assert elsewhere("执行数", Sheet, ("资金",)) == "“执行数”应写在“子项目”下面，检查缩进和位置"


def test_a_project_of_a_filing_is_told_of_its_total_line():
    """Fault: the hint for 执行数 of a project named the sub-projects alone."""
    assert inside("执行数", Project) == "资金 → 年度资金总额 → 全年执行数"
    text = "年度: 2022\n套表: 甲\n单位: {名称: 甲}\n项目:\n  - 名称: 乙\n    执行数: 12\n"
    (said,) = (one for one in load_text(text, Filing, name="甲").diagnostics if one.code == "M01")
    assert said.hint.startswith("写进 资金 → 年度资金总额 → 全年执行数；如果是别的，")


def test_another_word_for_a_key_is_known():
    """Fault: 主管单位 is no slip of the pen, so that no hint named 主管部门."""
    text = "年度: 2022\n单位: {名称: 某某中心, 主管单位: 某某局}\n"
    (found,) = (
        one for one in load_text(text, Filing, name="a.yaml").diagnostics if one.code == "M01"
    )
    assert found.facts["hint"] == "是不是“主管部门”？"
