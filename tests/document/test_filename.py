from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import safe_name
from generator.document.filename import MAX_BYTES


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("01-项目清单.docx", "01-项目清单.docx"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ('a\\b:c*?"<>|', "a＼b：c＊？＂＜＞｜"),
        ("CON", "_CON"),
        ("nul.docx", "_nul.docx"),
        ("com1.txt", "_com1.txt"),
        ("名称. ", "名称"),
        ("甲\n乙\t丙", "甲 乙 丙"),
        ("甲\u202e\u200b乙\x00", "甲乙"),
        ("", "未命名"),
        ("..", "未命名"),
        ("e\u0301", "é"),
    ],
)
def test_names(text, name):
    assert safe_name(text) == name


def test_long_names_stay_apart_and_keep_their_suffix():
    names = {safe_name(f"{'长' * 300}{n}.docx") for n in range(3)}
    assert len(names) == 3
    assert all(name.endswith(".docx") and len(name.encode()) <= MAX_BYTES for name in names)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_gives_one_safe_component(text):
    name = safe_name(text)
    assert name
    assert len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('/\\:*?"<>|')
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert unicodedata.is_normalized("NFC", name)
    assert safe_name(name) == name
