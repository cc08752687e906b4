"""What is kept of a run's results for its end: counts, failures, and what was found, summed up.

A run of ten thousand units keeps no more in memory than one of two hundred.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from typing import IO, TYPE_CHECKING

from generator.cli.build_report import MOST_FAILED, failure_lines
from generator.diagnostics import Audience, Severity, as_text, speaks_to
from generator.diagnostics.text_report import WORDS
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.batch import Result
    from generator.diagnostics import Diagnostic

MOST_UNITS = 10
MOST_SAID = 40
MOST_ROWS = 200  # units that a table shows


class Alike(Struct):
    """The diagnostics of one code and severity: how many, of how many units, and the first."""

    first: Diagnostic
    count: int = 0
    units: int = 0

    def __str__(self) -> str:
        one = self.first
        head = f"  {one.code} {WORDS[one.severity]} {one.title}："
        text = f"{head}{self.count} 条，{self.units} 个单位"
        return f"{text}，例如 {one.position}" if one.position else text


class RunTally(Struct):
    """Takes in results as they come."""

    total: int = 0
    failed: int = 0
    skipped: int = 0
    documents: int = 0
    faulty: int = 0
    warned: int = 0
    said: int = 0
    defect: bool = False
    results: list[Result] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    alike: dict[tuple[Severity, str], Alike] = field(default_factory=dict)
    _text: IO[bytes] | None = None

    def add(self, result: Result) -> None:
        """Take in the result of one unit."""
        self.total += 1
        self.failed += result.failed
        self.skipped += result.skipped
        self.documents += 0 if result.skipped else len(result.saved)
        self.defect |= speaks_to(Audience.PROGRAM, result.diagnostics)
        if not result.failed:
            errors = bool(result.count(Severity.ERROR))
            self.faulty += errors
            self.warned += not errors and bool(result.count(Severity.WARNING))
        elif self.failed <= MOST_FAILED:
            self.failures += failure_lines(result)
        if len(self.results) <= MOST_ROWS:
            self.results.append(result)
        self._sum_up(result)

    @property
    def done(self) -> int:
        """How many units have all their documents."""
        return self.total - self.failed

    @property
    def counts(self) -> dict[str, int]:
        """The counts by what came of the units, as the results file says them."""
        return {
            "total": self.total,
            "built": self.done - self.skipped,
            "skipped": self.skipped,
            "failed": self.failed,
            "with_errors": self.faulty,
            "with_warnings": self.warned,
            "documents": self.documents,
        }

    @property
    def many(self) -> bool:
        """Whether too much was said to be read in a window."""
        return bool(self.said) and (self.total > MOST_UNITS or self.said > MOST_SAID)

    def text(self) -> bytes:
        """Return all that was said, unit by unit, as UTF-8: of thousands of units it is long."""
        if self._text is None:
            return b""
        self._text.seek(0)
        return self._text.read()

    def close(self) -> None:
        """Give up what was put aside."""
        if self._text is not None:
            self._text.close()

    def summary(self) -> Iterator[str]:
        """Count by code, the gravest first, then the most frequent, each with one place."""
        grave = list(Severity)
        found = sorted(
            self.alike, key=lambda key: (grave.index(key[0]), -self.alike[key].count, key[1])
        )
        yield from (str(self.alike[key]) for key in found)

    def _sum_up(self, result: Result) -> None:
        if not result.diagnostics:
            return
        self.said += len(result.diagnostics)
        keys = Counter((one.severity, one.code) for one in result.diagnostics)
        for one in result.diagnostics:
            self.alike.setdefault((one.severity, one.code), Alike(one))
        for key, count in keys.items():
            self.alike[key].count += count
            self.alike[key].units += 1
        self._note(result.unit, result.path, result.diagnostics)

    def _note(self, unit: str, path: Path, said: tuple[Diagnostic, ...]) -> None:
        """Put the text aside on disk until it is known where it goes."""
        if self._text is None:
            self._text = tempfile.TemporaryFile()  # noqa: SIM115
        lines = (f"【{unit}】{path}", *map(as_text, said), "")
        self._text.write(("\n".join(lines) + "\n").encode())
