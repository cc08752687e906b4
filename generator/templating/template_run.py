"""One run of a compiled template: data in; text, and everything that went wrong on the way, out."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from generator.templating import time_limit
from generator.templating.allowance import ALLOWANCE, allowing
from generator.templating.refusal import RefusedError
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
        text = _in_time(template, data, longest)
    except UnreadableWording:
        raise
    except Exception as error:  # noqa: BLE001 - a template is data: whatever it raises is said
        notes.found[trouble_of(error)] = None
    finally:
        NOTES.reset(token)
    return text, tuple(notes.found)


def _in_time(template: Template, data: Mapping[str, object], longest: int) -> str:
    """Render a template within the allowance of its unit."""
    allowance = ALLOWANCE.get(None)
    if allowance is None:  # nobody renders a unit: the template has one of its own
        with allowing():
            return _in_time(template, data, longest)
    inner = time_limit.enter(allowance)
    try:
        try:
            # Neither render nor generate: they hide the frames that lead to an error's line.
            return _limited(template.root_render_func(_context(template, data)), longest)
        finally:
            if not inner:
                time_limit.leave()
    except time_limit.TimeUpError as error:
        time_limit.leave()  # it may have come just before the template had left
        reason = allowance.break_off()
        raise RefusedError(reason).with_traceback(error.__traceback__) from None


def _context(template: Template, data: Mapping[str, object]) -> Context:
    """Return a context over the data as they are: Jinja's ``new_context`` would copy them all."""
    environment = template.environment
    return environment.context_class(environment, data, template.name, template.blocks)  # type: ignore[arg-type]  # only looked up in


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
