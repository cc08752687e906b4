"""The papers of a form filled from the model: once with everything, once with next to nothing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator.authoring.full_sample import SampleMaker
from generator.diagnostics import Audience, Severity, unique
from generator.pipeline import check
from generator.saving import save
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.diagnostics import Diagnostic
    from generator.scoring import Standards
    from generator.workspace import Workspace

FULL, BARE = "填满", "只填必填"


class Previewed(Struct, frozen=True):
    """The papers of one made-up filing: its folder, the files that were written, what was said."""

    folder: Path
    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def form_preview(
    standards: Standards, name: str, workspace: Workspace, folder: Path
) -> Iterator[Previewed]:
    """Write the papers of a form, a folder a filling, each with the data that it was made of."""
    maker = SampleMaker.of(standards, name, workspace)
    for kind, data in ((FULL, maker.full()), (BARE, maker.bare())):
        place = folder / kind
        text = json.dumps(data, ensure_ascii=False, indent=1)
        source = place / f"{kind}.yaml"
        said = save(text.encode(), source)
        yield Previewed(place, (), said) if said else _written(source, place, workspace, name)


def _written(source: Path, place: Path, workspace: Workspace, form: str) -> Previewed:
    """Take a filing the whole way; what a reviewer would say of made-up figures is left out."""
    checked = check(source, workspace, form=form)
    said = [one for one in checked.stopping if one.severity is Severity.ERROR]
    said += [one for one in checked.diagnostics if one.audience is Audience.MAINTAINER]
    if checked.case is None:
        said = list(checked.diagnostics)
    files: list[Path] = []
    for draft in checked.drafts:
        document = draft.finished()
        wrong = save(document.data, place / document.name)
        said += wrong
        files += () if wrong else (place / document.name,)
    return Previewed(place, tuple(files), unique(said))
