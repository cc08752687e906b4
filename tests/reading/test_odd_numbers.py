"""A number that prints otherwise than it was typed is said, whatever record it stands in."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field

from generator.reading import Amount, Count, Record, Text, load_text
from generator.reading.scalars import Change, Number


class Part(Record):
    points: Annotated[Number | None, Field(alias="分值")] = None


class Sheet(Record):
    money: Annotated[Amount | None, Field(alias="金额")] = None
    cut: Annotated[Change | None, Field(alias="追加")] = None
    people: Annotated[Count | None, Field(alias="人数")] = None
    name: Annotated[Text | None, Field(alias="名称")] = None
    parts: Annotated[tuple[Part, ...], Field(alias="各项")] = ()
    lines: Annotated[dict[Text, Amount | None], Field(alias="明细", default_factory=dict)]


def said(text):
    found = load_text(text, Sheet, name="a.yaml")
    assert found.value is not None
    return [(one.code, one.facts["value"], one.facts["read"]) for one in found.diagnostics]


@pytest.mark.parametrize(
    ("text", "typed", "read"),
    [
        ("金额: 001.50", "001.50", "1.50"),
        ("金额: .5", ".5", "0.5"),
        ('金额: ".5"', ".5", "0.5"),
        ("金额: +5", "+5", "5"),
        ("金额: -0", "-0", "0"),
        ("金额: -0.0", "-0.0", "0.0"),
        ("金额: 00", "00", "0"),
        ("追加: -.5", "-.5", "-0.5"),
        ("人数: 012", "012", "12"),
        ("各项: [{分值: 1}, {分值: 05}]", "05", "5"),
        ("明细: {甲: 1, 乙: .25}", ".25", "0.25"),
    ],
)
def test_said(text, typed, read):
    """Fault: 007 and .5 were read in silence, and printed as 7 and 0.5."""
    assert said(text) == [("M17", typed, read)]


@pytest.mark.parametrize(
    "text",
    [
        *("金额: 0.5", "金额: 0", "金额: 0.00", "金额: 10.05", "追加: +5", "追加: -5", "人数: 10"),
        *("名称: 007", "名称: +5 .5 -0", "各项: [{分值: 1.05}]", "# 007\n金额: 5"),
    ],
)
def test_nothing_to_say(text):
    assert said(text) == []
