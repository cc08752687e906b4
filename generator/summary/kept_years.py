"""Keeps the results of each year beside its documents, for the comparison in the year after."""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, TextIO

from generator.batch.kept_documents import leads_out
from generator.batch.result_files import WHOLE
from generator.saving import not_saved, remove, temporary_in
from generator.summary.result_lines import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from generator.diagnostics import Diagnostic


def keep_years(source: Path, folder: Path, years: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Write the units of each year into the folder of that year, line by line.

    Years without a folder of documents are not kept, and a file of results is not its own copy.
    """
    targets = {year: folder / year / WHOLE for year in years if _has_folder(folder, year)}
    targets = {year: one for year, one in targets.items() if one.resolve() != source.resolve()}
    parts = {year: temporary_in(folder) for year in targets}
    try:
        _copy(source, parts)
        for year, target in targets.items():
            os.replace(parts[year], target)  # noqa: PTH105 - as saving does
    except OSError as error:
        return (not_saved(folder, error),)
    finally:
        for part in parts.values():
            remove(part)
    return ()


def _has_folder(folder: Path, year: str) -> bool:
    return bool(year) and (folder / year).is_dir() and not leads_out(folder / year, folder)


def _copy(source: Path, parts: dict[str, Path]) -> None:
    with ExitStack() as stack:
        files = {
            year: stack.enter_context(part.open("w", encoding="utf-8"))
            for year, part in parts.items()
        }
        _write(lines_of(source), files)


def _write(lines: Iterable[str], files: Mapping[str, TextIO]) -> None:
    begun: set[str] = set()
    for file in files.values():
        file.write('{"units":[\n')
    for line in lines:
        year = json.loads(line).get("year") or ""
        if year in files:
            files[year].write(f",\n{line}" if year in begun else line)
            begun.add(year)
    for file in files.values():
        file.write("\n]}\n")
