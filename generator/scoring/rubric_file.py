"""Finds a rubric by its name; one that contradicts itself is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import nowhere
from generator.file_stamp import remembered
from generator.forms.named_files import NamedFiles
from generator.reading import Loaded, load
from generator.reading.gathering import in_order
from generator.scoring.rubric import Rubric
from generator.scoring.self_test import defects_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Asked
    from generator.workspace import Workspace

RUBRICS = NamedFiles("评分标准", ("templates", "rubrics"), ".yaml")


def find_rubric(
    workspace: Workspace, name: str, form: str, asked_at: Asked = nowhere
) -> Loaded[Rubric]:
    """Read the rubric that a form names; ``asked_at`` is where the form names it."""
    path = RUBRICS.find(workspace, name)
    if path is None:
        return Loaded(None, (RUBRICS.absent(workspace, name, form, asked_at()),))
    return load_rubric(path)


@remembered
def load_rubric(path: Path) -> Loaded[Rubric]:
    """Read a rubric file and let it test itself."""
    loaded = load(path, Rubric)
    if loaded.value is None:
        return loaded
    faults = tuple(defects_of(loaded.value))
    found = in_order((*loaded.diagnostics, *faults), str(path))
    return Loaded(None if faults else loaded.value, found)
