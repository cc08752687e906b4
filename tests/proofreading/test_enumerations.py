"""Lists in sentences: any proper list is left alone, one with an item gone or twice is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.proofreading import discrepancies, disorders

NUMERALS = "一二三四五六七八九十"
KINDS = [
    lambda n: f"{NUMERALS[n]}是办事；",
    lambda n: f"第{NUMERALS[n]}，办事；",
    lambda n: f"（{NUMERALS[n]}）办事；",
    lambda n: f"（{n + 1}）办事；",
    lambda n: f"{n + 1}.办事；",
]
SIZES = st.integers(2, 9)


@given(kind=st.sampled_from(KINDS), size=SIZES, announced=SIZES)
def test_a_proper_list_is_told_only_where_another_number_was_announced(kind, size, announced):
    text = f"采取{NUMERALS[announced - 1]}项措施：" + "".join(map(kind, range(size)))
    assert not list(disorders(text))
    found = [one.expected for one in discrepancies(text)]
    assert found == ([] if size == announced else [str(size)])


@given(kind=st.sampled_from(KINDS), size=st.integers(3, 9), data=st.data())
def test_an_item_left_out_or_written_twice_is_told(kind, size, data):
    """Fault: the walk begins anew at the item after the gap."""
    gone = data.draw(st.integers(1, size - 2))
    items = list(map(kind, range(size)))
    (skipped,) = disorders("".join(items[:gone] + items[gone + 1 :]))
    assert skipped.problem == "跳号"
    (repeated,) = disorders("".join([*items[: gone + 1], *items[gone:]]))
    assert repeated.problem == "重复"


@pytest.mark.parametrize(
    "text",
    [
        "一是监测：一是山区；二是林场；二是培训；三是检验。",
        "一是定责；二是定时。同时，一是培训；二是检验。",
        "二是培训；三是检验。",
        "落实“一是一、二是二”的要求。",
        "第一季度办结12件，第三季度办结20件。",
        "完成12项工作，一是监测；二是培训。",
        "开展“三个专项行动”，一是排查；二是整改。",
    ],
)
def test_what_is_in_order_is_left_alone(text):
    assert not list(disorders(text))
    assert not list(discrepancies(text))
