"""A filled-in filing of a form, to show it by: its sample, a unit's own file, or a made-up unit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.authoring.rehearsal import find_rehearsal
from generator.forms.named_files import NamedFiles
from generator.reading import read_tree
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.workspace import Workspace

SAMPLES = NamedFiles("样例", ("templates", "samples"), ".yaml")
FILINGS = NamedFiles("数据文件", ("inputs",), ".yaml")
MADE_UP = "造出的单位.yaml"


class Sample(Struct, frozen=True):
    """The text of a filing and its file; of a made-up unit the file is not there."""

    text: str
    path: Path


def sample_of(workspace: Workspace, form: str) -> Sample | None:
    """Return the best that there is to show a form by; None where there is nothing.

    The form's own sample comes first, then a filing of some unit, then a made-up one.
    """
    path = SAMPLES.find(workspace, form) or next(_filings(workspace, form), None)
    if path is not None:
        return Sample(path.read_text(encoding="utf-8-sig"), path)
    rehearsal = find_rehearsal(workspace).value
    made = None if rehearsal is None else rehearsal.of_form(form)
    return None if made is None else Sample(made.text, Path(MADE_UP))


def _filings(workspace: Workspace, form: str) -> Iterator[Path]:
    """Walk the filings of a workspace that name the form."""
    for name in FILINGS.names(workspace):
        path = FILINGS.find(workspace, name)
        tree = None if path is None else read_tree(path).value
        data = tree.data if tree else None
        if path is not None and isinstance(data, dict) and data.get("套表") == form:
            yield path
