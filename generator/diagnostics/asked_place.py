"""The place at which something was asked for, worked out only where it cannot be had."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.diagnostics.diagnostic import Position

Asked: TypeAlias = "Callable[[], Position | None]"


def nowhere() -> None:
    """Give no place: it was asked for by a command, or by another program."""
