"""Wording rendered with marks around all that it prints, which tell where it is from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.diagnostics import nowhere
from generator.narrative.wording import Wording, WordingEnvironment
from generator.templating.trace import TRACE
from generator.templating.traced_environment import TracedEnvironment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.diagnostics import Asked
    from generator.narrative.blocks import Blocks
    from generator.narrative.sheet import Sheet
    from generator.narrative.wording import Said
    from generator.templating.wording_loader import Shelf


class TracedWordingEnvironment(TracedEnvironment, WordingEnvironment):
    """Jinja for wording that is traced: its own words are marked too."""

    prose = True


@lru_cache(maxsize=16)
def _environment(shelf: Shelf) -> TracedWordingEnvironment:
    return TracedWordingEnvironment(shelf)


@dataclass(frozen=True)
class TracedWording(Wording):
    """The wording of a form, rendered within ``tracing``."""

    def write(
        self,
        chapter: str,
        data: Mapping[str, object],
        asked_at: Asked = nowhere,
        sheet: Sheet | None = None,
    ) -> tuple[Blocks, Said]:
        """Write a chapter, its text marked."""
        TRACE.get().over(data, sheet.about if sheet else ())
        return Wording.write(self, chapter, data, asked_at, sheet)

    @property
    def _jinja(self) -> WordingEnvironment:
        return _environment(self._shelf)
