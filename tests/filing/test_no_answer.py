"""What counts as a reason, and what only says that there is nothing to say."""

from __future__ import annotations

import pytest

from generator.filing.no_answer import as_reason, says_none


@pytest.mark.parametrize(
    "text",
    ["", " ", "无", "暂无", "没有问题", "目前尚无明显不足。", "略", "/", "—", "详见附件", "无偏差"],
)
def test_a_mark_or_a_word_for_nothing_is_no_reason(text):
    """Fault: scoring took 无 for the reason that a rubric demands, where checks did not."""
    assert as_reason(text) == ""


@pytest.mark.parametrize("text", ["无人报名", "停课两次", "没有场地，少办一期", "见附件一第3行"])
def test_what_says_why_is_kept_as_typed(text):
    assert as_reason(f" {text} ") == text
    assert not says_none(text)


def test_none_at_all_is_no_reason():
    assert as_reason(None) == ""
    assert says_none("  。")
    assert not says_none("见附件")
