from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.document import spans

ROWS = st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from("丙丁")))


def test_a_subgroup_ends_with_its_group():
    found = spans([("产出", "质量"), ("效益", "质量"), ("效益", "质量")])
    assert [(s.first, s.count) for _, s in found] == [(True, 1), (True, 2), (False, 2)]


def test_no_rows_no_spans():
    assert spans([]) == ()


@given(ROWS)
def test_spans_cover_every_row_once(rows):
    found = spans(rows)
    for level in (0, 1):
        column = [row[level] for row in found]
        assert sum(span.count for span in column if span.first) == len(rows)
        assert [span.text for span in column] == [row[level] for row in rows]
