"""Where messages go: results to standard output, diagnostics and progress to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console

    from generator.diagnostics import Diagnostic

STYLES = {"error": "bold red", "warning": "yellow", "info": "cyan"}


def use_utf8() -> None:
    """Write UTF-8 whatever the system's own encoding is: Windows in China would write GBK."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def output() -> Console:
    """Return the console for results; made anew, so that a redirected stream is the one used."""
    return _console(sys.stdout)


def messages() -> Console:
    """Return the console for everything that is not a result."""
    return _console(sys.stderr)


def _console(stream: TextIO) -> Console:
    from rich.console import Console  # noqa: PLC0415 - help pages do without

    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)


def show(diagnostics: Iterable[Diagnostic], console: Console) -> None:
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
