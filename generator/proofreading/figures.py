"""Figures in Chinese text (GB/T 15835, GB/T 9704): document numbers, dates, ranges, units."""

from __future__ import annotations

import unicodedata
from string import ascii_letters
from typing import TYPE_CHECKING

from generator.proofreading.rule import BLANK, BLANKS, HAN, Rule, rule, without_blanks
from generator.proofreading.slip import SlipKind

if TYPE_CHECKING:
    import re

_YEAR = "(?:19|20)[0-9]{2}"
_NUMBER = r"[0-9]+(?:\.[0-9]+)?"

# （2020）55号 as well; but not the houses and machines that are numbered like documents.
NUMBERED = (
    rf"[【\[［(（〔]({_YEAR})[】\]］)）〕]{BLANK}*第?{BLANK}*0*([0-9]+){BLANK}*号(?![楼院机线])"
)
BRACKETED_YEAR = rf"[【［]({_YEAR})[】］]|(?<=[{HAN}])\[({_YEAR})\]"

# A hyphen after an operator, or before one, is a minus.
RANGE = rf"(?<![0-9.%=×÷*/+-])({_NUMBER})([～~—–-]+)({_NUMBER})([%％‰])(?!{BLANK}*[×÷*/+=])"

# 节约10余万元 and the like: there 约 is part of a verb.
ABOUT = r"约(?<![节合契条签履违预简制公特集]约)"
AMOUNT = "(?:[0-9][0-9.,]*|[一二三四五六七八九十百千]+)[十百千万亿]*"
ROUGH = rf"{ABOUT}{AMOUNT}(?:余|多|[{HAN}]{{0,3}}(?:左右|上下))"

# What shows that a year is meant and not a length of time (近20年, 15年工龄, 20年来).
_YEAR_AFTER = r"度|[0-9]{1,2}月|[上下]半年|[初末底]|全年|预算|决算|绩效|财政"
_SPAN_AFTER = r"工|来|以|期|间|内|后|前|一|寿|质|保|历|龄|左|多|余|限|的|之|不|如|[)）]"
SHORT_YEAR = (
    rf"[0-4](?=[0-9]年)(?:(?<![0-9.～~—–\-近约满超达共].)[0-9]年(?={_YEAR_AFTER})"
    rf"|(?:(?<=^.)|(?<=[，。；：、（(].))[0-9]年(?!{_SPAN_AFTER}|{BLANK}*$))"
)

_UNIT = (
    "[%％‰]|[万亿]元?|元|人(?![员民事才])|个(?![人别])|次|家|户|件|项(?!目)|名(?!称)|场|台|套|辆"
    "|平方米|公里|吨|天|小时|分(?![析类])|倍|份|期|号|年|月|日(?!常)"
)

_FULL_WIDTH = "０１２３４５６７８９％" + "".join(
    chr(ord(letter) + 0xFEE0) for letter in ascii_letters
)
_FIGURES = f"[{_FULL_WIDTH}]"


def _half_width(match: re.Match[str]) -> str:
    """Write full-width figures and letters in half width."""
    return unicodedata.normalize("NFKC", match[0])


RULES: tuple[Rule, ...] = (
    rule(SlipKind.DOCUMENT_NUMBER, NUMBERED, r"〔\1〕\2号", "号"),
    rule(SlipKind.DOCUMENT_NUMBER, BRACKETED_YEAR, r"〔\1\2〕", "【［["),
    rule(SlipKind.SHORT_YEAR, r"〔[0-9]{2}〕(?=[0-9]+号)", None, "〔"),
    rule(SlipKind.RANGE, RANGE, r"\1\4\2\3\4", "～~—–-"),
    rule(SlipKind.LEADING_ZERO, r"0(?<![0-9]0)([1-9])(?=[ \t]*[月日])", r"\1"),
    rule(SlipKind.ROUGH_NUMBER, ROUGH, None, "约"),
    rule(SlipKind.SHORT_YEAR, SHORT_YEAR, None),
    rule(SlipKind.FULL_WIDTH_FIGURE, rf"{_FIGURES}+(?:．{_FIGURES}+)*", _half_width, _FULL_WIDTH),
    rule(SlipKind.SPLIT_UNIT, rf"{BLANK}(?<=[0-9].){BLANK}*(?:{_UNIT})", without_blanks, BLANKS),
)
