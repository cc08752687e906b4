"""Some mutants of the checks, other ones of each module: a check that is changed is caught.

``python -m tests.checking.mutants`` tries all of them, and takes some minutes.
"""

from __future__ import annotations

from random import Random

import pytest
from mutants import HERE, equivalent, in_place, is_noticed, modules, mutants

from generator import checking
from tests.conftest import FUZZ

RULES = [name for name in modules() if "." in name]
EACH = 3 if FUZZ else 1
PICKED = RULES if FUZZ else Random(11).sample(RULES, 12)


@pytest.mark.parametrize("module", PICKED)
def test_a_changed_check_is_caught(module):
    """Fault: a branch of a check that no case and no planted fault goes through."""
    every = [one for one in mutants(module) if one.name not in equivalent().get(module, {})]
    for one in Random(f"{module}").sample(every, min(EACH, len(every))):
        assert is_noticed(one), f"{module}：{one.name}"


def test_the_mutants_that_nothing_can_notice_exist():
    """Fault: a reason left behind for what is no longer there, which hides the next one."""
    for module, reasons in equivalent().items():
        assert set(reasons) <= {one.name for one in mutants(module)}, module
        assert all(reasons.values())


def test_a_mutant_leaves_no_trace():
    """Fault: a module that stays changed, so that all later tests look at the mutant."""
    module = "rules.b19_overstaffed"
    for one in mutants(module):
        before = vars(checking.registry.rules.b19_overstaffed)["check"].__code__
        with in_place(one):
            pass
        assert vars(checking.registry.rules.b19_overstaffed)["check"].__code__ is before


def test_the_list_lies_beside():
    assert (HERE / "equivalent_mutants.yaml").is_file()
