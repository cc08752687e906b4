"""One run of a compiled template: data in; text, and everything that went wrong on the way, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.templating.trouble_notes import Trouble, taking_notes
from generator.templating.wording_loader import UnreadableWording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Template

    from generator.scoring.decimals import Decimals

Rendered = tuple[str, tuple[Trouble, ...]]


class TooLongError(Exception):
    """What a template gives has no end in sight."""


def run(
    template: Template,
    data: Mapping[str, object],
    longest: int,
    trouble_of: Callable[[Exception], Trouble],
    decimals: Decimals | None = None,
) -> Rendered:
    """Render a template; the text is of use only where nothing went wrong.

    ``longest`` is the number of characters after which it is stopped; ``trouble_of`` says what is
    wrong where it was stopped by an error; ``decimals`` are those of rates in the papers.
    """
    text = ""
    with taking_notes(data, decimals) as notes:
        try:
            # Neither render nor generate: they hide the frames that lead to the line of an error.
            context = template.new_context(dict(data))
            text = "".join(_limited(template.root_render_func(context), longest))
        except UnreadableWording:
            raise
        except Exception as error:  # noqa: BLE001 - a template is data: whatever it raises is said
            notes.found[trouble_of(error)] = None
    return text, tuple(notes.found)


def _limited(pieces: Iterator[str], longest: int) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > longest:
            raise TooLongError
        yield piece
