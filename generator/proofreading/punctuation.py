"""Punctuation of Chinese text (GB/T 15834): full-width marks, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.proofreading.rule import (
    BLANK,
    BLANKS,
    CHINESE,
    FOREIGN,
    HAN,
    Rule,
    full_width,
    rule,
)
from generator.proofreading.slip import SlipKind

if TYPE_CHECKING:
    import re

STRENGTH = "。！？；：，、"
"""The marks from strong to weak: of two in a row the stronger is meant."""


def _strongest(match: re.Match[str]) -> str:
    """Keep the strongest of several marks."""
    marks = full_width(match)
    return next(mark for mark in STRENGTH if mark in marks)


def _rounded(match: re.Match[str]) -> str:
    """Write the outer brackets in full width; what they hold stays."""
    return f"（{match[0][1:-1]}）"


# ？！ and ！！ are allowed; so is a mark after a closing quotation mark.
DOUBLED = (
    f"[，。；：、！？,;:.](?=[{BLANKS}，。；：、！？,;:.])"
    rf"(?:(?<=[，。；：、])(?:{BLANK}*[，。；：、！？,;:.])+"
    rf"|(?<=[！？])(?:{BLANK}*[，。；：、,;:.])+"
    rf"|(?<=[{HAN}][,;:.])(?:{BLANK}*[，。；：、])+"
    rf"|(?<=[{HAN}][,;:])(?:{BLANK}*[,;:])+)"
)
# Between figures stay 1,234 and 12:30 and 1:2; beside Latin letters the text may be English.
MARK = rf"(?<=[{CHINESE}])[,;:?!]|(?<=[0-9A-Za-z%){FOREIGN}])[,;:?!](?={BLANK}*[{HAN}])"
STOP = rf"\.(?<=[{HAN}]\.)(?=[{HAN}]|{BLANK}*$)"
BRACKETS = rf"\((?=[^()\n]*[{HAN}])[^()\n]*\)|(?<=[{CHINESE}])\([^()\n]*\)"
LONE_BRACKET = rf"(?<=[{HAN}])[()]|\((?=[{HAN}])"
LONE_QUOTE = rf"(?<=[{CHINESE}])[\"']|(?<![0-9A-Za-z])[\"'](?=[{HAN}])"
# More blanks are layout, 年 月 日 is filled in by hand, and slogans and titles have pauses.
GAP = (
    rf"{BLANK}(?<=[{CHINESE}].){BLANK}?(?=[{CHINESE}])"
    rf"(?!{BLANK}*[月日])(?![^《》“”‘’\n]{{0,40}}[》”’])"
)

RULES: tuple[Rule, ...] = (
    rule(SlipKind.DOUBLED_MARK, DOUBLED, _strongest),
    rule(SlipKind.HALF_WIDTH, rf"(?<=[{CHINESE}])\.{{3,}}", "……", ["..."]),
    rule(SlipKind.HALF_WIDTH, MARK, full_width, ",;:?!"),
    rule(SlipKind.HALF_WIDTH, STOP, full_width),
    rule(SlipKind.HALF_WIDTH, BRACKETS, _rounded, "("),
    rule(SlipKind.HALF_WIDTH, LONE_BRACKET, full_width, "()"),
    rule(SlipKind.ANGLE_TITLE, rf"<<([^<>\n]*[{HAN}][^<>\n]*)>>", r"《\1》", "<"),
    rule(SlipKind.ANGLE_TITLE, rf"(?<![0-9A-Za-z<])<([{HAN}]+)>(?!>)", r"《\1》", "<"),
    rule(SlipKind.ANGLE_TITLE, rf"<<(?=[{HAN}])|(?<=[{HAN}])>>", None, "<>"),
    rule(SlipKind.STRAIGHT_QUOTE, r'(?<![0-9])"([^"\n]*)"', r"“\1”", '"'),
    rule(SlipKind.STRAIGHT_QUOTE, rf"(?<![0-9A-Za-z])'([^'\n]*[{HAN}][^'\n]*)'", r"‘\1’", "'"),
    rule(SlipKind.STRAIGHT_QUOTE, LONE_QUOTE, None, "\"'"),
    rule(SlipKind.BLANK, GAP, "", BLANKS),
    rule(SlipKind.BLANK, rf"{BLANK}(?<=[第年月].){BLANK}*(?=[0-9])", "", BLANKS),
)
