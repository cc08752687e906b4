"""Values in quotes that a comment has cut: nothing else in the text moves."""

from __future__ import annotations

import pytest
import yaml

from generator.reading.hash_repairs import with_hashes_quoted
from generator.reading.source import Source


@pytest.mark.parametrize(
    "text", ["甲: [乙 #1, 丙, 丁]\n", "甲: {乙: 丙 #1, 丁: 戊}\n", "甲: [乙 #1, 丙 #2, 丁]\n"]
)
def test_positions_are_those_of_the_text_as_typed(text):
    quoted = with_hashes_quoted(Source("表", text))
    composed = yaml.compose(text.replace("#", "＃"))
    assert quoted is not None
    assert quoted.node is not None
    ends = [
        quoted.source.span(one.start_mark, one.end_mark).column - 1 for one in leaves(quoted.node)
    ]
    assert ends == [one.start_mark.column for one in leaves(composed)]


def leaves(node):
    if isinstance(node, yaml.ScalarNode):
        return [node]
    pairs = (
        node.value if isinstance(node, yaml.SequenceNode) else [n for p in node.value for n in p]
    )
    return [leaf for one in pairs for leaf in leaves(one)]


@pytest.mark.parametrize(
    "text", ["甲: 乙\n", "甲: 乙 #1\n", "甲: [乙]  # 注]\n", "甲: ['乙 #1', 丙\n"]
)
def test_what_a_comment_has_not_cut_stays(text):
    assert with_hashes_quoted(Source("表", text)) is None
