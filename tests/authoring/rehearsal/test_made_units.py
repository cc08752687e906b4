"""Made-up units: any number, each its own, the same for the same seed, consistent or broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring.rehearsal import find_rehearsal
from generator.batch import check_one
from generator.diagnostics import Severity
from generator.forms.load import form_names
from generator.workspace import Workspace, builtin_root

WORKSPACE = Workspace((builtin_root(),))


@pytest.fixture(scope="module")
def rehearsal():
    found = find_rehearsal(WORKSPACE)
    assert found.diagnostics == ()
    return found.value


def written(unit, folder):
    path = folder / Path(unit.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(unit.text, encoding="utf-8")
    return path


def said(path):
    return {one.code for one in check_one(path) if one.severity is Severity.ERROR}


def test_units_are_made_for_forms_that_there_are(rehearsal):
    assert len(rehearsal.patterns) >= 5
    assert set(rehearsal.patterns) <= set(form_names(WORKSPACE))


@pytest.mark.parametrize("seed", [0, 7])
def test_nothing_is_found_in_a_unit_that_is_not_broken(rehearsal, seed, tmp_path):
    for unit in rehearsal.units(15, seed, 0):
        assert said(written(unit, tmp_path)) == set(), unit.path


def test_of_a_broken_unit_its_code_is_said(rehearsal, tmp_path):
    units = [one for one in rehearsal.units(24, 3, 12) if one.fault]
    assert {one.fault for one in units} == set(rehearsal.faults)
    for unit in units:
        assert unit.fault.code in said(written(unit, tmp_path)), unit.fault.name


def test_the_same_seed_makes_the_same_units(rehearsal):
    assert [*rehearsal.units(20, 5, 4)] == [*rehearsal.units(20, 5, 4)]
    assert [*rehearsal.units(20, 5, 4)] != [*rehearsal.units(20, 6, 4)]


def test_no_two_units_have_one_name(rehearsal):
    names = [one.path.name for one in rehearsal.units(3000, 1, 0)]
    assert len(set(names)) == len(names)
