"""The bytes of a file, or why they cannot be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.reading import limits

if TYPE_CHECKING:
    from pathlib import Path


def read_bytes(path: Path, name: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the bytes of a file within the size limit, else None and the reason.

    One byte more than the limit is asked for, so that a file that grows, or a device without a
    size, is caught too and never read whole.
    """
    try:
        kind = _no_file(path)
        if kind is not None:
            return _refused(*kind, name)
        with path.open("rb") as file:
            data = file.read(limits.FILE_BYTES + 1)
    except FileNotFoundError:
        return _refused("Y01", "", name)
    except PermissionError:
        return _refused("Y03", "没有读取权限", name)
    except (OSError, ValueError):  # ValueError: a null character in the path
        return _refused("Y03", "系统无法打开", name)
    return (None, (too_large(name),)) if len(data) > limits.FILE_BYTES else (data, ())


def _no_file(path: Path) -> tuple[str, str] | None:
    """Return code and reason for what must not be opened: a folder, a pipe, a device."""
    if path.is_dir():
        return "Y02", ""
    return ("Y03", "不是普通文件") if path.exists() and not path.is_file() else None


def too_large(name: str) -> Diagnostic:
    """Return the refusal of a text beyond the size limit."""
    most = str(limits.FILE_BYTES // (1024 * 1024))
    return Diagnostic("Y04", {"most": most}, Position(file=name))


def _refused(code: str, reason: str, name: str) -> tuple[None, tuple[Diagnostic, ...]]:
    facts = {"reason": reason} if reason else {}
    return None, (Diagnostic(code, facts, Position(file=name)),)
