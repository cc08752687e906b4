"""Repaired columns lead back to the columns that the user sees."""

from hypothesis import given
from hypothesis import strategies as st

from generator.reading.repair import Repair, apply, quoted
from generator.reading.source import Source


@given(st.text(alphabet="甲a' ", min_size=1, max_size=20), st.data())
def test_every_untouched_character_finds_its_way_back(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    repaired, shifts = apply((text,), {0: tuple(quoted(text, start))})
    source = Source("表", text, shifts)
    for column in range(len(repaired)):
        seen = source.position(0, column).column - 1
        assert repaired[column] == "'" or text[seen] == repaired[column]


def test_a_shorter_repair():
    repaired, shifts = apply(("——甲",), {0: (Repair(0, 2, "-"),)})
    assert repaired == "-甲"
    assert Source("表", "——甲", shifts).position(0, 1).column == 3
