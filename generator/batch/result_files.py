"""The results for people and programs: 结果.jsonl grows while a run runs, 结果.json ends it."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from generator.batch.result_text import line_of, row_of
from generator.saving import not_saved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.batch.result import Result
    from generator.diagnostics import Diagnostic

GROWING, WHOLE = "结果.jsonl", "结果.json"


class ResultFiles:
    """Writes every result as it comes; a run that is killed has told all that it did."""

    def __init__(self, output: Path, room: Path) -> None:
        self._growing, self._whole = output / GROWING, output / WHOLE
        self._part = room / "results.part"
        self._file: TextIO | None = None
        self._begun = False
        self.troubles: list[Diagnostic] = []

    def _begin(self) -> None:
        """Begin anew; the results of the run before are gone with its documents' state."""
        try:
            if self._growing.is_symlink():  # it may lead anywhere
                self._growing.unlink()
            self._file = self._growing.open("w+", encoding="utf-8")
        except OSError as error:
            self._failed(self._growing, error)

    def add(self, result: Result) -> None:
        """Write a result; a full disk costs the file, not the run."""
        if not self._begun:
            self._begun = True
            self._begin()
        if self._file is None:
            return
        try:
            self._file.write(line_of(row_of(result)))
            self._file.flush()
        except OSError as error:
            self._failed(self._growing, error)
            self.stop()
            self._file = None

    def close(self, counts: Mapping[str, int]) -> None:
        """Write all results as one file, in the order in which they came."""
        if self._file is None:
            return
        try:
            self._write_whole(self._file, counts)
        except OSError as error:
            self._failed(self._whole, error)

    def stop(self) -> None:
        """Close the growing file, whether or not the run came to its end.

        What a full disk has no room for is tried once more then, and was told before.
        """
        if self._file is not None:
            with suppress(OSError):
                self._file.close()

    def _write_whole(self, rows: TextIO, counts: Mapping[str, int]) -> None:
        rows.seek(0)
        with self._part.open("w", encoding="utf-8") as part:
            part.write(f'{{"counts":{json.dumps(dict(counts), ensure_ascii=False)},"units":[\n')
            for number, row in enumerate(rows):
                part.write(f",\n{row.rstrip()}" if number else row.rstrip())
            part.write("\n]}\n")
        os.replace(self._part, self._whole)  # noqa: PTH105 - as saving does

    def _failed(self, path: Path, error: OSError) -> None:
        self.troubles.append(not_saved(path, error))
