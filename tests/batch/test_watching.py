"""What a run rests on: which files matter, which units a change is for, where changes may come."""

from __future__ import annotations

import os

import pytest

from generator.batch import Options
from generator.batch.output_session import session
from generator.batch.running import run
from generator.batch.watching import Grounds, differing, grounds_of, until_changed


@pytest.fixture
def grounds(tmp_path):
    """Build the files of a folder; return what they rest on."""
    options = Options(output=tmp_path / "outputs")

    def built(folder):
        with session(options.output) as held:
            list(run(sorted(folder.glob("*.yaml")), options, memory=held.memory))
        return grounds_of([folder], options.output)

    return built


def names(paths):
    return {os.path.basename(path) for path in paths}  # noqa: PTH119 - paths as texts


def test_what_was_looked_for_matters_found_or_missing(copy, inputs, grounds):
    path = copy()
    found = grounds(inputs)
    assert {"单位.yaml", "项目清单.docx", "淮北市项目支出绩效自评.yaml"} <= names(found.stamps())
    own = inputs.parent / "templates/docx/通用/项目清单.docx"  # not there, but would count
    assert found.stamps()[str(own)] is None
    assert found.resting_on([str(own)]) == {path}


def test_a_unit_that_failed_rests_on_what_it_failed_by(copy, inputs, grounds):
    """Fault: only units with documents knew what they rest on, so a mended form was not seen."""
    form = inputs.parent / "templates/forms/淮北市项目支出绩效自评.yaml"
    form.parent.mkdir(parents=True)
    form.write_text("名称: 坏\n", encoding="utf-8")
    path = copy()
    assert grounds(inputs).resting_on([str(form)]) == {path}


def test_a_change_is_for_the_units_that_rest_on_it(copy, inputs, grounds):
    first, second = copy("甲.yaml"), copy("乙.yaml", 淮北市工伤保险管理服务中心="乙中心")
    found = grounds(inputs)
    assert found.resting_on([str(first)]) == {first}
    (shared,) = (
        one
        for one in found.stamps()
        if one.endswith("forms/淮北市项目支出绩效自评.yaml")
        and not one.startswith(str(inputs.parent))
    )
    assert found.resting_on([shared]) == {first, second}
    assert found.resting_on([str(inputs / "~$甲.yaml")]) == set()


def test_what_changed_meanwhile_is_stale(copy, inputs, grounds):
    path = copy()
    found = grounds(inputs)
    assert found.stale() == []
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert found.stale() == [str(path)]


def test_folders_are_those_that_are_there(inputs):
    (inputs / "2023").mkdir()
    found = Grounds((inputs,), {}).folders([str(inputs.parent / "narratives/甲/乙.md.j2")])
    assert found == sorted([str(inputs.parent), str(inputs), str(inputs / "2023")])


def test_a_file_that_is_replaced_by_its_equal_in_size_and_time_is_another(inputs):
    path = inputs / "甲.yaml"
    path.write_text("甲", encoding="utf-8")
    found = Grounds((inputs,), {})
    before = found.stamps()
    state = path.stat()
    beside = inputs / "甲.新"
    beside.write_text("乙", encoding="utf-8")
    os.utime(beside, ns=(state.st_atime_ns, state.st_mtime_ns))
    beside.replace(path)
    assert differing(before, until_changed(found, before)) == [str(path)]


def test_where_nothing_is_told_files_are_looked_at(inputs, monkeypatch):
    def deaf(*_, **__):
        raise OSError
        yield

    monkeypatch.setattr("generator.batch.watching.watch", deaf)
    monkeypatch.setattr("generator.batch.watching.LOOK", 10)
    looks = iter([{}, {}, {"甲": None}, {"甲": None}, {"甲": None}])
    monkeypatch.setattr(Grounds, "stamps", lambda _: next(looks))
    assert until_changed(Grounds((inputs,), {}), {}) == {"甲": None}


@pytest.mark.parametrize(
    ("before", "now", "changed"),
    [
        ({"甲": (1, 1, 1)}, {"甲": (1, 1, 1)}, []),
        ({"甲": (1, 1, 1)}, {"甲": (2, 1, 1)}, ["甲"]),
        ({"甲": (1, 1, 1)}, {"甲": None}, ["甲"]),
        ({"甲": None}, {}, ["甲"]),
        ({}, {"甲": None}, ["甲"]),
    ],
)
def test_files_differ_by_their_stamps(before, now, changed):
    assert differing(before, now) == changed
