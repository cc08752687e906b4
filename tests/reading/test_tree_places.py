"""From a position back to the data, and the names that places in data have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading import read_tree_text
from generator.reading.tree_places import named_path, path_at
from tests.filings import filings, text_of

TEXT = """\
甲: 一
乙:
  - 名称: 子
    丙: {丁: 二, 戊: , 己: 三}
  - 名称: 丑
    丙: |
      长
  - 名称: 子
  - 四
"""


@pytest.mark.parametrize(
    ("path", "named"),
    [
        (("甲",), "甲"),
        (("乙", 0, "丙", "己"), "乙 / “子” / 丙 / 己"),
        (("乙", 0, "丙", "戊"), "乙 / “子” / 丙 / 戊"),
        (("乙", 1, "丙"), "乙 / “丑” / 丙"),
        (("乙", 2, "名称"), "乙 / “子”之2 / 名称"),
        (("乙", 3), "乙 / 第4项"),
    ],
)
def test_a_place_leads_to_its_path(path, named):
    tree = read_tree_text(TEXT, name="表.yaml").value
    assert path_at(tree, tree.position(*path)) == path
    assert named_path(tree, path) == named


def leaves(value, path=()):
    """Yield the paths of all texts that are not empty."""
    if isinstance(value, dict | list):
        inside = value.items() if isinstance(value, dict) else enumerate(value)
        for step, one in inside:
            yield from leaves(one, (*path, step))
    elif value:
        yield path


@given(filings(), st.randoms())
def test_every_value_is_found_where_it_stands(filing, random):
    tree = read_tree_text(text_of(filing), name="表.yaml").value
    for path in random.sample(found := list(leaves(tree.data)), min(len(found), 9)):
        assert path_at(tree, tree.position(*path)) == path
