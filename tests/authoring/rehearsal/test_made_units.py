"""Made-up units: any number, each its own, the same for the same seed, consistent or broken."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from generator.authoring.rehearsal import find_rehearsal
from generator.batch import Options, State, build_one, check_one
from generator.diagnostics import Severity
from generator.forms.load import form_names
from generator.structs import replace
from generator.workspace import Workspace, builtin_root

WORKSPACE = Workspace((builtin_root(),))
FORMS = tuple(form_names(WORKSPACE))
EACH = 14  # units of every form: more than 300 over all forms
# What is noted of a filing without fault, and why.
NOTED = {
    "W01": "淮北 prints the points for execution beside a total of 100 that lacks them",
    "W04": "the same: its total is the sum of the rows, as the form has it",
    "S07": "衡阳 numbers the two forms that it publishes 3-1 and 3-3",
}
OWN = re.compile(r"\d+(?:\.\d+)?")


@pytest.fixture(scope="module")
def rehearsal():
    found = find_rehearsal(WORKSPACE)
    assert found.diagnostics == ()
    return found.value


def only(rehearsal, form):
    return replace(rehearsal, patterns={form: rehearsal.patterns[form]})


def written(unit, folder):
    path = folder / Path(unit.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(unit.text, encoding="utf-8")
    return path


def said(path):
    """Return what is said of a file, without what is noted of a good one, too."""
    found = [(one.severity, one.code, one.facts) for one in check_one(path)]
    return [one for one in found if one[0] is not Severity.INFO or one[1] not in NOTED]


def test_every_form_has_its_pattern(rehearsal):
    assert set(rehearsal.patterns) == set(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_found_in_units_of_any_form(rehearsal, form, tmp_path):
    for unit in only(rehearsal, form).units(EACH, 11, 0):
        assert said(written(unit, tmp_path)) == [], unit.path


@pytest.mark.parametrize("form", FORMS)
def test_a_unit_of_any_form_is_built(rehearsal, form, tmp_path):
    (unit,) = only(rehearsal, form).units(1, 4, 0)
    result = build_one(written(unit, tmp_path / "inputs"), Options(tmp_path / "outputs"))
    assert result.state is State.BUILT
    assert result.missing == 0


@pytest.mark.parametrize("form", FORMS)
def test_units_of_a_form_differ_in_more_than_their_names(rehearsal, form):
    units = [*only(rehearsal, form).units(12, 2, 0)]
    amounts = {tuple(re.findall(r"[0-9]+\.[0-9]{2}", one.text)) for one in units}
    assert len(amounts) == len(units)
    worded = {OWN.sub("", one.text.replace(one.path.stem, "")) for one in units}
    assert len(worded) == len(units)


def test_institutions_have_subjects_enough_and_each_can_miss_something(rehearsal):
    for office in rehearsal.words.offices:
        subjects = rehearsal.subjects.subjects[office.name]
        assert len({one.name for one in subjects}) >= 2
        for subject in subjects:
            able = {key for key, one in subject.measures.items() if one.shortfalls}
            assert able & {"数量二", "质量", "效益一", "满意"}, subject.name


def test_of_a_broken_unit_its_code_is_said(rehearsal, tmp_path):
    count = len(rehearsal.faults) * len(rehearsal.patterns)  # every way meets every form
    ways = defaultdict(list)
    for unit in rehearsal.units(count, 3, count):
        ways[unit.fault].append(unit)
    assert set(ways) == set(rehearsal.faults)
    for fault, units in ways.items():
        for unit in units[:: max(1, len(units) // 4)]:
            codes = {code for _, code, _ in said(written(unit, tmp_path))}
            assert fault.code in codes, (unit.path, fault.name)


def test_the_same_seed_makes_the_same_units(rehearsal):
    assert [*rehearsal.units(30, 5, 4)] == [*rehearsal.units(30, 5, 4)]
    assert [*rehearsal.units(30, 5, 4)] != [*rehearsal.units(30, 6, 4)]


def test_no_two_units_have_one_name(rehearsal):
    names = [one.path.name for one in rehearsal.units(3000, 1, 0)]
    assert len(set(names)) == len(names)
