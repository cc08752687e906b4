"""Files are named by their place below their root; what lies outside by its name alone."""

from __future__ import annotations

from pathlib import Path

from generator.workbench.shown_files import shown_file
from generator.workspace import Workspace, builtin_root

OWN = Path("/some/where")
WORKSPACE = Workspace((OWN, builtin_root()))


def test_own_and_built_in_files_are_told_apart():
    own = shown_file(str(OWN / "narratives/套/章.md.j2"), WORKSPACE)
    assert own == {"file": "narratives/套/章.md.j2", "own": True}
    builtin = shown_file(str(builtin_root() / "narratives/通用/句式.md.j2"), WORKSPACE)
    assert builtin == {"file": "narratives/通用/句式.md.j2", "own": False}
    assert shown_file("/else/x.docx", WORKSPACE) == {"file": "x.docx", "own": False}
    assert shown_file("", WORKSPACE) == {"file": "", "own": False}
