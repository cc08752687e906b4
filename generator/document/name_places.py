"""Where a form prints each name, or asks about it: cells of Word templates, lines of wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.document.form_review import read_part
from generator.document.template.word_template import WordTemplate
from generator.document.template_remarks import template_files
from generator.narrative.wording import Wording
from generator.vocabulary.possible_values import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.document.template.part import Part
    from generator.forms import Form
    from generator.workspace import Workspace


def name_places(form: Form, workspace: Workspace) -> dict[str, tuple[str, ...]]:
    """Return the places of each name by its path, those of Word templates first."""
    found: dict[str, dict[str, None]] = {}
    chapters: dict[str, None] = {}
    for path in template_files(form, workspace):
        template = WordTemplate.load(path).value
        for part in template.compiled.parts if template else ():
            for name, place in _in_part(path, part):
                found.setdefault(name, {})[place] = None
        chapters |= dict.fromkeys(template.chapters if template else ())
    wording = Wording(workspace, form.wording)
    for chapter in chapters:
        for name, place in _in_chapter(wording, chapter):
            found.setdefault(name, {})[place] = None
    return {name: tuple(places) for name, places in found.items()}


def _in_part(path: Path, part: Part) -> Iterator[tuple[str, str]]:
    read = read_part(part)
    for name, spots in read[1].spots.items() if read else ():
        for spot in sorted(spots):
            tag = part.source.tag_at(spot.line)
            place = part.label if tag is None else tag.place.name
            yield path_of(name), f"{path.parent.name}/{path.name} {place}"


def _in_chapter(wording: Wording, chapter: str) -> Iterator[tuple[str, str]]:
    read = wording.read_off(chapter)
    for name, spots in read.spots.items() if read else ():
        for spot in sorted(spots):
            folder, _, file = spot.file.replace("\\", "/").rpartition("/")
            yield path_of(name), f"{folder.rpartition('/')[2]}/{file}:{spot.line}"
