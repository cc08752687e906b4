"""The memory of a folder: whatever was torn off, the rest is remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.batch import Options, State
from generator.batch.one_unit import Task
from generator.batch.output_session import ROOM, remembered_at
from generator.batch.run_memory import FILE


@pytest.fixture
def remembered(county):
    county.build()
    return county, county.outputs / ROOM / FILE


@pytest.mark.parametrize("cut", [1, 100, 2000])
def test_a_line_that_was_torn_off_costs_its_unit_only(remembered, cut):
    county, file = remembered
    file.write_bytes(file.read_bytes()[:-cut])
    before = county.documents()
    states = [one.state for one in county.build()]
    assert states.count(State.BUILT) == (cut > 1)
    assert county.documents() == before
    assert {one.state for one in county.build()} == {State.SKIPPED}


@pytest.mark.parametrize("text", [b"", b"{}\n", b"\xff\n[1]\nnull\n"])
def test_a_memory_that_is_none_costs_time_only(remembered, text):
    county, file = remembered
    file.write_bytes(text)
    before = county.documents()
    assert {one.state for one in county.build()} == {State.BUILT}
    assert county.documents() == before


def test_it_does_not_grow_from_run_to_run(remembered):
    county, file = remembered
    size = file.stat().st_size
    county.build(force=True)
    county.build(county.inputs[:1])
    assert abs(file.stat().st_size - size) < 200
    assert {one.state for one in county.build()} == {State.SKIPPED}


def test_a_memory_that_cannot_be_opened_costs_time_only(remembered):
    county, file = remembered
    file.unlink()
    file.mkdir()
    assert {one.state for one in county.build()} == {State.BUILT}


def test_looking_at_it_writes_nothing(remembered):
    county, file = remembered
    torn = file.read_bytes()[:-100]
    file.write_bytes(torn)
    with remembered_at(county.outputs) as memory:
        known = [memory.recall(one) is not None for one in county.inputs]
        first = memory.recall(county.inputs[0]).result
        memory.keep(Task(county.inputs[0], Options(county.outputs)), first, None)
    assert (known.count(False), file.read_bytes()) == (1, torn)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="要有 /dev/full")
def test_a_full_disk_costs_the_memory_not_the_run(county):
    room = county.outputs / ROOM
    room.mkdir(parents=True)
    (room / FILE).symlink_to("/dev/full")
    assert {one.state for one in county.build()} == {State.BUILT}
    assert len(county.documents()) > len(county.inputs)
