"""Checks that are changed are caught: some mutants in each run, other ones with each module.

``python -m tests.checking.mutants`` tries all of them, names those that nobody noticed, and takes
a quarter of an hour; ``ZIPING_FUZZ=1`` tries here what an ordinary run picks from.
"""

from __future__ import annotations

from functools import cache
from random import Random

import pytest
from mutants import equivalent, in_place, is_noticed, modules, mutants

from generator.checking.rules import b19_overstaffed
from tests.conftest import FUZZ

RULES = [name for name in modules() if "." in name]
SAME = Random(11)  # noqa: S311 - the same in every run
PICKED = RULES if FUZZ else SAME.sample(RULES, len(RULES) // 6)
EACH = 2  # mutants of a module that are picked for the share
LEAST = 0.6  # share of those that must be noticed: many of the rest cannot be (``x or ""``)


@cache
def open_mutants(module):
    known = equivalent().get(module, {})
    return [one for one in mutants(module) if one.name not in known]


def noticed(mutant):
    return is_noticed(mutant, by_others=False)


@pytest.mark.parametrize("module", PICKED)
def test_a_finding_that_is_dropped_is_missed(module):
    """Fault: a way to a finding that no case and no planted fault goes."""
    dropped = [one for one in open_mutants(module) if one.old.startswith("yield")]
    assert [one.name for one in dropped if not noticed(one)] == []


def test_most_mutants_are_noticed():
    """Fault: cases that go through a check without looking at what it decides."""
    every = {module: open_mutants(module) for module in PICKED}
    picked = [one for some in every.values() for one in SAME.sample(some, min(EACH, len(some)))]
    lived = [f"{one.module}：{one.name}" for one in picked if not noticed(one)]
    assert len(lived) <= len(picked) * (1 - LEAST), "\n".join(lived)


def test_the_mutants_that_nothing_can_notice_exist():
    """Fault: a reason left behind for what is no longer there, which hides the next one."""
    for module, reasons in equivalent().items():
        assert set(reasons) <= {one.name for one in mutants(module)}, module
        assert all(reasons.values())


def test_a_mutant_leaves_no_trace():
    """Fault: a module that stays changed, so that all later tests look at the mutant."""
    before = b19_overstaffed.check.__code__
    for one in mutants("rules.b19_overstaffed"):
        with in_place(one):
            assert one.function != "check" or b19_overstaffed.check.__code__ is not before
        assert b19_overstaffed.check.__code__ is before
