"""Files of a workspace as pages name them: own ones by their place in it, built-in ones as such."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.workspace import builtin_root

if TYPE_CHECKING:
    from generator.workspace import Workspace


def shown_file(file: str, workspace: Workspace) -> dict[str, object]:
    """Return the name of a file below its root, and whether it is the workspace's own."""
    path = Path(file)
    for root in workspace.roots if file else ():
        if path.is_relative_to(root):
            return {"file": path.relative_to(root).as_posix(), "own": root != builtin_root()}
    return {"file": path.name if file else "", "own": False}
