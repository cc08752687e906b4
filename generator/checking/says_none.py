"""Texts that only say that there is nothing to say: 无, 没有问题, 暂无."""

from __future__ import annotations

from generator.checking.alike import bare_text
from generator.checking.word_lists import pattern


def says_none(text: str) -> bool:
    """Tell whether a text only says that there is nothing, or is a mark in its stead."""
    bare = bare_text(text)
    return not bare or pattern("等于没有写").fullmatch(bare) is not None
