"""Characters that are refused wherever they stand, each where it stands."""

import pytest

from generator.reading import load_text
from generator.reading.characters import FORBIDDEN, _prints
from tests.reading.sample import HEAD, NAME, Filing, body, read

REFUSED = (
    "\x00\x07\x0b\x0c\x1b\x7f\x85\x9f\u00ad\u061c\u200b\u200d\u200e\u2028\u2029\u202e\u2066"
    "\u3164\ufeff\ufffd\ufffe\uffff\ud800\U0001fffe\U000e0041"
)


@pytest.mark.parametrize("char", REFUSED, ids=[f"U+{ord(char):04X}" for char in REFUSED])
def test_refused_in_a_value(char):
    assert body(f"公开: 是\n目标: 甲{char}乙\n") == ["Y10 4:6"]


@pytest.mark.parametrize("text", ["甲　乙", "É÷×·", "𠮷𫟼", "㎡℃①Ⅲ", "“”—…", "龘"])
def test_allowed_in_a_value(text):
    assert read(f"目标: {text}\n").goal == text


def test_each_is_reported_beside_the_other_mistakes():
    assert body("目标: 甲\x00乙\u202e\n公开: yes\n") == ["Y10 3:6", "Y10 3:8", "M10 4:5"]


def test_a_flood_is_cut_and_counted():
    found = body("目标: " + "\x01" * 300 + "\n")
    assert found.count("Y40") == 1
    assert len(found) < 60


def test_nothing_invisible_reaches_the_terminal():
    loaded = load_text(HEAD + "目标: 甲\x1b[31m\n", Filing, name=NAME)
    assert "\x1b" not in loaded.diagnostics[0].position.excerpt


def test_a_mark_of_byte_order_is_allowed_at_the_very_beginning_only():
    assert load_text("\ufeff" + HEAD, Filing, name=NAME).diagnostics == ()


def test_what_is_said_to_print_holds_nothing_forbidden():
    planes = (range(first, first + 0x1000) for first in range(0, 0x110000, 0x1000))
    for plane in planes:
        shown = "".join(char for char in map(chr, plane) if _prints(char))
        assert FORBIDDEN.search(shown) is None
        assert _prints(shown)
