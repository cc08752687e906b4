"""What is typed and not saved, kept by page: two pages of one file keep one each."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from generator import patterns
from generator.saving import save
from generator.structs import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic

FOLDER = "草稿"
PAGE = patterns.compile("[0-9A-Za-z]{1,32}")


class Draft(NamedTuple):
    """A text with the page that it was typed in, and the mark of the text that it was made from."""

    page: str
    base: str
    text: str


class Drafts(Struct, frozen=True):
    """Keeps them below a folder, from one start of the workbench to the next."""

    room: Path

    def keep(self, name: str, one: Draft) -> tuple[Diagnostic, ...]:
        """Keep what is typed in a page, in the place of what was; say what is in the way."""
        if not PAGE.fullmatch(one.page):
            return ()
        return save(f"{one.base}\n{one.text}".encode(), self._file(name, one.page))

    def latest(self, name: str, besides: str | None = None) -> Draft | None:
        """Return what was typed last of a file; what is ``besides`` needs no keeping."""
        found = (self._read(one) for one in sorted(self._files(name), key=_time, reverse=True))
        return next((one for one in found if one is not None and one.text != besides), None)

    def drop(self, name: str, page: str) -> None:
        """Forget what was typed in a page: it has been saved, or is not wanted."""
        if PAGE.fullmatch(page):
            with suppress(OSError):
                self._file(name, page).unlink()

    def _file(self, name: str, page: str) -> Path:
        return self.room / FOLDER / name / page

    def _files(self, name: str) -> list[Path]:
        try:
            found = (self.room / FOLDER / name).iterdir()
            return [one for one in found if PAGE.fullmatch(one.name)]
        except OSError:
            return []

    @staticmethod
    def _read(file: Path) -> Draft | None:
        try:
            base, _, text = file.read_bytes().decode().partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        return Draft(file.name, base, text)


def _time(file: Path) -> int:
    with suppress(OSError):
        return file.stat().st_mtime_ns
    return 0
