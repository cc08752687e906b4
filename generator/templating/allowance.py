"""How much work the templates of one unit may make: steps, and the size of any value.

A step is about one node of a template's syntax tree, done once. Loops pay when they begin, for all
their rounds; macros and what makes values pay when they run. So a loop that prints nothing, a macro
that calls itself twice and a text that doubles end at the same step on every machine; what steps
do not see is ended by time (``time_limit``).
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from generator.structs import Struct
from generator.templating.refusal import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

STEPS: Final = 2_000_000
SECONDS: Final = 1.0  # of processor time in templates
STEPS_A_ROW: Final = 2_000
SECONDS_A_ROW: Final = 0.002

_TOO_MUCH = "循环或计算太多，没有尽头，已停止"
_USED_UP = "这里没有再算：同一个单位的模板和文字里，另一处循环或计算太多"


class Allowance(Struct):
    """What is left to the templates of one unit."""

    steps: int = STEPS
    seconds: float = SECONDS
    used_up: bool = False

    def grow(self, rows: int) -> None:
        """Let a unit have more for its rows of indicators."""
        if not self.used_up:
            self.steps += rows * STEPS_A_ROW
            self.seconds += rows * SECONDS_A_ROW

    def spend(self, steps: int) -> None:
        """Take steps; refuse those that are no longer there."""
        self.steps -= steps
        if self.steps < 0:
            reason = _USED_UP if self.used_up else _TOO_MUCH
            self.used_up = True
            refuse(reason)

    def break_off(self) -> str:
        """Leave nothing, for want of time; return why."""
        self.steps, self.used_up = 0, True
        return _TOO_MUCH


ALLOWANCE: ContextVar[Allowance] = ContextVar("allowance")


@contextmanager
def allowing(allowance: Allowance | None = None) -> Iterator[Allowance]:
    """Let all templates of the block share one allowance: a new one, or that of a block around."""
    there = ALLOWANCE.get(None)
    if allowance is None and there is not None:
        yield there
        return
    given = allowance or Allowance()
    token = ALLOWANCE.set(given)
    try:
        yield given
    finally:
        ALLOWANCE.reset(token)
