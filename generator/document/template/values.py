"""How a value is written into a document: the genre's way, as WordprocessingML text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from generator.templating.filters import day
from generator.templating.span import Span
from generator.templating.trouble_notes import note

if TYPE_CHECKING:
    from collections.abc import Callable

BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def written(value: object) -> str:
    """Return what stands in the document for a value; Jinja escapes whatever is not ``Markup``.

    A class with ``__html__`` brings WordprocessingML of its own and is taken at its word.
    """
    if isinstance(value, str):
        # Printable text holds no control character: nearly every value ends here.
        return value if value.isprintable() or hasattr(value, "__html__") else _lines(value)
    for kind, writer in _WRITERS:
        if isinstance(value, kind):
            return writer(value)
    if hasattr(value, "__html__"):
        return Markup(value.__html__())  # noqa: S704 - prepared WordprocessingML, not user text
    note("X09", problem=f"是{_kind(value)}，不能直接印出")
    return ""


def _digits(value: Decimal) -> str:
    """Write the digits as typed, never with an exponent."""
    if not value.is_finite():
        note("X09", problem="不是有限的数")
        return ""
    return format(value, "f")


def _lines(text: str) -> str:
    """Write text with line breaks and tabs as the elements Word has for them."""
    if illegal := sorted({f"U+{ord(char):04X}" for char in illegal_in(text)}):
        note("X09", problem=f"含有控制字符 {'、'.join(illegal)}")
        return ""
    if not any(char in text for char in "\n\r\t"):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    marked = str(escape(lines)).replace("\n", BREAK).replace("\t", TAB)
    return Markup(marked)  # noqa: S704 - escaped in the line above


def illegal_in(text: str) -> list[str]:
    """Return the characters of a text that no XML file can hold: none that prints is one."""
    return [] if text.isprintable() else _illegal().findall(text)


@cache
def _illegal() -> re.Pattern[str]:
    """Return the pattern of what XML excludes; it takes long to compile and is seldom asked for."""
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _kind(value: object) -> str:
    """Name the kind of a value that cannot be printed."""
    if isinstance(value, float):
        return "二进制小数"
    return "一组数据" if hasattr(value, "__iter__") else "内部对象"


_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = (  # bool before int, whose kind it is
    (Decimal, _digits),
    (NoneType, lambda _: ""),
    (bool, lambda value: "是" if value else "否"),
    (int, str),
    (Span, lambda value: written(value.text)),
    (date, day),
    (Undefined, str),
)
