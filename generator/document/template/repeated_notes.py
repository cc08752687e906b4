"""Footnotes and endnotes that a loop refers to again: each turn has a note of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.document.template.word_template import WordTemplate


def with_own_notes(template: WordTemplate, contents: dict[str, bytes]) -> dict[str, bytes]:
    """Return the changed members with a note for every reference of the body."""
    kinds = template.compiled.notes
    if not kinds:
        return contents
    from generator.document.package.notes import Notes  # noqa: PLC0415 - loads lxml

    changed = dict(contents)
    for notes in map(Notes, kinds):
        name, xml = template.target(notes.part), changed[template.body].decode()
        member = template.compiled.package.members.get(name)
        if member is not None and notes.repeated(xml):
            there = changed.get(name) or member.content
            body, changed[name] = notes.told_apart(xml, there)
            changed[template.body] = body.encode()
    return changed
