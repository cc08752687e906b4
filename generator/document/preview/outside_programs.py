"""The programs that show pages, none of which comes with this one: found, run, or said to lack."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable

TIMEOUT = 120  # seconds for LibreOffice to start
# Where LibreOffice lies when its installer has not put it on the PATH.
OFFICES = (
    "soffice",
    "libreoffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_POPPLER = (
    "安装 poppler（Debian、Ubuntu：apt-get install poppler-utils；macOS：brew install poppler）"
)
ADVICE = {
    "soffice": (
        "安装 LibreOffice（Windows、macOS 从 libreoffice.org 下载；"
        "Debian、Ubuntu：apt-get install libreoffice-writer-nogui）"
    ),
    "pdftoppm": _POPPLER,
    "pdffonts": _POPPLER,
}


def office() -> str:
    """Return the program that LibreOffice is started by, empty where there is none."""
    return next((found for name in OFFICES if (found := _found(name))), "")


def _found(name: str) -> str:
    if Path(name).is_absolute():
        return name if Path(name).is_file() else ""
    return shutil.which(name) or ""


def converting(kind: str, paths: Iterable[Path], outdir: Path, scratch: Path) -> list[str]:
    """Return the command by which LibreOffice converts files, with a profile of its own."""
    return [
        *(office(), f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless"),
        *("--convert-to", kind, "--outdir", str(outdir), *map(str, paths)),
    ]


def lacking(program: str, purpose: str) -> Diagnostic | None:
    """Return the diagnostic for a program that is not installed."""
    if office() if program == "soffice" else shutil.which(program):
        return None
    facts = {"program": program, "purpose": purpose, "advice": ADVICE[program]}
    return Diagnostic("X14", facts)


def run(command: list[str], limit: int = TIMEOUT, extra: dict[str, str] | None = None) -> str:
    """Run a program to its end or its time limit; return what went wrong, empty where nothing."""
    _, reason = told(command, limit, extra)
    return reason


def told(
    command: list[str], limit: int = TIMEOUT, extra: dict[str, str] | None = None
) -> tuple[str, str]:
    """Run a program; return what it prints, and what went wrong, empty where nothing."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs, paths as separate arguments
            command, env=os.environ | (extra or {}), capture_output=True, check=False, timeout=limit
        )
    except subprocess.TimeoutExpired:
        return "", f"超过 {limit} 秒没有完成"
    except (OSError, UnicodeEncodeError) as error:  # a system whose names take no Chinese
        return "", f"运行不了（{type(error).__name__}）"
    output = done.stdout.decode(errors="replace")
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        return output, said[-1] if said else f"退出码 {done.returncode}"
    return output, ""
