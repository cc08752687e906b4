"""Anchors and aliases of a text: each with what its value is called and where it stands."""

from __future__ import annotations

from generator.reading.anchors import anchors_of

TEXT = """\
甲: &a 1
乙: [x, *a, {丙: *a}]
丁: &m
  戊: &b
    - &c 己
    - *c
辛:
  <<: *m
"""


def test_each_is_found_at_its_path_and_in_its_place():
    found = [*anchors_of(TEXT)]
    assert [(one.name, one.path, one.alias) for one in found] == [
        ("a", ("甲",), False),
        ("a", ("乙", 1), True),
        ("a", ("乙", 2, "丙"), True),
        ("m", ("丁",), False),
        ("b", ("丁", "戊"), False),
        ("c", ("丁", "戊", 0), False),
        ("c", ("丁", "戊", 1), True),
        ("m", ("辛", "<<"), True),
    ]
    aliases = [TEXT[one.start : one.end] for one in found if one.alias]
    assert aliases == ["*a", "*a", "*c", "*m"]


def test_lines_may_end_in_two_signs():
    text = TEXT.replace("\n", "\r\n")
    assert {text[one.start] for one in anchors_of(text)} == {"&", "*"}
