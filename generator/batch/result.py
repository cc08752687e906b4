"""How a run builds, and what came of every unit."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from generator.structs import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Diagnostic, Severity


class Options(Struct, frozen=True):
    """How a run builds: where to, by which form, whether errors stop a unit's documents.

    ``force`` builds what is up to date too, and puts documents in the place of changed ones.
    ``limit`` is how many seconds a process may be at one unit: where None is given, several
    processes have the usual one, and a run without others has none.
    """

    output: Path
    form: str | None = None
    strict: bool = False
    force: bool = False
    limit: float | None = None


class ScoreRow(NamedTuple):
    """One scored row as it is printed: its levels, its values, its points; '' for what is not."""

    group: str
    subgroup: str
    name: str
    target: str
    actual: str
    weight: str
    points: str


class Scored(Struct, frozen=True):
    """What the summary shows of one assessed thing: its name, printed total (points) and grade.

    ``kind`` is 整体自评 or 项目, ``rate`` its execution as a share, '' where that is not known.
    """

    name: str
    points: str
    grade: str | None
    kind: str = ""
    rate: str = ""
    rows: tuple[ScoreRow, ...] = ()


class State(StrEnum):
    """What was done with a unit, as the results say it."""

    BUILT = "生成"
    SKIPPED = "跳过"
    FAILED = "失败"


class Result(Struct, frozen=True):
    """One unit's row in the result; ``missing`` documents were made but could not be written.

    ``cause`` is what it failed by, None where it did not fail. ``reason`` is why it was built, or
    that nothing had changed. ``folder`` is where its documents belong, None where that is unknown.
    ``problems`` are the titles of those that its reports state.
    """

    path: Path
    unit: str
    saved: tuple[Path, ...]
    scored: tuple[Scored, ...]
    diagnostics: tuple[Diagnostic, ...]
    missing: int = 0
    cause: Diagnostic | None = None
    skipped: bool = False
    reason: str = ""
    seconds: float = 0.0
    folder: Path | None = None
    year: str = ""
    form: str = ""
    problems: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether the unit lacks its documents, or any of them."""
        return not self.saved or bool(self.missing)

    @property
    def state(self) -> State:
        """What was done with the unit."""
        if self.failed:
            return State.FAILED
        return State.SKIPPED if self.skipped else State.BUILT

    def count(self, severity: Severity) -> int:
        """Return how many of its diagnostics have that severity."""
        return sum(diagnostic.severity is severity for diagnostic in self.diagnostics)
