"""Characters that no file may hold: invisible ones change what a text is without being seen.

Control characters cannot be stored in a Word document at all; bidirectional overrides and
zero-width characters make a text read differently from what it is; U+FFFD stands where an earlier
conversion lost a character.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Diagnostic
from generator.reading import limits
from generator.reading.gathering import rest
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.reading.source import Source

FORBIDDEN = patterns.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 but for tab and line ends, DEL, C1
    "\u00ad\u061c\u115f\u1160\u180e\u3164\uffa0"  # soft hyphen, Arabic mark, blank letters
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # zero width, line separators, directions
    "\ufdd0-\ufdef\ufff9-\ufffd\ufffe\uffff"  # noncharacters, annotations, lost characters
    "\ud800-\udfff\U000e0000-\U000e007f"  # surrogates, tag characters
    "]|["
    + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
    + "]"
)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
SPACES = "\t\n\r\u3000"  # that print nothing and are no harm
PRINTABLE = "\u115f\u1160\u3164\uffa0\ufffc\ufffd"  # forbidden, though Python thinks they print
NAMES = {
    "\u0000": "空字符",
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u202e": "从右到左强制显示符",
    "\ufeff": "零宽不换行空格（BOM）",
    REPLACEMENT: "乱码替代符",
}


def describe(char: str) -> str:
    """Name a character that cannot be shown: its number, and what it is."""
    kind = NAMES.get(char) or ("控制字符" if unicodedata.category(char) == "Cc" else "不可见字符")
    return f"U+{ord(char):04X}（{kind}）"


def forbidden_in_value(value: str) -> tuple[str, ...]:
    """Return the names of forbidden characters that came into a value through escapes.

    What was written as such is found in the text of the file and is U+FFFD by then.
    """
    found = (match.group() for match in FORBIDDEN.finditer(value))
    return tuple(dict.fromkeys(describe(char) for char in found if char != REPLACEMENT))


def forbidden(source: Source) -> Iterator[Diagnostic]:
    """Find forbidden characters, each with its place; beyond the cap they are only counted."""
    if _prints(source.text) or not FORBIDDEN.search(source.text):
        return
    shown = replace(source, text=without_forbidden(source.text))  # nothing invisible in an excerpt
    seen = 0
    for number, line in enumerate(source.lines):
        for match in FORBIDDEN.finditer(line):
            seen += 1
            if seen <= limits.MOST_REPORTED:
                place = shown.position(number, match.start())
                yield Diagnostic("Y10", {"character": describe(match.group())}, place)
    if seen > limits.MOST_REPORTED:
        yield rest("Y10", seen, source.name)


def _prints(text: str) -> bool:
    """Tell whether all of a text is seen, as of nearly every one; quicker than the search."""
    for space in SPACES:
        text = text.replace(space, "")
    return text.isprintable() and not any(char in text for char in PRINTABLE)


def without_forbidden(text: str) -> str:
    """Put U+FFFD for every forbidden character: the parser goes on, and columns stay true."""
    return FORBIDDEN.sub(REPLACEMENT, text)
