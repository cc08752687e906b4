"""Wording rendered with marks around all that it prints, which tell where it is from."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.narrative.wording import Wording, WordingEnvironment
from generator.templating.trace import TRACE
from generator.templating.traced_environment import TracedEnvironment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.narrative.sheet import Sheet
    from generator.templating.wording_loader import Shelf


class TracedWordingEnvironment(TracedEnvironment, WordingEnvironment):
    """Jinja for wording that is traced: its own words are marked too."""

    prose = True


@lru_cache(maxsize=16)
def _environment(shelf: Shelf) -> TracedWordingEnvironment:
    return TracedWordingEnvironment(shelf)


class TracedWording(Wording, frozen=True):
    """The wording of a form, rendered within ``tracing``."""

    def _begin(self, data: Mapping[str, object], sheet: Sheet | None) -> None:
        TRACE.get().over(data, sheet.about if sheet else ())

    @property
    def _jinja(self) -> WordingEnvironment:
        return _environment(self._shelf)
