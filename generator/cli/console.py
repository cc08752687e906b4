"""Where messages go: results to standard output, diagnostics and progress to standard error."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, TextIO

from generator import patterns
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rich.console import Console

    from generator.diagnostics import Diagnostic

COLOURS = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")  # rich's own variables
NEEDS_RICH = patterns.compile("[\t\r\a\b\v\f]")  # what it takes out or makes spaces of
STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


_names: dict[str, str] = {}  # beginnings of paths, and what people know them as


@contextmanager
def calling(names: Mapping[str, str]) -> Iterator[None]:
    """Let all that is printed call files as people know them."""
    _names.update(names)
    try:
        yield
    finally:
        _names.clear()


def as_known(text: str) -> str:
    """Call files in a text as people know them."""
    return _renamed(_names, text)


def naming() -> Callable[[str], str]:
    """Return what calls files as people know them, for another process to take along."""
    return partial(_renamed, dict(_names))


def _renamed(names: Mapping[str, str], text: str) -> str:
    for path, name in names.items():
        text = text.replace(path, name)
    return text


def use_utf8() -> None:
    """Write UTF-8 whatever the system's own encoding is: Windows in China would write GBK."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def output() -> Stream:
    """Return the stream for results; made anew, so that a redirected one is the one used."""
    return Stream(sys.stdout)


def messages() -> Stream:
    """Return the stream for everything that is not a result."""
    return Stream(sys.stderr)


class Stream(Struct, frozen=True):
    """Where lines and tables are printed: by rich, unless they are plain text for no terminal.

    Loading rich takes as long as a small check; a pipe and a file need nothing of it.
    """

    file: TextIO

    def print(self, content: object = "", *, style: str = "", end: str = "\n") -> None:
        """Print a text or a table; ``style`` is for terminals."""
        content = as_known(content) if _names and isinstance(content, str) else content
        if isinstance(content, str) and not self.styled and not NEEDS_RICH.search(content):
            self.file.write(f"{content}{end}")
            self.file.flush()
        else:
            self.console.print(content, style=style, end=end)

    @property
    def styled(self) -> bool:
        """Whether colours are wanted: on a terminal, or where the environment asks for them."""
        return self.file.isatty() or any(name in os.environ for name in COLOURS)

    @property
    def console(self) -> Console:
        """The console of rich."""
        from rich.console import Console  # noqa: PLC0415 - most of what is printed does without

        return Console(file=self.file, highlight=False, markup=False, emoji=False, soft_wrap=True)


def show(diagnostics: Iterable[Diagnostic], console: Stream) -> None:
    """Print diagnostics, the first line of each coloured by its severity."""
    from generator.diagnostics import as_text  # noqa: PLC0415 - help pages do without

    for diagnostic in diagnostics:
        head, _, rest = as_text(diagnostic).partition("\n")
        console.print(head, style=STYLES[diagnostic.severity])
        if rest:
            console.print(rest)


def counted(errors: int, warnings: int) -> str:
    """Write how many errors and warnings there are."""
    return f"{errors} 个错误，{warnings} 个警告"
