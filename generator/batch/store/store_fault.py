"""What keeps a store from being used, as the diagnostic that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic

NOT_INSTALLED, UNREADABLE, NOT_STORED = "O17", "O21", "O22"


class StoreFaultError(Exception):
    """The store cannot be used."""

    def __init__(self, said: Diagnostic) -> None:
        super().__init__(said.message)
        self.said = said
