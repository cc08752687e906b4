"""Regular expressions that are compiled when first asked for.

A command that checks one file needs a third of those that the program has; to compile the others
would take a tenth of its time. A mistake in one is found by the tests, which compile all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, AnyStr, cast

if TYPE_CHECKING:
    from collections.abc import Callable


class Later:
    """Stands for a compiled pattern; what was asked of it once is at hand."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._made: Callable[[], re.Pattern[str] | re.Pattern[bytes]] = lambda: re.compile(
            text, flags
        )

    def __getattr__(self, name: str) -> object:
        """Return a method or attribute of the pattern, and keep it."""
        if name.startswith("__"):  # no copying, pickling or iterating of what is not there yet
            raise AttributeError(name)
        compiled = self._made()
        self._made = lambda: compiled
        found = getattr(compiled, name)
        setattr(self, name, found)
        return found


def compile(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:  # noqa: A001 - as in ``re``
    """Return what can be used as ``re.compile`` of the same.

    Raises re.error where it is first used, if the text is no pattern.
    """
    return cast("re.Pattern[AnyStr]", Later(text, flags))
