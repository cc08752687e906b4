"""Which diagnostics are wanted: by code, or by the beginning of codes (B for all of B01…)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.diagnostics.catalogue import CATALOGUE
from generator.diagnostics.diagnostic import Diagnostic
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable


class Selection(Struct, frozen=True):
    """Beginnings of codes to keep, all if there are none, and beginnings of codes to drop."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @classmethod
    def parse(cls, select: str, ignore: str) -> Selection:
        """Read two lists of codes with commas, full-width commas or 、 between them."""
        return cls(_codes(select), _codes(ignore))

    def keeps(self, diagnostic: Diagnostic) -> bool:
        """Tell whether a diagnostic is wanted."""
        wanted = not self.select or diagnostic.code.startswith(self.select)
        return wanted and not diagnostic.code.startswith(self.ignore or ("\0",))

    def mistakes(self) -> Iterable[Diagnostic]:
        """Yield a diagnostic for each beginning that no code has: a typo would hide findings."""
        for code in (*self.select, *self.ignore):
            if not any(known.startswith(code) for known in CATALOGUE):
                yield Diagnostic("G09", {"code": code})


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.upper() for code in re.split(r"[,，、\s]+", text) if code)
