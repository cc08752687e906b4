"""One rendering: a compiled template and data → text, and everything that went wrong on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError

from generator.narrative.templating.loader import UnreadableWording
from generator.narrative.templating.notes import Spot, Trouble, spot_of_traceback, taking_notes
from generator.narrative.templating.unknown import Blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from jinja2 import Template

LONGEST = 1_000_000
"""Characters of one chapter; no report is a tenth of it."""

FAILURES = (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError)
Rendered = tuple[str, tuple[Trouble, ...]]


class _TooLongError(Exception):
    """What a template gives has no end in sight."""


def render(
    template: Template, data: Mapping[str, object], explain: Callable[[Exception, Spot], str]
) -> Rendered:
    """Render a template; the text is of use only where nothing went wrong.

    ``explain`` says in Chinese what is wrong with the line at which an error was raised.
    """
    names = {name: Blank.called(name) if value is None else value for name, value in data.items()}
    text = ""
    with taking_notes(tuple(data)) as notes:
        try:
            # Not ``generate``: it would hide the frames that lead to the line of an error.
            context = template.new_context(names)
            text = "".join(_limited(template.root_render_func(context)))
        except UnreadableWording:
            raise
        except _TooLongError:
            notes.found[Trouble("N07", Spot(template.name or ""), ())] = None
        except FAILURES as error:
            notes.found[trouble_of(error, explain)] = None
    return text, tuple(notes.found)


def trouble_of(error: Exception, explain: Callable[[Exception, Spot], str]) -> Trouble:
    """Turn an error of Jinja, or of a calculation in a template, into a trouble with its place."""
    if isinstance(error, TemplateSyntaxError):
        spot = Spot(error.name or "", error.lineno)
        return Trouble("N05", spot, (("reason", explain(error, spot)),))
    spot = spot_of_traceback(error.__traceback__)
    if isinstance(error, TemplateNotFound):
        name = str(error.name)
        return Trouble("N01", spot, (("name", name),), name)
    if isinstance(error, RecursionError):
        return Trouble("N04", spot, (("problem", "措辞互相引用，没有尽头"),))
    return Trouble("N04", spot, (("problem", explain(error, spot)),))


def _limited(pieces: Iterator[str]) -> Iterator[str]:
    length = 0
    for piece in pieces:
        length += len(piece)
        if length > LONGEST:
            raise _TooLongError
        yield piece
