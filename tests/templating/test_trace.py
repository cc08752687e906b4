"""Marks stand around what is seen, can be taken off again, and know what was read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.templating.trace import CLOSE, FIRST, LAST, MARK, Trace, around, without_marks

OPEN = chr(FIRST + 5)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Co"]))


@given(TEXTS)
def test_without_its_marks_a_text_is_as_it_was(text):
    marked = around(text, OPEN)
    assert MARK.sub("", marked) == text
    assert without_marks(marked) == text
    assert marked.strip() == around(text.strip(), OPEN)
    assert bool(marked) == bool(text)


@given(TEXTS)
def test_so_it_is_with_what_is_escaped(text):
    marked = around(Markup.escape(text), OPEN)
    assert type(marked) is Markup
    assert MARK.sub("", marked) == str(Markup.escape(text))


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (" 甲\n乙 ", " (甲)\n(乙) "),
        ("<b>甲</b>", "(<b>甲</b>)"),
        ("", ""),
        (" \n", " \n"),
        ("\x02\x02甲\x02\x02", "\x02\x02(甲)\x02\x02"),
        ("\x03甲\x03", "\x03甲\x03"),
        (f"{OPEN}甲{CLOSE}", "(甲)"),
    ],
)
def test_where_marks_stand(text, marked):
    assert around(text, OPEN) == marked.replace("(", OPEN).replace(")", CLOSE)


def test_elements_of_word_are_not_marked():
    line = Markup('甲</w:t><w:br/><w:t xml:space="preserve">乙')
    wanted = f'{OPEN}甲{CLOSE}</w:t><w:br/><w:t xml:space="preserve">{OPEN}乙{CLOSE}'
    assert around(line, OPEN) == wanted
    for runs in ("<w:p>甲</w:p>", "<w:r><w:t>甲</w:t></w:r>"):
        assert around(Markup(runs), OPEN) == runs  # noqa: S704 - our own


def test_lists_lose_the_marks_of_their_texts_and_stay_the_same_otherwise():
    marked = around("甲", OPEN)
    assert without_marks([marked, 1]) == ["甲", 1]
    assert without_marks((marked,)) == ("甲",)
    plain = ["甲", 1]
    assert without_marks(plain) is plain


def test_the_same_thing_printed_twice_has_one_mark():
    trace, value = Trace(), Decimal("1.50")
    for _ in range(2):
        trace.begin()
        trace.saw(None, "金额", value)
        trace.print("1.50", "f", 3)
    trace.begin()
    trace.print("字", "f", 3, words=True)
    assert [(one.line, one.words, len(one.seen)) for one in trace.marks] == [
        (3, False, 1),
        (3, True, 0),
    ]


def test_where_numbers_run_out_texts_stay_plain():
    trace = Trace()
    trace.marks = [None] * (LAST - FIRST + 1)
    assert trace.print("甲", "f", 1) == "甲"


def test_what_was_made_of_a_value_leads_on_to_it():
    trace, value, made = Trace(), Decimal(1), Decimal(2)
    trace.begin()
    trace.saw(None, "金额", value)
    trace.made(made)
    trace.begin()
    trace.saw(None, "倍", made)
    trace.print("2", "f", 1)
    (seen,) = trace.marks[0].seen
    assert [one.name for one in seen.behind] == ["金额"]
