"""What templates and wording make of names, whichever way their conditions turn.

Filling a form finds an unknown name where it is reached; here every branch is read, and so is what
is asked of a name: whether it ever is a value, whether a filter can write it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position, unique
from generator.document.form_review import OWN, read_part
from generator.document.slip_review import slip_review
from generator.document.template.reporter import Reporter
from generator.document.template.word_environment import environment
from generator.document.template.word_template import WordTemplate
from generator.document.template_remarks import template_files
from generator.narrative.wording import Wording
from generator.reading import suggestion
from generator.templating.uses import EVERY
from generator.vocabulary.column_faults import declared_names
from generator.vocabulary.lost_names import lost_in
from generator.vocabulary.name_registry import top_names
from generator.vocabulary.possible_values import never, not_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.document.template.part import Part
    from generator.scoring import Standards
    from generator.templating.slip import Spot
    from generator.templating.uses import Name, Reader
    from generator.workspace import Workspace

    Say = Callable[[str, str, Spot, dict[str, str]], Diagnostic]


def use_review(standards: Standards, workspace: Workspace) -> Iterator[Diagnostic]:
    """Say what cannot be right in how a form's templates and wording use names."""
    chapters: dict[str, None] = {}
    for path in template_files(standards.form, workspace):
        template = WordTemplate.load(path).value
        if template is None:
            continue
        chapters |= dict.fromkeys(template.chapters)
        for part in template.compiled.parts:
            read = read_part(part)
            if read is not None:
                say = _in_part(path, part)
                yield from _misused(read[1], standards, say)
                yield from slip_review(read[1], environment(), standards.form, say)
    wording = Wording(workspace, standards.form.wording)
    for chapter in chapters:
        yield from _in_chapter(wording, chapter, standards)


def _in_chapter(wording: Wording, chapter: str, standards: Standards) -> Iterator[Diagnostic]:
    """Say what is wrong in a chapter, each piece at its file and line, once."""
    broken = unique(one for name in wording.taken_in(chapter) for one in wording.broken(name))
    yield from broken
    read = wording.read_off(chapter)
    if read is None:
        return
    if not broken:
        yield from slip_review(read, wording.grammar, standards.form, _at_line)
    columns, made = declared_names(standards.form), read.made | OWN
    for name, spots in read.spots.items():
        lost = None if name[0] in made - top_names() else lost_in(name, columns)
        if lost is not None:
            facts = {"name": lost.step, "advice": suggestion(lost.step, lost.known)}
            yield from (_at_line("N02", lost.step, spot, facts) for spot in spots)
    yield from _misused(read, standards, _at_line)


def _misused(read: Reader, standards: Standards, say: Say) -> Iterator[Diagnostic]:
    """Say which comparisons hold for no unit, and which filters cannot write what they are given.

    What may be one of several names is only doubted where none of them fits.
    """
    for names, value, spot in read.compared:
        told = [never(name, value, standards) for name in sorted(names)]
        if all(told):
            shown = f"{value}"
            facts = {"name": _written(min(names)), "value": shown, "told": told[0]}
            yield say("G22", shown, spot, facts)
    for names, wanted, spot in read.filtered:
        kinds = [not_for(name, wanted, standards.form) for name in sorted(names)]
        if all(kinds):
            facts = {"name": _written(min(names)), "filter": wanted, "kind": kinds[0]}
            yield say("G23", wanted, spot, facts)


def _written(name: Name) -> str:
    return ".".join(step for step in name if step != EVERY)


def _in_part(path: Path, part: Part) -> Say:
    """Return what speaks of a tag of a Word template."""

    def say(code: str, _word: str, spot: Spot, facts: dict[str, str]) -> Diagnostic:
        tag = part.source.tag_at(spot.line)
        return Reporter(str(path)).tagged(code, tag, part.label, **facts)

    return say


def _at_line(code: str, word: str, spot: Spot, facts: dict[str, str]) -> Diagnostic:
    """Speak of a word on a line of wording."""
    text = Path(spot.file).read_text(encoding="utf-8", errors="replace")
    line = (text.splitlines()[spot.line - 1 : spot.line] or [""])[0]
    column = max(line.find(word) + 1, 1)
    return Diagnostic(code, facts, Position(spot.file, spot.line, column, len(word), line))
