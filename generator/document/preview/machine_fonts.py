"""The fonts that this machine has, and those of the templates that it lacks."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.document.preview.stand_in_fonts import (
    fonts_of,
    installed,
    named_fonts,
    stand_ins,
    written_configuration,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def lacking_fonts(paths: Iterable[Path]) -> dict[str, str] | None:
    """Return what Word files name and this machine lacks, with what stands in for it here.

    None where the machine does not tell which fonts it has.
    """
    wanted = sorted({name for path in paths for name in fonts_of(path)})
    if sys.platform == "win32":
        there = _of_windows()
        return {name: "相近的字体" for name in wanted if not _is_among(name, there)}
    with tempfile.TemporaryDirectory() as scratch:
        configuration = written_configuration(Path(scratch), named_fonts())
        if not installed(configuration):
            return None
        return stand_ins(wanted, configuration)


def _is_among(name: str, there: Iterable[str]) -> bool:
    return any(name in one for one in there)


def _of_windows() -> list[str]:
    """Return the names under which Windows keeps its fonts, several in one at times."""
    names: list[str] = []
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415 - Windows alone has it

        place = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
        for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
            with winreg.OpenKey(root, place) as key:
                count = winreg.QueryInfoKey(key)[1]
                names += [winreg.EnumValue(key, one)[0] for one in range(count)]
    return names
