"""Two changes of one text: put together where they are apart, refused where they meet."""

from __future__ import annotations

import pytest
from hypothesis import given
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
    """Two that meet meet whoever is asked first: neither is put in the other's place."""
    assert merged(base, other, one) == merged(base, one, other)


@st.composite
def apart(draw):
    """Draw a text, changes of it by two that never touch neighbouring lines, and what both make."""
    mine, theirs, both, base = [], [], [], []
    for number, whose in enumerate(draw(st.lists(st.sampled_from("我他"), max_size=6))):
        old = [f"旧{number}{sign}\n" for sign in draw(st.text("甲乙", max_size=2))]
        new = [
            f"新{number}{sign}\n" for sign in draw(st.text("丙丁", min_size=not old, max_size=2))
        ]
        own, other = (new, old) if whose == "我" else (old, new)
        for text, lines in ((base, old), (mine, own), (theirs, other), (both, new)):
            text += [f"留{number}\n", *lines, f"也留{number}\n"]
    return tuple(map("".join, (base, mine, theirs, both)))


@given(apart())
def test_changes_that_never_touch_are_always_both_made(texts):
    base, mine, theirs, both = texts
    assert merged(base, mine, theirs) == both
