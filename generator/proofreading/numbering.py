"""Numbers before headings and items: 一、 （一） 1. （1）, nothing after brackets (GB/T 9704)."""

from __future__ import annotations

from generator.proofreading.rule import Rule, rule
from generator.proofreading.slip import SlipKind

_LINE = r"(?:^|(?<=^ )|(?<=  )|(?<=\u3000))"
# In a text that runs on, an item begins after the end of another; after ： stand plain figures too.
_ITEM = r"(?:^|(?<=^ )|(?<=  )|(?<=[。；\u3000]))"
_CHINESE = "[一二三四五六七八九十]+"
_ANY = rf"{_CHINESE}|[0-9]{{1,2}}"

RULES: tuple[Rule, ...] = (
    rule(SlipKind.NUMBERING, rf"{_ITEM}([0-9]{{1,2}})[、．.]+[、，]+", r"\1."),
    # Not 3、4季度 and 9．5万元: there the mark stands between two figures.
    rule(SlipKind.NUMBERING, rf"{_ITEM}([0-9]{{1,2}})[、．](?![0-9])", r"\1."),
    rule(SlipKind.NUMBERING, rf"{_ITEM}({_CHINESE})(?:[.．，,]|、[、，.．]+)", r"\1、"),
    # Not （一）、（二）两项: there the 、 parts two references.
    rule(SlipKind.NUMBERING, rf"{_ITEM}[（(]({_ANY})[）)][、，．.,]+(?![（(])", r"（\1）"),
    rule(SlipKind.NUMBERING, rf"{_ITEM}(?:\(({_ANY})[）)]|（({_ANY})\))", r"（\1\2）"),
    rule(SlipKind.NUMBERING, rf"{_LINE}([0-9]{{1,2}})[)）]", r"（\1）"),
)
