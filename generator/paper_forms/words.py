"""Which name goes into which cell (words.toml), and what an empty cell looks like."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from generator import patterns
from generator.intake.labels import plain

FILE = "words.toml"
BLANK = patterns.compile(r"[\s_＿﹍…—–\-/／\\.．·（）()〔〕年月日万元：:；;。、,，xX×＊*%％分]*")
BOXES = patterns.compile(r"[□☐☑☒■]\s*([^□☐☑☒■\s]+)")
PLACEHOLDER = patterns.compile(r"(?:指标\s*)?[0-9一二三四五六七八九十]*\s*[：:、.]?\s*[.…。\s]*")
BRACKETED = patterns.compile(r"[（(][^（()）]*[）)]")
LONGEST_NAME = 20
UNNAMED = patterns.compile(
    r"^(?:[0-9]+年?度?)+|[^一-鿿A-Za-z0-9]"
)  # what no name in a template may hold


@cache
def words() -> dict[str, Any]:
    """Return the words as they are written."""
    return tomllib.loads(Path(__file__).with_name(FILE).read_text(encoding="utf-8"))


def is_blank(text: str) -> bool:
    """Tell whether a cell waits to be filled in: nothing, dashes, 年 月 日, empty brackets."""
    return bool(BLANK.fullmatch(text))


def is_placeholder(text: str) -> bool:
    """Tell whether the name of an indicator is left to the unit: 指标1：, ……."""
    return is_blank(text) or bool(PLACEHOLDER.fullmatch(text.strip()))


def is_by_hand(text: str) -> bool:
    """Tell whether a cell is for signatures and seals."""
    return any(word in "".join(text.split()) for word in words()["by_hand"]["words"])


def name_of(label: str) -> str:
    """Return what a column is called by its head, '' where the head is no name."""
    name = UNNAMED.sub("", plain(label))
    return name if 0 < len(name) <= LONGEST_NAME else ""


def boxes(text: str) -> tuple[str, ...]:
    """Return the options that a cell prints behind boxes."""
    return tuple(dict.fromkeys(BOXES.findall(text)))
