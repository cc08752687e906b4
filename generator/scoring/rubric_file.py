"""Finds a rubric by its name; one that contradicts itself is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, nowhere
from generator.file_stamp import remembered
from generator.reading import Loaded, load, suggestion
from generator.reading.gathering import in_order
from generator.scoring.rubric import Rubric
from generator.scoring.self_test import defects_of

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Asked
    from generator.workspace import Workspace

FOLDER = ("templates", "rubrics")
SUFFIX = ".yaml"


def find_rubric(
    workspace: Workspace, name: str, form: str, asked_at: Asked = nowhere
) -> Loaded[Rubric]:
    """Read the rubric that a form names; ``asked_at`` is where the form names it."""
    path = workspace.find(*FOLDER, f"{name}{SUFFIX}")
    if path is not None:
        return load_rubric(path)
    known = workspace.names(*FOLDER, suffix=SUFFIX)
    facts = {
        "form": form,
        "kind": "评分标准",
        "name": name,
        "folder": "/".join(FOLDER),
        "advice": f"（{suggestion(name, known)}）" if known else "",
    }
    return Loaded(None, (Diagnostic("G02", facts, asked_at()),))


@remembered
def load_rubric(path: Path) -> Loaded[Rubric]:
    """Read a rubric file and let it test itself."""
    loaded = load(path, Rubric)
    if loaded.value is None:
        return loaded
    faults = tuple(defects_of(loaded.value))
    found = in_order((*loaded.diagnostics, *faults), str(path))
    return Loaded(None if faults else loaded.value, found)
