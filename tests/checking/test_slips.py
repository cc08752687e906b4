"""Many texts are read for slips in one, and each as if it stood alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.slips import read_all
from generator.proofreading import proofread

TEXTS = st.lists(
    st.text("，。、：；:.1一第（）(】“”待补填XX年 月的培训开展\n", max_size=12), max_size=6
)


@pytest.mark.parametrize(
    ("texts", "clean"),
    [
        (("甲（乙", "丙）丁"), ()),  # a bracket of one text is no partner of another's
        (("组织培训，", "，覆盖全县"), (0, 1)),  # nor do marks double from one to the next
        (("组织培训，，覆盖全县", "覆盖全县"), (1,)),
    ],
)
def test_texts_are_read_one_by_one(texts, clean):
    assert tuple(at for at, slips in enumerate(read_all(texts)) if not slips) == clean


@given(TEXTS)
def test_nothing_is_lost_by_reading_texts_in_one(texts):
    assert read_all(texts) == tuple(map(proofread, texts))
