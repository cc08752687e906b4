"""Where messages go: results to standard output, diagnostics and progress to standard error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console

from generator.diagnostics import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    return Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=True)


def messages() -> Console:
    """Return the console for everything that is not a result."""
    return Console(file=sys.stderr, highlight=False, markup=False, emoji=False, soft_wrap=True)


def show(diagnostics: Iterable[Diagnostic], console: Console) -> None:
    """Print diagnostics, the first line of each coloured by its severity."""
    for diagnostic in diagnostics:
        head, _, rest = as_text(diagnostic).partition("\n")
        console.print(head, style=STYLES[diagnostic.severity])
        if rest:
            console.print(rest)


def counted(errors: int, warnings: int) -> str:
    """Write how many errors and warnings there are."""
    return f"{errors} 个错误，{warnings} 个警告"
