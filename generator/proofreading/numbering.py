"""Numbers before headings and items: 一、 （一） 1. （1）, nothing after brackets (GB/T 9704)."""

from __future__ import annotations

from generator.proofreading.rule import Rule, rule
from generator.proofreading.slip import SlipKind

_FIGURE, _NUMERAL, _OPENING = "[0-9]", "[一二三四五六七八九十]", "[（(]"
_ANY = rf"{_NUMERAL}+|{_FIGURE}{{1,2}}"


def _first(mark: str, ends: str) -> str:
    """Return the pattern of a mark that stands first on its line, or behind a character of ends."""
    return rf"{mark}(?:(?<=^{mark})|(?<=^ {mark})|(?<=  {mark})|(?<=[{ends}]{mark}))"


# In a text that runs on, an item begins after the end of another; after ： stand plain figures too.
_ENDS = "。；\u3000"
_ITEM_FIGURE = rf"({_first(_FIGURE, _ENDS)}{_FIGURE}?)"
_ITEM_NUMERAL = rf"({_first(_NUMERAL, _ENDS)}{_NUMERAL}*)"
_ITEM_OPENING = _first(_OPENING, _ENDS)
_LINE_FIGURE = rf"({_first(_FIGURE, _ENDS[-1])}{_FIGURE}?)"

_DOUBLED = tuple(f"{one}{other}" for one in "、．." for other in "、，")

RULES: tuple[Rule, ...] = (
    rule(SlipKind.NUMBERING, rf"{_ITEM_FIGURE}[、．.]+[、，]+", r"\1.", _DOUBLED),
    # Not 3、4季度 and 9．5万元: there the mark stands between two figures.
    rule(SlipKind.NUMBERING, rf"{_ITEM_FIGURE}[、．](?![0-9])", r"\1.", "、．"),
    rule(SlipKind.NUMBERING, rf"{_ITEM_NUMERAL}(?:[.．，,]|、[、，.．]+)", r"\1、"),
    # Not （一）、（二）两项: there the 、 parts two references.
    rule(
        SlipKind.NUMBERING,
        rf"{_ITEM_OPENING}({_ANY})[）)][、，．.,]+(?![（(])",
        r"（\1）",
        [f"{one}{other}" for one in "）)" for other in "、，．.,"],
    ),
    rule(
        SlipKind.NUMBERING,
        rf"{_ITEM_OPENING}(?:(?<=\()({_ANY})[）)]|(?<=（)({_ANY})\))",
        r"（\1\2）",
        "()",
    ),
    rule(SlipKind.NUMBERING, rf"{_LINE_FIGURE}[)）]", r"（\1）", ")）"),
)
