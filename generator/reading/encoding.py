"""From the bytes of a file to its text: UTF-8, or what Chinese editors write instead of it."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from generator.diagnostics import Diagnostic, Position

if TYPE_CHECKING:
    from collections.abc import Iterable

BINARY: Final = (
    (b"PK\x03\x04", "Word/Excel 文件（或压缩包）"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word/Excel 文件"),
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
)
WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
FIRST_OF_THREE_BYTES = (
    0x0800  # from here on UTF-8 takes three bytes, as for every Chinese character
)

Decoded = tuple[str | None, tuple[Diagnostic, ...]]


def decode(data: bytes, name: str) -> Decoded:
    """Return the text of the bytes, None where there is none, and what to say of the encoding."""
    for magic, kind in BINARY:
        if data.startswith(magic):
            return _refused(name, kind)
    for mark, encoding in WIDE:
        if data.startswith(mark):
            return _wide(data.removeprefix(mark), encoding, name)
    if b"\x00" in data:
        return _refused(name, "二进制文件")
    narrow = data.removeprefix(codecs.BOM_UTF8)
    try:
        return narrow.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _chinese(narrow, error, name)


def _wide(data: bytes, encoding: str, name: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return _refused(name, "二进制文件")
    if "\x00" in text:
        return _refused(name, "二进制文件")
    return text, (Diagnostic("Y08", {}, Position(file=name)),)


def _chinese(data: bytes, error: UnicodeDecodeError, name: str) -> Decoded:
    """Read GB18030, unless the bytes are UTF-8 that was damaged: GB18030 takes nearly anything."""
    patched = data.decode("utf-8", errors="replace")
    damaged = sum(char == "\ufffd" for char in patched)
    if _whole_characters(patched) <= damaged:
        try:
            return data.decode("gb18030"), (Diagnostic("Y07", {}, Position(file=name)),)
        except UnicodeDecodeError:
            pass
    return None, (Diagnostic("Y06", {}, _place(data, error.start, name)),)


def _whole_characters(text: Iterable[str]) -> int:
    return sum(ord(char) >= FIRST_OF_THREE_BYTES and char != "\ufffd" for char in text)


def _place(data: bytes, offset: int, name: str) -> Position:
    """Return the line and column of a byte, the text before it being good UTF-8."""
    before = data[:offset].decode("utf-8")
    lines = before.splitlines(keepends=True) or [""]
    fresh = lines[-1].endswith(("\n", "\r"))
    return Position(
        file=name,
        line=len(lines) + fresh,
        column=1 if fresh else len(lines[-1]) + 1,
        excerpt="" if fresh else lines[-1],
    )


def _refused(name: str, kind: str) -> Decoded:
    return None, (Diagnostic("Y05", {"kind": kind}, Position(file=name)),)
