"""A template file turned into what rendering needs, or into everything that is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import meta
from jinja2.exceptions import TemplateError

from generator.document.package.adoption import adopt
from generator.document.package.clean_copy import clean_copy
from generator.document.package.declared_parts import declaration_faults
from generator.document.package.integrity import (
    DRAWINGS_PER_PART,
    FIRST_DRAWING,
    bookmark_faults,
    relation_faults,
    table_faults,
)
from generator.document.package.opened_package import open_package
from generator.document.package.wordml import parse
from generator.document.template.chapter_tags import NAME as CHAPTER
from generator.document.template.chapter_tags import calls_in
from generator.document.template.chapters import PARAGRAPHS
from generator.document.template.compiled import Compiled
from generator.document.template.filled_blocks import uncut
from generator.document.template.linked_addresses import with_addresses_in_text
from generator.document.template.part import Part
from generator.document.template.part_judgement import judge_parts, misplaced_pieces
from generator.document.template.preparation import prepare, revised
from generator.document.template.reporter import Reporter
from generator.document.template.styles import read_styles
from generator.document.template.syntax import Flaw, forbidden, torn_blocks
from generator.document.template.tagged_members import (
    rendered_members,
    tags_in_properties,
    unrendered_tags,
)
from generator.document.template.tags import TAG
from generator.document.template.word_environment import RESTART, environment
from generator.reading import Loaded
from generator.structs import Struct
from generator.templating.jinja_reasons import reason_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from jinja2 import nodes

    from generator.diagnostics import Diagnostic
    from generator.document.package.opened_package import Package
    from generator.document.template.jinja_source import Source
    from generator.document.template.places import Place
    from generator.document.template.preparation import Preparation
    from generator.document.template.styles import Styles


class _Outcome(Struct, frozen=True):
    """What became of one part: compiled, or without tags, or refused."""

    part: Part | None = None
    names: frozenset[str] = frozenset()
    chapters: tuple[str, ...] = ()
    said: tuple[Diagnostic, ...] = ()


def compile_template(path: Path, data: bytes) -> Loaded[Compiled]:
    """Open, judge and compile a template; all its parts are judged before it is refused."""
    opened = open_package(path, data)
    package = opened.value
    if package is None:
        return Loaded(None, opened.diagnostics)
    reporter = Reporter(str(path))
    if misplaced := tuple(misplaced_pieces(package, reporter)):
        return Loaded(None, misplaced)
    said = [*_revised(package, reporter), *_unrendered(tags_in_properties(package), reporter)]
    package = with_addresses_in_text(clean_copy(package))
    outcomes = [
        _outcome(package, reporter, member, label, FIRST_DRAWING + number * DRAWINGS_PER_PART)
        for number, (member, label) in enumerate(
            (*package.text_parts(), *rendered_members(package))
        )
    ]
    said += [reporter.fault(fault, "") for fault in relation_faults(package)]
    said += _unrendered(unrendered_tags(package), reporter)
    said += judge_parts(package, reporter)
    said += [diagnostic for outcome in outcomes for diagnostic in outcome.said]
    chapters = tuple(name for outcome in outcomes for name in outcome.chapters)
    styles = read_styles(package)
    said += _style_faults(reporter, styles) if chapters else ()
    said = said or [reporter.fault(fault, "") for fault in declaration_faults(package)]
    if said:
        return Loaded(None, tuple(said))
    parts = tuple(outcome.part for outcome in outcomes if outcome.part)
    names = frozenset[str]().union(*(outcome.names for outcome in outcomes))
    return Loaded(Compiled.of(names, chapters, package.main, parts, adopt(package), styles))


def _revised(package: Package, reporter: Reporter) -> Iterator[Diagnostic]:
    """Say where tags carry tracked changes: which of them count is not ours to decide."""
    for member, label in package.text_parts():
        for place in revised(parse(package.members[member].content), label):
            yield reporter.placed("X06", place, text=place.text)


def _unrendered(found: Iterable[tuple[str, Place]], reporter: Reporter) -> Iterator[Diagnostic]:
    """Say of tags that stand where none is rendered."""
    for tag, place in dict.fromkeys(found):
        yield reporter.placed("X24", place, tag=tag)


def _style_faults(reporter: Reporter, styles: Styles) -> Iterator[Diagnostic]:
    """Say which of the styles that chapters are set in the template lacks."""
    if lacking := styles.missing("paragraph", PARAGRAPHS):
        yield reporter.tagged("X18", None, "样式", styles="、".join(lacking))


def _outcome(
    package: Package, reporter: Reporter, member: str, label: str, first_drawing: int
) -> _Outcome:
    """Prepare and compile one part; a part without tags is judged and stays as it is."""
    ready = prepare(parse(package.members[member].content), label, environment())
    said = tuple(_preparation_faults(reporter, ready))
    source = ready.source
    if not source.tags and TAG.search(source.text) is None and not (ready.evened and not said):
        faults = (*table_faults(uncut(source.text)), *bookmark_faults(source.text))
        return _Outcome(said=(*said, *(reporter.fault(fault, label) for fault in faults)))
    if said:
        return _Outcome(said=said)
    try:
        tree = environment().parse(source.text)
        template = environment().from_string(tree)
    except TemplateError as error:
        tag = source.tag_at(getattr(error, "lineno", 0) or 0)
        wrong = reporter.tagged("X03", tag, label, reason=reason_of(error))
        return _Outcome(said=(wrong,))
    calls = calls_in(tree, source)
    said = tuple(reporter.flaw(flaw) for flaw in calls.flaws)
    if said := (*said, *_structure_faults(reporter, source, tree, label)):
        return _Outcome(said=said)
    part = Part.of(member, label, source, template, first_drawing)
    names = frozenset(meta.find_undeclared_variables(tree)) - {CHAPTER, RESTART}
    return _Outcome(part, names, calls.chapters)


def _preparation_faults(reporter: Reporter, ready: Preparation) -> Iterator[Diagnostic]:
    """Say everything that is wrong with a part's tags, one by one."""
    for flaw in ready.flaws:
        yield reporter.flaw(flaw)
    for place in ready.leftovers:
        yield reporter.placed("X07", place, tag=place.text, reason="标签不完整")


def _structure_faults(
    reporter: Reporter, source: Source, tree: nodes.Template, label: str
) -> Iterator[Diagnostic]:
    """Find blocks that tear the document's elements, and statements no template may use."""
    for offset in torn_blocks(source.text):
        if tag := source.tag_at_offset(offset):
            yield reporter.flaw(Flaw("X04", "开始和结束不在同一段落、单元格或同级的行", tag))
    for line in forbidden(tree):
        tag = source.tag_at(line)
        yield reporter.tagged("X03", tag, label, reason="模板里不能用这种标签")
    if not source.has_statements:
        yield from (reporter.fault(fault, label) for fault in table_faults(uncut(source.text)))
