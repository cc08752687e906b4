"""A file that was checked, and what of its findings its unit has to mend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Audience, Severity
from generator.structs import Struct

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic, Position


class Checked(Struct, frozen=True):
    """A file that was checked: whose it is, and what was found."""

    file: Path
    unit: str
    year: str
    form: str | None
    found: tuple[Diagnostic, ...]

    @property
    def faults(self) -> tuple[Diagnostic, ...]:
        """What the unit has to mend or to look at, the errors first."""
        own = [one for one in self.found if self._is_fault(one)]
        order = list(Severity)
        return tuple(sorted(own, key=lambda one: order.index(one.severity)))

    def _is_fault(self, one: Diagnostic) -> bool:
        """Tell whether the unit has to see to it: its own file may name a form that is not."""
        own = one.audience is Audience.CALLER and self._holds(one.position)
        return (own or one.audience is Audience.UNIT) and one.severity is not Severity.INFO

    def _holds(self, position: Position | None) -> bool:
        return position is not None and Path(position.file) == self.file
