from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.document import spans

ROWS = st.lists(st.tuples(st.sampled_from("甲乙"), st.sampled_from("丙丁")))


def test_a_subgroup_ends_with_its_group():
    found = spans([("产出", "质量"), ("效益", "质量"), ("效益", "质量")])
    first, second, third = (span.run for _, span in found)
    assert first != second == third


def test_no_rows_no_spans():
    assert spans([]) == ()


@given(ROWS)
def test_a_run_has_one_text_below_one_group(rows):
    found = spans(rows)
    for level in (0, 1):
        column = [row[level] for row in found]
        assert [span.text for span in column] == [row[level] for row in rows]
        keys = {span.run: row[: level + 1] for span, row in zip(column, rows, strict=True)}
        assert sorted(keys.values()) == sorted({row[: level + 1] for row in rows})


def test_two_lists_have_no_run_in_common():
    first, second = (spans([("产出", "质量")])[0] for _ in range(2))
    assert {span.run for span in first}.isdisjoint(span.run for span in second)
