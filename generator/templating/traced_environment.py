"""What an environment is given to trace: the filters of a traced tree, eyes for what is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jinja2 import nodes, pass_context

from generator.structs import Struct, replace
from generator.templating.data_environment import DataEnvironment
from generator.templating.looks import Styled
from generator.templating.trace import TRACE, without_marks
from generator.templating.traced_tree import (
    BEGUN,
    CLEAN,
    LAID_IN,
    MADE,
    PRINTED,
    READ,
    WORDS,
    Tracing,
)

if TYPE_CHECKING:
    from jinja2.runtime import Context


class TracedEnvironment(DataEnvironment):
    """A mixin, before an environment of templates: what these print is marked.

    Its filters take the context, so that no compiler works them out beforehand.
    """

    prose = False
    outside: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()

    def __init__(self, *given: Any, **options: Any) -> None:  # noqa: ANN401 - Jinja's own options
        super().__init__(*given, **options)
        self.filters |= {
            BEGUN: _begun,
            CLEAN: _clean,
            LAID_IN: _laid_in,
            MADE: _made,
            PRINTED: _printed,
            READ: _read,
            WORDS: _words,
        }

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        tracing = Tracing(name or "", prose=self.prose, outside=self.outside, inside=self.inside)
        traced: nodes.Template = tracing.visit(tree)
        return traced

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 项目.名称, and note that it was read."""
        value = super().getattr(obj, attribute)
        TRACE.get().saw(obj, attribute, value)
        return value

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401 - Jinja's signature
        """Read 业务数据["参保人数"], and note that it was read."""
        value = super().getitem(obj, argument)
        TRACE.get().saw(obj, argument, value)
        return value


@pass_context
def _begun(_context: Context, _value: object) -> None:
    TRACE.get().begin()


@pass_context
def _clean(_context: Context, value: object) -> object:
    return without_marks(value)


@pass_context
def _made(_context: Context, value: object) -> object:
    TRACE.get().made(value)
    return value


@pass_context
def _read(_context: Context, value: object, name: str) -> object:
    TRACE.get().saw(None, name, value)
    return value


@pass_context
def _words(_context: Context, value: str, file: str, line: int) -> str:
    return TRACE.get().print(value, file, line, words=True)


@pass_context
def _printed(context: Context, value: object, file: str, line: int) -> str:
    environment = context.environment
    assert isinstance(environment, DataEnvironment)  # noqa: S101 - no other has these filters
    return TRACE.get().print(environment.written(value), file, line)


@pass_context
def _laid_in(context: Context, value: object, file: str, line: int) -> object:
    """Mark the text of what brings runs of its own; a picture has none."""
    environment = context.environment
    assert isinstance(environment, DataEnvironment)  # noqa: S101 - as above
    if isinstance(value, Styled):
        return replace(value, text=TRACE.get().print(value.text, file, line))
    if isinstance(value, Struct):
        return value
    return TRACE.get().print(environment.as_text(value), file, line)
