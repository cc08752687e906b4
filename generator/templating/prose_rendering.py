"""Wording rendered: a run in which blank values bear their names and troubles wording's codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError

from generator.templating.steps import LONGEST
from generator.templating.template_run import TooLongError, run
from generator.templating.trouble_notes import Spot, Trouble, spot_of_traceback
from generator.templating.unknown import Blank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Template

    from generator.scoring.decimals import Decimals
    from generator.templating.template_run import Rendered


def render(
    template: Template,
    data: Mapping[str, object],
    explain: Callable[[Exception, Spot], str],
    decimals: Decimals | None = None,
) -> Rendered:
    """Render wording; the text is of use only where nothing went wrong.

    ``explain`` says in Chinese what is wrong with the line at which an error was raised; rates have
    the ``decimals`` of the papers that the wording stands in.
    """

    def failure(error: Exception) -> Trouble:
        if isinstance(error, TooLongError):
            return Trouble("N07", Spot(template.name or ""), ())
        return trouble_of(error, explain)

    return run(template, Blank.among(data), LONGEST, failure, decimals)


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
