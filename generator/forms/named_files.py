"""Files that a form names: found by their name, or said to be absent with the nearest there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.reading import suggestion
from generator.structs import Struct

if TYPE_CHECKING:
    from pathlib import Path

    from generator.diagnostics import Position
    from generator.workspace import Workspace


class NamedFiles(Struct, frozen=True):
    """The files of one kind: what users call it, the folder, the suffix that names leave out."""

    kind: str
    folder: tuple[str, ...]
    suffix: str

    def find(self, workspace: Workspace, name: str) -> Path | None:
        """Return the file of a name."""
        return workspace.find(*self.folder, f"{name}{self.suffix}")

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        """Return the names of all files of the kind, sorted."""
        return workspace.names(*self.folder, suffix=self.suffix)

    def absent(
        self, workspace: Workspace, name: str, form: str, asked_at: Position | None
    ) -> Diagnostic:
        """Say that a file which a form names is not there (G02)."""
        known = self.names(workspace)
        facts = {
            "form": form,
            "kind": self.kind,
            "name": name,
            "folder": "/".join(self.folder),
            "advice": f"（{suggestion(name, known)}）" if known else "",
        }
        return Diagnostic("G02", facts, asked_at)
