"""The text of a filing as the workbench keeps it: read, saved, and every earlier one kept.

A text is saved only in the place of the one that it was made from. What another program wrote
meanwhile is put together with it, or the save is refused and both are shown: neither is lost.
"""

from __future__ import annotations

import errno
import hashlib
import stat
from contextlib import suppress
from datetime import datetime
from threading import RLock
from typing import TYPE_CHECKING

from generator.diagnostics import Severity, as_json, worst
from generator.reading import limits
from generator.reading.encoding import decode
from generator.reading.files import read_bytes, too_large
from generator.saving import not_saved, save
from generator.structs import Struct, field, replace
from generator.workbench.merging import merged

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.workbench.desk import Desk

HISTORY = "历史"
BASES = 64  # texts that somebody may still be working on
STAMP = "%Y%m%d-%H%M%S-%f"


class Text(Struct, frozen=True):
    """A text and its mark, by which an edit says what it was made from."""

    text: str
    mark: str


class Saved(Struct, frozen=True):
    """What came of a save: the text that now stands in the file, and what was in the way.

    ``conflict`` tells that nothing was written, since ``text`` holds another's change; ``joined``
    that it holds another's change beside one's own; ``recoded`` that the file was not in UTF-8,
    and now is.
    """

    text: Text
    conflict: bool = False
    joined: bool = False
    recoded: bool = False
    troubles: tuple[Diagnostic, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the text is in its file."""
        return not self.conflict and not self.troubles

    def told(self) -> dict[str, object]:
        """Return what a page is told of it."""
        return {
            "text": self.text.text,
            "mark": self.text.mark,
            "conflict": self.conflict,
            "joined": self.joined,
            "recoded": self.recoded,
            "done": self.done,
            "said": [as_json(one) for one in self.troubles],
        }


class Keeper(Struct):
    """Keeps the texts of a desk's filings."""

    desk: Desk
    _lock: RLock = field(default_factory=RLock)
    _bases: dict[str, str] = field(default_factory=dict)

    def read(self, name: str) -> tuple[Text | None, tuple[Diagnostic, ...]]:
        """Return the text of a file, None where it holds none, and what to say of it."""
        path = self.desk.folder / name
        data, refused = read_bytes(path, str(path))
        if data is None:
            return None, refused
        text, said = decode(data, str(path))
        return (None if text is None else self._remembered(text)), said

    def save(self, name: str, given: str, base: str) -> Saved | None:
        """Write a text that was made from the one marked ``base``; None where there is no file.

        What could not be read again is not written.
        """
        with self._lock:
            now, said = self.read(name)
            if now is None:
                return None
            text, refused = _as_read(given, str(self.desk.folder / name))
            if text is None:
                return Saved(now, troubles=refused)
            joined = False
            if now.mark != base and now.text != text:
                known = self._bases.get(base)
                both = None if known is None else merged(known, text, now.text)
                if both is None:
                    return Saved(now, conflict=True)
                joined, text = both != text, both
            if text == now.text:
                return Saved(now)
            saved = self._written(name, text, now)
            return replace(saved, joined=joined, recoded=bool(said) and saved.text.text == text)

    def _written(self, name: str, text: str, now: Text) -> Saved:
        path = (self.desk.folder / name).resolve()  # a link stays one
        earlier = self._history(name) / f"{datetime.now().astimezone():{STAMP}}{path.suffix}"
        try:
            mode = _mode(path)
            troubles = save(path.read_bytes(), earlier, new=True)
            if worst(troubles) is not Severity.ERROR:
                troubles += save(text.encode(), path)
        except OSError as error:
            troubles = (not_saved(path, error),)
        if troubles:  # be it only that the text had to go beside its file
            return Saved(now, troubles=troubles)
        with suppress(OSError):
            path.chmod(mode)  # a new file is for everybody to read
        return Saved(self._remembered(text))

    def earlier(self, name: str) -> list[Path]:
        """Return the earlier texts of a file, the latest first."""
        folder = self._history(name)
        return sorted(folder.iterdir(), reverse=True) if folder.is_dir() else []

    def earlier_text(self, name: str, moment: str) -> str | None:
        """Return the text that stood in a file until a moment that ``earlier`` names."""
        found = next((one for one in self.earlier(name) if one.stem == moment), None)
        return None if found is None else decode(found.read_bytes(), str(found))[0]

    def _remembered(self, text: str) -> Text:
        kept = Text(text, _mark(text))
        with self._lock:
            self._bases.pop(kept.mark, None)
            self._bases[kept.mark] = text
            while len(self._bases) > BASES:
                del self._bases[next(iter(self._bases))]
        return kept

    def _history(self, name: str) -> Path:
        return self.desk.room / HISTORY / name


def _mode(path: Path) -> int:
    """Return who may do what with a file; raise OSError for one that is protected.

    Its name could be given to another file all the same.
    """
    mode = stat.S_IMODE(path.stat().st_mode)
    if not mode & stat.S_IWUSR:
        raise PermissionError(errno.EACCES, "")
    return mode


def _as_read(text: str, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return a text as it will be read from its file, None where it could not be."""
    data = text.encode()
    return (None, (too_large(name),)) if len(data) > limits.FILE_BYTES else decode(data, name)


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
