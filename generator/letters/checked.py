"""A file that was checked, and what of its findings its unit has to mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Audience, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked: whose it is, and what was found."""

    file: Path
    unit: str
    year: str
    form: str | None
    found: tuple[Diagnostic, ...]

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """What the unit has to mend or to look at, the errors first."""
        own = [one for one in self.found if _is_fault(one)]
        order = list(Severity)
        return tuple(sorted(own, key=lambda one: order.index(one.severity)))


def _is_fault(one: Diagnostic) -> bool:
    return one.audience is Audience.UNIT and one.severity is not Severity.INFO
