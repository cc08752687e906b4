"""What ends a run on a cluster, as the diagnostic that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic

BAD_ADDRESS, NOT_INSTALLED, UNREACHABLE, OTHER_PROGRAM, LOST = "O16", "O17", "O18", "O19", "O20"


class ClusterFaultError(Exception):
    """The cluster cannot be used, or no longer; what was finished by then stays."""

    def __init__(self, said: Diagnostic) -> None:
        super().__init__(said.message)
        self.said = said


class WorkerKilledError(Exception):
    """The workers that were at a unit ended with it, again and again."""
