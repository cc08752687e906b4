"""A glimpse of a data file that cannot be read: whose it is, and of which year.

Somebody who fills in a hundred files knows units, not file names, so a failure should bear the
unit's name even where the YAML is broken. Nothing but a message and a place to look rests on this.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.file_stamp import open_regular
from generator.reading.encoding import decode
from generator.structs import Struct

if TYPE_CHECKING:
    from pathlib import Path

_ENOUGH = 20_000  # bytes: unit and year stand at the head of a filing
_COLON = " *[:：] *"
_VALUE = "(?P<value>[^\\s#,，{}\\[\\]][^#,，{}\\[\\]\\n]*)"
_UNIT = patterns.compile(
    f"^单位{_COLON}(?:\\{{[^}}\\n]*?|#[^\\n]*|)(?:\\n(?![^\\s#])[^\\n]*?)*?"
    f"(?<![^\\s{{,，])名称{_COLON}{_VALUE}",
    re.MULTILINE,
)
_YEAR = patterns.compile(f"^年度{_COLON}{_VALUE}", re.MULTILINE)
_FORM = patterns.compile(f"^套表{_COLON}{_VALUE}", re.MULTILINE)


class Glimpse(Struct, frozen=True):
    """What a file seems to say of itself; each is None where it does not seem to say it."""

    unit: str | None = None
    year: str | None = None
    form: str | None = None


def glimpse(path: Path) -> Glimpse:
    """Look at the head of a file as plain text, whatever its YAML is worth."""
    try:
        with open_regular(path) as file:
            head = file.read(_ENOUGH)
    except OSError:
        return Glimpse()
    text, _ = decode(head[: head.rfind(b"\n") + 1] if len(head) == _ENOUGH else head, str(path))
    return Glimpse() if text is None else _seen(text.replace("\r\n", "\n"))


def _seen(text: str) -> Glimpse:
    return Glimpse(*(_first(pattern, text) for pattern in (_UNIT, _YEAR, _FORM)))


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    value = match["value"].strip().strip("'\"“”").strip() if match else ""
    return value if value and value.isprintable() else None
