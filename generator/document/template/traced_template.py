"""Word templates whose text is rendered with marks around all that is printed in it."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.document.template.run_setting import LAID, PLACED
from generator.document.template.word_environment import (
    COLOUR,
    COLUMNS,
    IN_FIELD,
    MERGE_LOOP,
    MERGE_RUN,
    ONE_LINE,
    WordEnvironment,
)
from generator.document.template.word_template import WordTemplate
from generator.structs import replace
from generator.templating.trace import TRACE
from generator.templating.traced_environment import TracedEnvironment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.document.template.part import Part
    from generator.narrative.sheet import Sheet


IN = "\0"  # between a template and its part: no file has it in its name


class TracedWordEnvironment(TracedEnvironment, WordEnvironment):
    """Jinja for Word templates that are traced."""

    outside = frozenset((COLOUR, COLUMNS, IN_FIELD, MERGE_LOOP, MERGE_RUN, ONE_LINE, PLACED))
    inside = frozenset((LAID,))


@cache
def environment() -> TracedWordEnvironment:
    """Return the one environment for traced templates."""
    return TracedWordEnvironment()


class TracedTemplate(WordTemplate, frozen=True, eq=False):
    """A template whose documents are filled within ``tracing``."""

    def _begin(self, data: Mapping[str, object], sheet: Sheet | None) -> None:
        TRACE.get().over(data, sheet.about if sheet else ())


@lru_cache(maxsize=64)
def traced(template: WordTemplate) -> TracedTemplate:
    """Return a template that traces; it is made once for each that is loaded."""
    compiled = template.compiled
    file = f"{template.path}{IN}"
    parts = tuple(_traced_part(part, file + part.member) for part in compiled.parts)
    return TracedTemplate(template.path, replace(compiled, parts=parts))


def traced_place(file: str) -> tuple[Path, str]:
    """Return the template, and the part of it, that a mark's file names."""
    path, _, member = file.rpartition(IN) if IN in file else (file, "", "")
    return Path(path), member


def _traced_part(part: Part, file: str) -> Part:
    own = environment()
    code = own.compile(part.source.text, file, None)
    namespace = own.make_globals(None)
    return replace(part, template=own.template_class.from_code(own, code, namespace, None))
