"""Sentences that fit any unit are told from those that hold a fact, a cause or a step."""

from __future__ import annotations

import pytest

from generator.checking.empty_phrases import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "客观原因",
        "受疫情影响",
        "受疫情影响，今后加强管理。",
        "工作还有差距，进一步完善",
        "由于工作原因；下一步加强各项工作",
        "管理不到位，继续提高工作效率",
    ],
)
def test_phrases_alone_say_nothing(text):
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "讲师生病",
        "受疫情影响，十月的培训取消",
        "企业停产，下一步加强管理",
        "财务科按季结算",
        "下一步与民政部门加强数据比对",
        "加强宣传，进社区六次",
        "宣传面窄；下一年进社区",
    ],
)
def test_a_fact_or_a_step_says_something(text):
    """Fault: phrases looked for anywhere instead of taking up whole clauses."""
    assert not says_nothing(text)
