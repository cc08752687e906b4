"""A document that is no unit's paper: a Word template and wording over names of its own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, unique
from generator.document.filling import FOLDER, SUFFIX
from generator.document.form_review import unknown_names
from generator.document.package.carried_mark import FINGERPRINT
from generator.document.package.opened_package import read_package
from generator.document.template.makers_marks import makers_marks
from generator.document.template.reporter import Reporter
from generator.document.template.template_doubts import template_doubts
from generator.document.template.word_template import WordTemplate
from generator.narrative.heading_numbers import compose, without_bare_headings
from generator.narrative.wording import Wording
from generator.reading import Loaded, suggestion
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.document.package.properties import Properties
    from generator.narrative.blocks import Blocks
    from generator.vocabulary.content import Content
    from generator.workspace import Workspace

Said = tuple[Diagnostic, ...]


class FreePlan(Struct, frozen=True):
    """What such a document is made of: its kind in words, its template, its sets of wording."""

    kind: str
    template: str
    sets: tuple[str, ...]

    def path(self, workspace: Workspace) -> Path | None:
        """Return the file of the template."""
        return workspace.find(*FOLDER, f"{self.template}{SUFFIX}")

    def load(self, workspace: Workspace) -> Loaded[WordTemplate]:
        """Return the template, or what is wrong with it."""
        path = self.path(workspace)
        return Loaded(None, (self._absent(workspace),)) if path is None else WordTemplate.load(path)

    def _absent(self, workspace: Workspace) -> Diagnostic:
        known = workspace.names(*FOLDER, suffix=SUFFIX)
        advice = f"（{suggestion(self.template, known)}）" if known else ""
        facts = {"form": self.kind, "kind": "Word 模板", "name": self.template}
        return Diagnostic("G02", {**facts, "folder": "/".join(FOLDER), "advice": advice})


def make(
    plan: FreePlan,
    names: Content,
    workspace: Workspace,
    about: Properties,
    fingerprint: str = "",
) -> tuple[bytes | None, Said]:
    """Write the chapters and fill the template: a document, or what stands in its way."""
    loaded = plan.load(workspace)
    template = loaded.value
    if template is None:
        return None, loaded.diagnostics
    chapters, unwritten = _chapters(plan, template, names, workspace)
    if unwritten:
        return None, unwritten
    filled, unfilled = template.fill(names, chapters)
    said = unique((*template.judge(about), *unfilled))
    if filled is None or said:
        return None, said
    facts = {FINGERPRINT: fingerprint} if fingerprint else {}
    return filled.pack(replace(about, custom=facts)), ()


def files_of(plan: FreePlan, workspace: Workspace) -> Iterator[Path]:
    """Walk the files that a document is made of: its template, its chapters, what they take in."""
    path, template = plan.path(workspace), plan.load(workspace).value
    if path is not None:
        yield path
    wording = Wording(workspace, plan.sets)
    for chapter in template.chapters if template else ():
        yield from wording.files(chapter)


def review(plan: FreePlan, workspace: Workspace, book: str) -> Iterator[Diagnostic]:
    """Say what is doubtful in a template and its wording, reached or not; ``book`` has its names.

    What is wrong with a template is said where it is filled.
    """
    path, template = plan.path(workspace), plan.load(workspace).value
    package = None if path is None else read_package(path).value
    if path is None or template is None or package is None:
        return
    yield from makers_marks(path, package)
    yield from template_doubts(package, Reporter(str(path)))
    for part in template.compiled.parts:
        yield from unknown_names(path, part, book=book)


def _chapters(
    plan: FreePlan, template: WordTemplate, names: Content, workspace: Workspace
) -> tuple[Mapping[str, Blocks], Said]:
    wording = Wording(workspace, plan.sets)
    written: dict[str, Blocks] = {}
    said: Said = ()
    for chapter in dict.fromkeys(template.chapters):
        written[chapter], troubles = wording.write(
            chapter, names, partial(template.called_at, chapter)
        )
        said += troubles
    blocks = compose(map(without_bare_headings, written.values()))
    return dict(zip(written, blocks, strict=True)), unique(said)
