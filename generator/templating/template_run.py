"""One run of a compiled template: data in; text, and everything that went wrong on the way, out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from generator.templating.trouble_notes import NOTES, Notes, Trouble
from generator.templating.wording_loader import UnreadableWording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Template
    from jinja2.runtime import Context

    from generator.scoring.decimals import Decimals

PIECES = 64  # of a text, that are weighed together

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
    text, notes = "", Notes(data, decimals)
    token = NOTES.set(notes)
    try:
        # Neither render nor generate: they hide the frames that lead to the line of an error.
        pieces = template.root_render_func(_context(template, data))
        text = _limited(pieces, longest)
    except UnreadableWording:
        raise
    except Exception as error:  # noqa: BLE001 - a template is data: whatever it raises is said
        notes.found[trouble_of(error)] = None
    finally:
        NOTES.reset(token)
    return text, tuple(notes.found)


def _context(template: Template, data: Mapping[str, object]) -> Context:
    """Return what Jinja's own ``new_context`` does, which takes most of a short sentence's time."""
    environment = template.environment
    names = {**environment.globals, **data}
    return environment.context_class(environment, names, template.name, template.blocks)


def _limited(pieces: Iterator[str], longest: int) -> str:
    """Return the text, weighed many pieces at a time: nearly all of them are short."""
    texts: list[str] = []
    length, more = 0, True
    while more:
        some = [*islice(pieces, PIECES)]
        texts.append("".join(some))
        length += len(texts[-1])
        if length > longest:
            raise TooLongError
        more = len(some) == PIECES
    return "".join(texts)
