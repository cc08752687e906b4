"""Encodings that Chinese editors write, and files that are no text at all."""

import pytest

from generator.reading import load_text
from generator.reading.encoding import decode
from tests.reading.sample import HEAD, NAME, Filing, findings


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", []), ("utf-8-sig", []), ("gb18030", ["Y07"]), ("utf-16", ["Y08"])],
)
def test_text_is_read_and_its_encoding_said(encoding, said):
    loaded = load_text(HEAD.encode(encoding), Filing, name=NAME)
    assert loaded.value is not None
    assert loaded.value.unit == "甲单位"
    assert [one.code for one in loaded.diagnostics] == said


def test_utf_16_without_its_own_order():
    assert decode(b"\xfe\xff" + HEAD.encode("utf-16-be"), NAME)[0] == HEAD


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 docx",
        b"\xd0\xcf\x11\xe0 doc",
        b"%PDF-1.7",
        b"\x89PNG\r\n",
        b"a: \x00b",
        b"\xff\xfe\x00\x00a\x00\x00\x00",
        b"\xff\xfea",
    ],
)
def test_what_is_no_text(data):
    assert findings(data) == ["Y05"]


def test_damaged_utf_8_is_not_taken_for_gb18030():
    data = HEAD.encode("utf-8")
    at = data.index("单位".encode()) + 2
    assert findings(data[:at] + data[at + 1 :]) == ["Y06 2:1"]


def test_a_file_cut_inside_a_character():
    assert findings((HEAD + "目标: 甲").encode("utf-8")[:-1]) == ["Y06 3:5"]


def test_bytes_of_no_encoding():
    assert findings(b"\xff\xff\xff\xff") == ["Y06 1:1"]
