"""Texts that begin with & or !, which the parser takes for an anchor or a tag and swallows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.reading.source import Source

MAY_LOSE_TEXT = patterns.compile(r"[:\-][ \t]+[&!]")
MARKED = patterns.compile(r"(?P<mark>[&!])(?<!\S.)(?P<name>[^\s,\[\]{}]*)")


def lost_anchors(source: Source) -> Iterator[Diagnostic]:
    """Find texts that begin with & or ! and that the parser swallowed without a word."""
    if not ("&" in source.text or "!" in source.text):  # quicker than the search
        return
    if not MAY_LOSE_TEXT.search(source.text) or _all_used(source.text):
        return
    from generator.reading.outline import outline  # noqa: PLC0415 - most texts are sound

    for mistake in outline(source).mistakes:
        if mistake.code == "Y15" and _swallowed(mistake):
            yield mistake


def _all_used(text: str) -> bool:
    """Tell whether every & begins an anchor that an alias uses: a clean file is not walked."""
    return all(
        found["mark"] == "&" and found["name"] and f"*{found['name']}" in text
        for found in MARKED.finditer(text)
    )


def _swallowed(mistake: Diagnostic) -> bool:
    """Tell an anchor or a lone exclamation mark from a tag, which is refused as such."""
    place = mistake.position
    after = place.excerpt[place.column : place.column + 1] if place else ""
    return mistake.facts["mark"] == "&" or (mistake.facts["mark"] == "!" and not after.strip())
