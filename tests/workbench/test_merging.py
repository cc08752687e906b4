"""Two changes of one text: put together where they are apart, refused where they meet."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.workbench.merging import merged

BASE = "一\n二\n三\n四\n五\n"
LINES = st.lists(st.sampled_from("甲乙丙丁"), max_size=6).map(
    lambda some: "".join(f"{x}\n" for x in some)
)


def test_changes_that_are_apart_are_both_made():
    assert (
        merged(BASE, "一\n2\n三\n四\n五\n", "一\n二\n三\n四\n5\n六\n") == "一\n2\n三\n四\n5\n六\n"
    )


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        ("一\n2\n三\n四\n五\n", "一\nII\n三\n四\n五\n"),
        ("一\n2\n三\n四\n五\n", "一\n三\n四\n五\n"),
        ("一\n2\n三\n四\n五\n", "一\n二\n3\n四\n五\n"),
        (BASE + "六\n", BASE + "七\n"),
    ],
)
def test_changes_that_meet_are_for_a_person(mine, theirs):
    assert merged(BASE, mine, theirs) is None
    assert merged(BASE, theirs, mine) is None


@given(LINES, LINES)
def test_one_change_alone_is_simply_made(base, changed):
    assert merged(base, changed, base) == changed
    assert merged(base, base, changed) == changed
    assert merged(base, changed, changed) == changed


@given(LINES, LINES, LINES)
def test_it_does_not_matter_whose_change_is_whose(base, one, other):
    both = merged(base, one, other)
    assume(both is not None)
    assert merged(base, other, one) == both
