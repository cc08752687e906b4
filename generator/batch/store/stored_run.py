"""A run whose inputs or outputs lie on a store: done on folders here that follow it."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.output_session import ROOM
from generator.batch.run_memory import FILE as MEMORY
from generator.batch.store.store_fault import NOT_INSTALLED, NOT_STORED, StoreFaultError
from generator.batch.store.store_mirror import Mirror
from generator.batch.store.store_url import url_of
from generator.diagnostics import Diagnostic, Position
from generator.kept_work import folder as cache_folder
from generator.structs import Struct, field, replace
from generator.workspace import MARKERS

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from generator.batch.result import Result

AT_ONCE = 16  # files on their way to the store
AHEAD = 64  # units whose documents are
OFTEN = 60.0  # seconds after which the run's memory is put there again


class Home(Struct):
    """Where on this machine a run is done that was asked for on a store."""

    folder: Path
    paths: list[Path] = field(default_factory=list)
    output: Path = Path()
    mirrors: dict[str, Mirror] = field(default_factory=dict)
    outgoing: tuple[Mirror, str] | None = None  # where documents go, if to a store
    told: set[Path] = field(default_factory=set)  # files of which it was said that they did not

    @property
    def names(self) -> dict[str, str]:
        """The beginnings of paths here, and what each is on its store."""
        return {here: it for one in self.mirrors.values() for here, it in one.names.items()}

    def mirror(self, url: str) -> tuple[Mirror, str]:
        """Return the mirror of the store that an address names, and the path on it."""
        from generator.batch.store.fsspec_door import Store  # noqa: PLC0415 - not installed?

        scheme, _, path = url.partition("://")
        if scheme not in self.mirrors:
            self.mirrors[scheme] = Mirror(Store(url), self.folder)
        return self.mirrors[scheme], path.rstrip("/")

    def stored(self, results: Generator[Result, None, None]) -> Generator[Result, None, None]:
        """Put the documents of every unit on the store; a unit is done when they are there."""
        if self.outgoing is None:
            yield from results
            return
        mirror, _ = self.outgoing
        memory, told = self.output / ROOM / MEMORY, time.monotonic()
        window: deque[tuple[Result, list[Future[None]]]] = deque()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for result in results:
                files = () if result.skipped else result.saved
                window.append((result, [pool.submit(mirror.push, one) for one in files]))
                if len(window) > AHEAD:
                    yield self._arrived(*window.popleft())
                if time.monotonic() - told > OFTEN:
                    mirror.push(memory)
                    told = time.monotonic()
            while window:
                yield self._arrived(*window.popleft())

    def put_away(self) -> None:
        """Put on the store what else the run has left: its results, its memory."""
        if self.outgoing is None:
            return
        mirror, path = self.outgoing
        for place, said in mirror.push_all(path).items():
            if place not in self.told:
                raise StoreFaultError(_not_stored(mirror.address_of(place), said))

    def _arrived(self, result: Result, sent: list[Future[None]]) -> Result:
        """Return a unit's result; what did not arrive on the store is missing."""
        refused = {}
        for path, future in zip(result.saved, sent, strict=False):
            try:
                future.result()
            except StoreFaultError as fault:
                refused[path] = _not_stored(str(path), fault.said)
        self.told |= refused.keys()
        return _without(result, refused) if refused else result


def _without(result: Result, refused: Mapping[Path, Diagnostic]) -> Result:
    """Return the result of a unit that lacks some of its documents on the store."""
    return replace(
        result,
        saved=tuple(one for one in result.saved if one not in refused),
        diagnostics=(*result.diagnostics, *refused.values()),
        missing=result.missing + len(refused),
        cause=next(iter(refused.values())),
    )


def _not_stored(file: str, said: Diagnostic) -> Diagnostic:
    return Diagnostic(NOT_STORED, {"reason": said.facts["reason"]}, Position(file=file))


@contextmanager
def at_home(paths: Sequence[Path], output: Path, *, dry: bool = False) -> Iterator[Home]:
    """Have here what a run needs; at its end, put there what it has made.

    A ``dry`` one only looks. Raise TakenError where another run holds the output.
    """
    with ExitStack() as stack:
        home = Home(_folder(stack))
        try:
            home.paths = [_fetched(home, path) for path in paths]
            home.output = _followed(home, output, stack, dry=dry)
        except ImportError as error:
            facts = {"option": str(url_of(output) or url_of(paths[0]))}
            raise StoreFaultError(Diagnostic(NOT_INSTALLED, facts)) from error
        yield home


def _folder(stack: ExitStack) -> Path:
    """Return where mirrors are kept: they are only brought up to date the next time."""
    kept = cache_folder()
    if kept is not None:
        return kept / "stores"
    made = Path(tempfile.mkdtemp(prefix="ziping-"))
    stack.callback(shutil.rmtree, made, ignore_errors=True)
    return made


def _fetched(home: Home, path: Path) -> Path:
    """Fetch a file or folder with all of its workspace: templates, wording, other years."""
    url = url_of(path)
    if url is None:
        return path
    mirror, asked = home.mirror(url)
    root = _root(mirror, asked)
    folders = [] if root is None else [f"{root}/{marker}" for marker in MARKERS]
    for folder in folders:
        mirror.pull(folder)
    if not any(asked == one or asked.startswith(f"{one}/") for one in folders):
        mirror.pull(asked)
    return mirror.place(asked)


def _root(mirror: Mirror, path: str) -> str | None:
    """Return the nearest folder above that is a workspace, None where there is none."""
    parts = path.split("/")
    for depth in range(len(parts), 0, -1):
        above = "/".join(parts[:depth])
        if any(mirror.store.exists(f"{above}/{marker}") for marker in MARKERS):
            return above
    return None


def _followed(home: Home, output: Path, stack: ExitStack, *, dry: bool) -> Path:
    """Fetch the output folder as it is; hold it, and put there what will have changed."""
    url = url_of(output)
    if url is None:
        return output
    mirror, asked = home.mirror(url)
    if not dry:
        from generator.batch.store.lease import leased  # noqa: PLC0415 - as above

        stack.enter_context(leased(mirror.store, asked))
        stack.callback(home.put_away)
    mirror.pull(asked)
    home.outgoing = mirror, asked
    return mirror.place(asked)
