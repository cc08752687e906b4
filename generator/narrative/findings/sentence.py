"""Renders one sentence of the library: Jinja in a sandbox, strict about every name."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import StrictUndefined, Template, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from generator.narrative.filter_input import FilterError, MissingValue, UnsuitableValue, shown
from generator.narrative.filters import FILTERS

if TYPE_CHECKING:
    from collections.abc import Mapping


class SentenceError(ValueError):
    """A sentence that cannot be written; its text is the reason, a Chinese clause."""


def render_sentence(template: str, data: Mapping[str, object]) -> str:
    """Write a sentence over the data; raise SentenceError where it cannot be."""
    try:
        return _compiled(template).render(data).strip()
    except (TemplateError, FilterError) as error:
        raise SentenceError(_reason(error)) from None
    except (TypeError, ArithmeticError) as error:
        raise SentenceError(f"算不出来（{error}）") from None


def names_in(template: str) -> frozenset[str]:
    """Return the names that a sentence needs; raise SentenceError where its syntax is wrong."""
    try:
        _compiled(template)
        return frozenset(meta.find_undeclared_variables(_ENVIRONMENT.parse(template)))
    except TemplateError as error:
        raise SentenceError(_reason(error)) from None


def _printable(value: object) -> object:
    """Print texts and numbers as they are; nothing, yes and no, and lists have no wording."""
    if value is None:
        raise MissingValue("要印的数据没有填")
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, bool) or not isinstance(value, str | int | StrictUndefined):
        raise UnsuitableValue(f"不能印出{shown(value)}")
    return value


def _environment() -> ImmutableSandboxedEnvironment:
    """Return an environment with our filters and nothing that Jinja brings by itself."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=_printable,
        autoescape=False,
    )
    environment.filters = dict(FILTERS)
    environment.globals.clear()
    return environment


_ENVIRONMENT = _environment()


@lru_cache(maxsize=1024)
def _compiled(template: str) -> Template:
    return _ENVIRONMENT.from_string(template)


def _reason(error: TemplateError | FilterError) -> str:
    """Say what is wrong; of Jinja's English only the part that names the thing is kept."""
    return f"{error}" if isinstance(error, FilterError) else f"写法有误（{error.message}）"
