"""One path component from data: no separator, no control, nothing a system reserves."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from generator import patterns

MAX_BYTES = 200  # UTF-8, suffix included; file systems stop at 255 and a folder name comes before
EMPTY = "未命名"
LONGEST_SUFFIX = 10  # characters; a longer one is no suffix but a sentence with a full stop
HASH_DIGITS = 8

_LOOKALIKES = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn")  # controls, bidi and other format marks, surrogates
_RESERVED = patterns.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])", re.IGNORECASE
)


def safe_name(text: str) -> str:
    """Return a file name made of the text, its suffix kept.

    What Windows forbids becomes its full-width double, which reads the same; a name that is too
    long ends in a hash of the whole, so that two long names stay two.
    """
    spaced = "".join(" " if char.isspace() else char for char in unicodedata.normalize("NFC", text))
    kept = (char for char in spaced if unicodedata.category(char) not in _INVISIBLE)
    name = _trim("".join(kept).translate(_LOOKALIKES))
    if _RESERVED.fullmatch(name.split(".")[0].rstrip()):
        name = f"_{name}"
    return _shortened(name) or EMPTY


def _trim(name: str) -> str:
    """Take dots and spaces off both ends: Windows drops them, and a leading dot hides the file."""
    return unicodedata.normalize("NFC", name).strip(". ")


def _shortened(name: str) -> str:
    """Cut a name that takes too many bytes, leaving room for its suffix and a hash."""
    if len(name.encode()) <= MAX_BYTES:
        return name
    stem, dot, suffix = name.rpartition(".")
    if not dot or len(suffix) > LONGEST_SUFFIX:
        stem, dot, suffix = name, "", ""
    digest = hashlib.sha256(name.encode()).hexdigest()[:HASH_DIGITS]
    tail = f"~{digest}{dot}{suffix}"
    room = MAX_BYTES - len(tail.encode())
    return f"{_trim(stem.encode()[:room].decode(errors='ignore'))}{tail}"
