"""Exit codes of the command line."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from generator.diagnostics import Audience, speaks_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.diagnostics import Diagnostic


class ExitCode(IntEnum):
    """What a run of ziping ends with; warnings are nothing to complain of."""

    FINE = 0
    ERRORS = 1
    WRONG_USE = 2
    DEFECT = 3


def refused(said: Iterable[Diagnostic]) -> ExitCode:
    """Tell a wrong command line (no such form, a file in the way) from errors in a file."""
    return ExitCode.WRONG_USE if speaks_to(Audience.CALLER, said) else ExitCode.ERRORS
