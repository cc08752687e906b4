"""The one door of fsspec: what lies on a store, and its bytes to and fro."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import fsspec

from generator.batch.store.store_fault import NOT_INSTALLED, UNREADABLE, StoreFaultError
from generator.diagnostics import Diagnostic
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CHANGED = ("mtime", "LastModified", "last_modified", "updated", "created")  # as stores call it
MARKS = ("ETag", "etag", "md5Hash", "content_md5")


class Stored(Struct, frozen=True):
    """A file on a store: when it was last changed, and what changes with its content."""

    changed: float
    token: str


class Store:
    """One kind of store, whose files are named by the path behind the scheme."""

    def __init__(self, url: str) -> None:
        self.scheme, _, path = url.partition("://")
        with self._said(url):
            self._system: Any = fsspec.filesystem(self.scheme)
        self.local = path.startswith("/")

    def exists(self, path: str) -> bool:
        """Tell whether anything lies at a path or below it."""
        with self._said(path):
            return bool(self._system.exists(path))

    def below(self, path: str) -> dict[str, Stored]:
        """Return all files at a path and below it, by their paths."""
        with self._said(path):
            self._system.invalidate_cache()
            try:
                found = self._system.find(path, detail=True)
            except FileNotFoundError:
                return {}
            return {self._named(name): self._stored(name, one) for name, one in found.items()}

    def fetch(self, paths: Sequence[str], places: Sequence[Path]) -> None:
        """Bring files here."""
        with self._said(paths[0] if paths else ""):
            self._system.get([*paths], [str(one) for one in places])

    def read(self, path: str) -> bytes | None:
        """Return the bytes of a file, None where there is none."""
        with self._said(path):
            try:
                data: bytes = self._system.cat_file(path)
            except FileNotFoundError:
                return None
            return data

    def write(self, path: str, data: bytes, *, new: bool = False) -> bool:
        """Put a file there, whole or not at all; tell whether a ``new`` one had not been there."""
        with self._said(path):
            try:
                self._system.pipe_file(path, data, **({"mode": "create"} if new else {}))
            except FileExistsError:
                return False
            except (TypeError, NotImplementedError):  # a store that knows no other way
                self._system.pipe_file(path, data)
            return True

    def stored(self, path: str) -> Stored | None:
        """Return what the store says of a file now, None where there is none."""
        with self._said(path):
            self._system.invalidate_cache()
            try:
                return self._stored(path, self._system.info(path))
            except FileNotFoundError:
                return None

    def remove(self, path: str) -> None:
        """Take a file away."""
        with self._said(path):
            self._system.rm_file(path)

    def _named(self, name: str) -> str:
        return name if self.local else name.lstrip("/")

    def _stored(self, name: str, info: dict[str, Any]) -> Stored:
        known = (info[key] for key in CHANGED if info.get(key) is not None)
        when = next(known, None) or self._system.modified(name)
        marks = [str(info[key]) for key in MARKS if info.get(key)] or [str(when)]
        return Stored(_seconds(when), f"{info.get('size')} {' '.join(marks)}")

    @contextmanager
    def _said(self, path: str) -> Iterator[None]:
        """Say what a store refuses; each kind has exceptions of its own."""
        shown = path if "://" in path else f"{self.scheme}://{path}"
        try:
            yield
        except ImportError as error:
            facts = {"option": f"{self.scheme}://", "hint": f"安装它：pip install（{error}）"}
            raise StoreFaultError(Diagnostic(NOT_INSTALLED, facts)) from error
        except Exception as error:
            reason = f"{type(error).__name__}: {error}".strip(": ")
            facts = {"url": shown, "reason": reason}
            raise StoreFaultError(Diagnostic(UNREADABLE, facts)) from error


def _seconds(when: object) -> float:
    """Return a time as seconds, however the store writes it."""
    if isinstance(when, str):
        when = datetime.fromisoformat(when)
    if isinstance(when, datetime):
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    return float(when) if isinstance(when, int | float) else 0.0
