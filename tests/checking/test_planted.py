"""Each check, property by property: a fault planted in a clean filing gives its code at its line.

``ZIPING_FUZZ=1`` plants every fault in every record that it fits, with every value.
"""

from __future__ import annotations

from collections import Counter

import pytest
import yaml
from planting import HERE, clean_filings, faults, found_in, looked_at, tries

from generator import checking
from tests.conftest import FUZZ

WITHOUT = yaml.safe_load((HERE / "without_planted_fault.yaml").read_text(encoding="utf-8")) or {}


@pytest.mark.parametrize("fault", faults(), ids=str)
def test_a_planted_fault_gives_its_code_at_its_line_and_nothing_else(fault, tmp_path):
    every = list(tries(fault, all_of_them=bool(FUZZ)))
    assert every, "没有一份数据可以这样改"
    for number, one in enumerate(every):
        found = found_in(looked_at(one, tmp_path / str(number)).diagnostics)
        too_many, missing = found - one.expected, one.expected - found
        assert (too_many, missing) == (Counter(), Counter()), str(one)


def test_every_check_has_a_planted_fault_or_says_why_not():
    planted = {fault.code for fault in faults()}
    assert planted | set(WITHOUT) == set(checking.codes())
    assert not planted & set(WITHOUT)


def test_what_is_true_besides_has_its_reason():
    assert all(("另" in fault.told) == ("因" in fault.told) for fault in faults())


def test_the_samples_are_clean():
    quiet = [one for one in clean_filings() if not one.known]
    assert len(quiet) >= len(clean_filings()) - 1
