"""A document carries the fingerprint of what it was made of, and tells when it was changed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.package.archive import Frame, Member
from generator.document.package.carried_mark import FINGERPRINT, mark_of
from generator.document.package.properties import Properties

MEMBERS = (Member.pack("word/document.xml", b"<w:document/>"),)


def written(fingerprint="0123abcd"):
    facts = {FINGERPRINT: fingerprint} if fingerprint else {}
    about = Properties("表", "某单位", datetime(2022, 3, 1, tzinfo=UTC), custom=facts)
    return about.behind(Frame(), MEMBERS)


def test_what_was_written_is_read():
    assert mark_of(written()).fingerprint == "0123abcd"


def test_without_a_fingerprint_there_is_no_mark():
    assert mark_of(written("")).fingerprint == ""
    assert mark_of(b"").fingerprint == ""


@given(place=st.integers(min_value=0), other=st.integers(1, 255))
def test_a_byte_that_was_changed_before_the_properties_takes_the_mark(place, other):
    data = bytearray(written())
    place %= data.index(b"docProps/custom.xml") - 30
    data[place] ^= other
    assert mark_of(bytes(data)).fingerprint == ""


@given(cut=st.integers(0, 400), more=st.binary(max_size=40))
def test_whatever_is_no_document_of_ours_has_none(cut, more):
    data = written()
    changed = data[:cut] + more
    assert changed == data or mark_of(changed).fingerprint == ""


@pytest.mark.parametrize("tail", [b"x", b"PK"])
def test_what_was_added_behind_takes_the_mark(tail):
    assert mark_of(written() + tail).fingerprint == ""
