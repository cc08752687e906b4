"""Diagnostics about a template, each at the place a maintainer can find in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Position
from generator.structs import Struct

if TYPE_CHECKING:
    from generator.document.template.places import Place
    from generator.document.template.syntax import Flaw
    from generator.document.template.tags import Tag


LONGEST = 200  # characters of a tag or a reason


def shortened(text: str, most: int = LONGEST) -> str:
    """Return as much of a text as anybody reads."""
    return text if len(text) <= most else f"{text[:most]}……"


class Reporter(Struct, frozen=True):
    """Speaks about one template file."""

    file: str

    def placed(self, code: str, place: Place, **facts: str) -> Diagnostic:
        """Say something about a paragraph or cell; a long tag is cut, for whoever reads it."""
        facts = {name: shortened(fact) for name, fact in facts.items()}
        return Diagnostic(code, facts, Position(self.file, place=place.name, excerpt=place.text))

    def tagged(self, code: str, tag: Tag | None, label: str, **facts: str) -> Diagnostic:
        """Say something about a tag; about its part where the tag is not known."""
        if tag is not None:
            return self.placed(code, tag.place, tag=tag.text, **facts)
        return Diagnostic(code, {"tag": "", **facts}, Position(self.file, place=label))

    def flaw(self, flaw: Flaw) -> Diagnostic:
        """Say what is wrong with a tag."""
        return self.tagged(flaw.code, flaw.tag, "", reason=flaw.reason)

    def fault(self, fault: str, label: str) -> Diagnostic:
        """Say that a part breaks a rule of documents."""
        return Diagnostic("X11", {"fault": fault}, Position(self.file, place=label))
