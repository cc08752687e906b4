"""Finds the library of a form along its search path of sets; one with faults is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.file_stamp import remembered
from generator.findings.library import Library, LibraryFile, merged
from generator.findings.self_test import faults_of
from generator.reading import Loaded, load

if TYPE_CHECKING:
    from pathlib import Path

    from generator.workspace import Workspace

FOLDER = "narratives"
NAME = "问题库.yaml"


def find_library(workspace: Workspace, path: tuple[str, ...]) -> Loaded[Library]:
    """Read the library along a search path of sets, such as (株洲, 通用), the nearest first."""
    found = (workspace.find(FOLDER, one, NAME) for one in path)
    return _library(*(file for file in found if file is not None))


@remembered
def _library(*files: Path) -> Loaded[Library]:
    """Read, merge and test the files."""
    loaded = tuple(load(file, LibraryFile) for file in files)
    said = tuple(one for file in loaded for one in file.diagnostics)
    read = tuple(file.value for file in loaded if file.value is not None)
    if len(read) < len(loaded):
        return Loaded(None, said)
    library = merged(read)
    faults = tuple(faults_of(library, read))
    return Loaded(None if faults else library, (*said, *faults))
