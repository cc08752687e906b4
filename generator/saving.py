"""Bytes to disk: whole or not at all, and where asked never in the place of another file."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Diagnostic, Position

if TYPE_CHECKING:
    from pathlib import Path

REASONS = {
    errno.EACCES: "没有权限，或者文件正被使用",
    errno.EPERM: "没有权限，或者文件正被使用",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "超过了磁盘配额",
    errno.EFBIG: "超过了系统允许的文件大小",
    errno.EIO: "磁盘读写出错",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "路径太长",
    errno.ENOTDIR: "文件夹的位置已有一个同名文件",
    errno.EEXIST: "文件夹的位置已有一个同名文件",
    errno.EISDIR: "文件的位置已有一个同名文件夹",
}
SUBSTITUTES = 9  # names tried beside a file that keeps its place
TEMPORARY = patterns.compile(r"\.[0-9a-f]{16}\.tmp")

Said = tuple[Diagnostic, ...]


def save(data: bytes, target: Path, *, new: bool = False) -> Said:
    """Write a file under a temporary name beside its own, then give it its name.

    A run killed at any moment leaves whole files only. A ``new`` file never takes another's place
    (A01). Any other renews its own; one that Word holds open cannot be replaced on Windows: the
    data then goes beside it under a name of its own, and that is said (X12).
    """
    temporary = temporary_in(target.parent)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        return _named(temporary, target) if new else _renewed(temporary, target)
    except OSError as error:
        return (not_saved(target, error),)
    finally:
        remove(temporary)


def reason_of(error: OSError) -> str:
    """Say in Chinese what the system refused."""
    return REASONS.get(error.errno or 0, f"系统错误 {error.errno}")


def not_saved(target: Path, error: OSError) -> Diagnostic:
    """Say that a file could not be written, and why."""
    return Diagnostic("X13", {"reason": reason_of(error)}, Position(file=str(target)))


def temporary_in(folder: Path) -> Path:
    """Name a file that is being written; what a killed run leaves of it is known by that."""
    return folder / f".{os.urandom(8).hex()}.tmp"  # what secrets would take, unloaded


def is_temporary(name: str) -> bool:
    """Tell the name of a file that was being written from those that files are given."""
    return TEMPORARY.fullmatch(name) is not None


def names_beside(target: Path) -> list[Path]:
    """Return the names that data may have beside a file that keeps its place."""
    numbers = range(1, SUBSTITUTES + 1)
    return [target.with_name(f"{target.stem}（新{number}）{target.suffix}") for number in numbers]


def taken(target: Path) -> Diagnostic:
    """Say that there is a file of that name."""
    return Diagnostic("A01", {"path": str(target)}, Position(file=str(target)))


def _renewed(temporary: Path, target: Path) -> Said:
    """Give the file its name, or the first free one beside it."""
    try:
        temporary.replace(target)
    except PermissionError:
        for beside in names_beside(target):
            if not beside.exists():
                temporary.replace(beside)
                facts = {"name": target.name, "beside": beside.name}
                return (Diagnostic("X12", facts, Position(file=str(target))),)
        raise
    return ()


def _named(temporary: Path, target: Path) -> Said:
    """Give the file its name unless another has it: renaming refuses that on Windows alone."""
    try:
        if os.name == "nt":
            temporary.rename(target)
        else:
            _link(temporary, target)
    except FileExistsError:
        return (taken(target),)
    return ()


def _link(temporary: Path, target: Path) -> None:
    try:
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links, such as a memory stick's
        with target.open("xb") as file:
            file.write(temporary.read_bytes())


def remove(temporary: Path) -> None:
    """Leave nothing half-written behind; a folder that cannot be reached holds nothing either."""
    try:
        temporary.unlink(missing_ok=True)
    except OSError:
        return
