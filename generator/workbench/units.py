"""The filings of the desk as a list: what state each is in, looked at one by one and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator import pipeline
from generator.batch import Options, State, defect
from generator.batch.glimpse import glimpse
from generator.batch.kept_scores import scored as scored_of
from generator.batch.output_session import remembered_at
from generator.batch.planning import plan
from generator.diagnostics import Severity
from generator.file_stamp import stamp_of
from generator.noticed_files import noticing
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.batch.result import Scored
    from generator.batch.run_memory import Remembered
    from generator.diagnostics import Diagnostic
    from generator.workbench.desk import Desk

MISSING = frozenset({"S01", "S11"})
NOT_BUILT = "没有生成"
STALE = "要重新生成"
CURRENT = "已生成"


class Look(Struct, frozen=True):
    """What the pipeline says of a filing as it stands."""

    diagnostics: tuple[Diagnostic, ...]
    scored: tuple[Scored, ...] = ()
    stamps: Mapping[str, object] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """Return how many findings have that severity."""
        return sum(one.severity is severity for one in self.diagnostics)

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return self.count(Severity.ERROR)

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return self.count(Severity.WARNING)

    @property
    def empty(self) -> int:
        """How many fields that the form asks for are empty."""
        return sum(one.code in MISSING for one in self.diagnostics)

    @property
    def still_true(self) -> bool:
        """Whether nothing that it rests on has changed."""
        return all(stamp_of(path) == stamp for path, stamp in self.stamps.items())


class Row(Struct, frozen=True):
    """One filing in the list; ``look`` is None until it has been looked at."""

    name: str
    unit: str
    year: str
    form: str
    state: str
    reason: str
    documents: tuple[Path, ...]
    look: Look | None


class Units(Struct):
    """The list, which remembers what it saw until a file changes."""

    desk: Desk
    _looks: dict[str, Look] = field(default_factory=dict)

    def rows(self) -> list[Row]:
        """Return all filings, each with what is known of it."""
        names = self.desk.names()
        with remembered_at(self.desk.output) as memory:
            return [
                self._row(one, memory.recall(self._path(one)) if memory else None) for one in names
            ]

    def row(self, name: str) -> Row:
        """Return one filing."""
        with remembered_at(self.desk.output) as memory:
            return self._row(name, memory.recall(self._path(name)) if memory else None)

    def not_seen(self) -> list[str]:
        """Return the filings that have to be looked at."""
        return [one for one in self.desk.names() if self._known(one) is None]

    def look(self, name: str) -> Look:
        """Check a filing as it stands; what goes wrong with us is a finding too."""
        path = self._path(name)
        with noticing() as ledger:
            stamp_of(path)
            try:
                checked = pipeline.check(path, self.desk.workspace)
                scored = () if checked.case is None else scored_of(checked.case)
                said: tuple[Any, ...] = checked.diagnostics
            except Exception as error:  # noqa: BLE001 - a defect of ours is one unit's row
                said, scored = (defect(path, error),), ()
        stamps = {one: stamp_of(one) for one in ledger}
        self._looks[name] = Look(said, scored, stamps)
        return self._looks[name]

    def _known(self, name: str) -> Look | None:
        known = self._looks.get(name)
        return known if known is not None and known.still_true else None

    def _row(self, name: str, known: Remembered | None) -> Row:
        path = self._path(name)
        seen = glimpse(path)
        planned = plan(path, known, Options(output=self.desk.output))
        result = None if known is None else known.result
        state = CURRENT if planned.standing else STALE
        if result is None or result.state is State.FAILED:
            state = NOT_BUILT
        documents = () if result is None else tuple(one for one in result.saved if one.is_file())
        return Row(
            name,
            seen.unit or path.stem,
            seen.year or "",
            seen.form or "",
            state,
            planned.reason,
            documents,
            self._known(name),
        )

    def _path(self, name: str) -> Path:
        return self.desk.folder / name
