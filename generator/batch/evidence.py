"""What a unit's documents rest on, its fingerprint, and what of it has changed since.

All files that were looked for while the unit was made are known: those found by the digest of
their content, those missing as missing, so that a file that appears is a change too.
"""

from __future__ import annotations

import hashlib
import os
import time
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator import __version__
from generator.file_stamp import open_regular, stamp_of
from generator.noticed_files import state_now
from generator.structs import Struct
from generator.workspace import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.noticed_files import Stamp
    from generator.workspace import Workspace

DATA = ("templates", "narratives")  # whose files many units share
OF_PROGRAM = {".py", ".toml", ".yaml"}
UNKNOWN = "?"  # the digest of a file that changed while the unit was made
MOMENT = 0.2  # seconds for which a look at shared files is good
MOST_SHARED = 10_000  # files whose digests are remembered: those of all forms of a run
SHOWN = 3  # changed files that a reason names
Digests = dict[str, str | None]


def digest_of(content: bytes) -> str:
    """Return the digest of a file's content."""
    return hashlib.blake2b(content, digest_size=12).hexdigest()


@cache
def program() -> str:
    """Return the digest of this program: its version and all that it consists of."""
    whole = hashlib.blake2b(__version__.encode(), digest_size=12)
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in OF_PROGRAM and "builtin" not in path.relative_to(PACKAGE).parts:
            whole.update(path.read_bytes())
    return whole.hexdigest()


def current(path: str) -> str | None:
    """Return the digest of a file as it is now, None where there is none."""
    try:
        with open_regular(path) as file:
            return digest_of(file.read())
    except (OSError, ValueError):
        return None


@lru_cache(maxsize=MOST_SHARED)  # many units rest on the same files
def as_seen(path: str, stamp: Stamp) -> str | None:
    """Return the digest of a file by the stamp it had, if it still is the one that was read."""
    if stamp is None:
        return None
    digest = current(path)
    return digest if state_now(path).stamp == stamp else UNKNOWN


class _Look(Struct):
    """What of the shared files was found changed a moment ago: thousands of units ask for them."""

    shared: Mapping[str, str | None]
    changed: list[str]
    until: float


_looks: dict[int, _Look] = {}


def _changed_of(shared: Mapping[str, str | None]) -> list[str]:
    """Return which shared files have changed, as of now or of a moment ago."""
    look, now = _looks.get(id(shared)), time.monotonic()
    if look is None or look.shared is not shared or look.until < now:
        changed = [one for one, digest in shared.items() if as_seen(one, stamp_of(one)) != digest]
        look = _looks[id(shared)] = _Look(shared, changed, now + MOMENT)
    return look.changed


class Evidence(Struct, frozen=True):
    """What one unit's documents rest on; ``shared`` are files of data, ``own`` its companions'."""

    roots: tuple[str, ...]
    filing: str | None
    changed: int
    program: str
    shared: Mapping[str, str | None]
    own: Mapping[str, str | None]

    @property
    def fingerprint(self) -> str:
        """One digest of it all; where the files lie is left out: same input, same bytes."""
        whole = hashlib.blake2b(f"{self.program} {self.changed} {self.filing}".encode())
        for name, digest in sorted(self._labelled()):
            whole.update(f"\n{name} {digest}".encode())
        return whole.hexdigest()[:32]

    def _labelled(self) -> Iterator[tuple[str, str]]:
        for path, digest in self.shared.items():
            if digest is not None:
                yield _below_root(path, self.roots), digest
        yield from (("", digest) for digest in self.own.values() if digest is not None)

    def changes(self, path: Path, workspace: Workspace) -> str:
        """Say what has changed since, '' where nothing has."""
        if tuple(map(str, workspace.roots)) != self.roots:
            return "工作目录换了"
        if current(str(path)) != self.filing:
            return "数据文件改过"
        if _changed_at(path) != self.changed:
            return "数据文件的修改时间变了"
        if program() != self.program:
            return "程序更新过"
        return self._changed_files()

    def _changed_files(self) -> str:
        shared = _changed_of(self.shared)
        own = [one for one, was in self.own.items() if current(one) != was]
        names = [_below_root(one, self.roots) for one in shared] + [Path(one).name for one in own]
        more = f"等 {len(names)} 个文件" if len(names) > SHOWN else ""
        return f"改过：{'、'.join(names[:SHOWN])}{more}" if names else ""


def gathered(
    path: Path, filing: str | None, workspace: Workspace, ledger: Mapping[str, Stamp]
) -> Evidence:
    """Return the evidence of a unit from the files that were looked for."""
    roots, filed = tuple(map(str, workspace.roots)), str(path)
    data = tuple(f"{root}{os.sep}{part}{os.sep}" for root in roots for part in DATA)
    shared: Digests = {}
    own: Digests = {}
    for name, stamp in ledger.items():
        if name != filed:
            (shared if name.startswith(data) else own)[name] = as_seen(name, stamp)
    return Evidence(roots, filing, _changed_at(path), program(), shared, own)


def _changed_at(path: Path) -> int:
    try:
        return int(path.stat().st_mtime)
    except OSError:
        return 0


def _below_root(path: str, roots: tuple[str, ...]) -> str:
    """Return the path of a data file below its root, the same wherever that lies."""
    for root in roots:
        if path.startswith(f"{root}{os.sep}"):
            return path[len(root) + 1 :].replace(os.sep, "/")
    return path
