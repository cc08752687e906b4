"""A new file to disk: whole or not at all, and never in the place of another."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.saving import REASONS

if TYPE_CHECKING:
    from pathlib import Path


def save_new(text: str, target: Path) -> tuple[Diagnostic, ...]:
    """Write a file that is not there yet (A01); the file appears complete or not at all."""
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        return () if _named(temporary, target) else (taken(target),)
    except OSError as error:
        return (_unwritten(target, error),)
    finally:
        _remove(temporary)


def save_generated(text: str, target: Path) -> tuple[Diagnostic, ...]:
    """Write a file that is ours to renew, such as a schema."""
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(target)
    except OSError as error:
        return (_unwritten(target, error),)
    finally:
        _remove(temporary)
    return ()


def taken(target: Path) -> Diagnostic:
    """Say that there is a file of that name."""
    return Diagnostic("A01", {"path": str(target)}, Position(file=str(target)))


def _named(temporary: Path, target: Path) -> bool:
    """Give the file its name unless another has it: renaming refuses that on Windows alone."""
    try:
        if os.name == "nt":
            temporary.rename(target)
        else:
            _link(temporary, target)
    except FileExistsError:
        return False
    return True


def _link(temporary: Path, target: Path) -> None:
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as a memory stick's
        with target.open("xb") as file:
            file.write(temporary.read_bytes())


def _unwritten(target: Path, error: OSError) -> Diagnostic:
    reason = REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
    return Diagnostic("X13", {"reason": reason}, Position(file=str(target)))


def _remove(temporary: Path) -> None:
    """Leave nothing half-written behind; a folder that cannot be reached holds nothing either."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return
