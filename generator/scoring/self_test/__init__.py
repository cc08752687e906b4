"""Tests a rubric against itself, before it scores anybody (check P16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.scoring.self_test.rule_tests import rule_faults
from generator.scoring.self_test.totals import total_faults
from generator.scoring.self_test.unknown_data import name_faults
from generator.scoring.self_test.weights import weight_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.diagnostics import Diagnostic
    from generator.scoring.rubric import Rubric

TESTS = (rule_faults, name_faults, weight_faults, total_faults)


def defects_of(rubric: Rubric) -> Iterator[Diagnostic]:
    """Yield every contradiction of a rubric, each at the key that it shows at."""
    for test in TESTS:
        yield from test(rubric)


__all__ = ["defects_of"]
