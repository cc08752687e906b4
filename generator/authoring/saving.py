"""A new file to disk: whole or not at all, and never in the place of another."""

from __future__ import annotations

import os
import secrets
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.document.saving import REASONS

if TYPE_CHECKING:
    from pathlib import Path


def save_new(text: str, target: Path) -> tuple[Diagnostic, ...]:
    """Write a file that is not there yet (A01); the file appears complete or not at all."""
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            return (_taken(target),)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        _name(temporary, target)
    except FileExistsError:
        return (_taken(target),)
    except OSError as error:
        reason = REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
        return (Diagnostic("X13", {"reason": reason}, Position(file=str(target))),)
    finally:
        _remove(temporary)
    return ()


def save_generated(text: str, target: Path) -> tuple[Diagnostic, ...]:
    """Write a file that is ours to renew, such as a schema."""
    temporary = target.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8", newline="\n")
        temporary.replace(target)
    except OSError as error:
        reason = REASONS.get(error.errno or 0, f"系统错误 {error.errno}")
        return (Diagnostic("X13", {"reason": reason}, Position(file=str(target))),)
    finally:
        _remove(temporary)
    return ()


def _name(temporary: Path, target: Path) -> None:
    """Give the file its name unless another has it: renaming refuses that on Windows alone."""
    if os.name == "nt":
        temporary.rename(target)
        return
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as a memory stick's
        with target.open("xb") as file:
            file.write(temporary.read_bytes())


def _taken(target: Path) -> Diagnostic:
    return Diagnostic("A01", {"path": str(target)}, Position(file=str(target)))


def _remove(temporary: Path) -> None:
    """Leave nothing half-written behind; a folder that cannot be reached holds nothing either."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return
