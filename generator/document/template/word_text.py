"""Text as WordprocessingML has it: line breaks and tabs are elements, control characters none."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup, escape

from generator.templating.trouble_notes import note

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def as_wordml(text: str) -> str:
    """Write a text with the elements that Word has for its breaks; Jinja escapes what is plain."""
    if text.isprintable():
        return text
    text = legal(text)
    if not any(char in text for char in "\n\r\t"):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    marked = str(escape(lines)).replace("\n", BREAK).replace("\t", TAB)
    return Markup(marked)  # noqa: S704 - escaped in the line above


def legal(text: str) -> str:
    """Return the text, or none where XML cannot hold it, which is noted."""
    if illegal := sorted({f"U+{ord(char):04X}" for char in illegal_in(text)}):
        note("X09", problem=f"含有控制字符 {'、'.join(illegal)}")
        return ""
    return text


def illegal_in(text: str) -> list[str]:
    """Return the characters of a text that no XML file can hold: none that prints is one."""
    return [] if text.isprintable() else _illegal().findall(text)


@cache
def _illegal() -> re.Pattern[str]:
    """Return the pattern of what XML excludes; it takes long to compile and is seldom asked for."""
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
