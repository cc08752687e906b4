"""Runs that are disturbed: files replaced, processes killed, another run, links that lead out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from endless_unit import ENDLESS, made_or_endless

from generator.batch import Claims, Options, State, run, running
from generator.batch.output_session import ROOM, session
from generator.batch.run_lock import TakenError

ROOT = Path(__file__).parents[2]
PATIENCE = 60
posix = pytest.mark.skipif(os.name != "posix", reason="要用 POSIX 信号")


def strays(folder):
    return [*folder.rglob(".*.tmp")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_takes_anothers_unit_meanwhile_is_refused(county, jobs):
    """Fault: 480 units were reported and 479 were on the disk."""
    paths = county.inputs
    options = Options(county.outputs)
    claims = Claims()
    assert claims.claim_all(paths, options) == []
    paths[-1].write_bytes(paths[0].read_bytes())
    results = [*run(paths, options, jobs=jobs, claims=claims)]
    assert [one.path for one in results] == paths
    assert [one.code for one in results[-1].diagnostics] == ["O01"]
    saved = [path for one in results for path in one.saved]
    assert len(set(saved)) == len(saved) == len(county.documents())


def test_a_file_that_becomes_another_unit_goes_into_that_ones_folder(county):
    path = county.inputs[0]
    options = Options(county.outputs)
    claims = Claims()
    claims.claim_all([path], options)
    text = path.read_text(encoding="utf-8").replace(f"名称: {path.stem}", "名称: 换过的单位", 1)
    path.write_text(text, encoding="utf-8")
    (result,) = run([path], options, claims=claims)
    assert {one.parent.name for one in result.saved} == {"换过的单位"}


def test_a_name_that_yaml_writes_in_a_special_way_is_read_whole(county):
    path = county.inputs[0]
    text = path.read_text(encoding="utf-8").replace("名称: ", "名称: &unit ", 1)
    path.write_text(text, encoding="utf-8")
    claims = Claims()
    claims.claim_all([path], Options(county.outputs))
    assert claims.granted[path].name == path.stem


def test_units_are_taken_no_further_ahead_than_is_needed(county, monkeypatch):
    """The first results come before the last files are looked at."""
    planned = []
    plan = running.plan
    monkeypatch.setattr(
        running, "plan", lambda path, *rest: planned.append(path) or plan(path, *rest)
    )
    results = run(county.inputs, Options(county.outputs))
    next(results)
    assert len(planned) == 1
    results.close()


def test_another_run_in_the_same_folder_is_refused(county):
    refused = pytest.raises(TakenError, match=str(os.getpid()))
    with session(county.outputs), refused, session(county.outputs):
        pass
    county.build()


def test_a_lock_that_a_killed_run_left_behind_holds_nobody(county):
    (county.outputs / ROOM).mkdir(parents=True)
    (county.outputs / ROOM / "lock").write_text(" 999999", encoding="utf-8")
    stray = county.outputs / "2021" / "甲" / f".{'0' * 16}.tmp"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"half")
    county.build(county.inputs[:1])
    assert strays(county.outputs) == []
    assert not (county.outputs / ROOM / "lock").exists()


@pytest.mark.parametrize("depth", ["unit", "year"])
def test_a_link_that_leads_out_of_the_folder_is_not_followed(county, tmp_path, depth):
    path = county.inputs[0]
    outside = tmp_path / "别处"
    outside.mkdir()
    target = county.outputs / path.parent.name
    target = target / path.stem if depth == "unit" else target
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(outside, target_is_directory=True)
    (result,) = county.build([path])
    assert (result.failed, "O07" in {one.code for one in result.diagnostics}) == (True, True)
    assert [*outside.iterdir()] == []


def test_a_unit_without_end_is_one_failed_row(county, monkeypatch):
    """Reading it has no end, as on a dead share."""
    path, *others = county.inputs[:3]
    path = path.rename(path.with_name(f"{path.stem}{ENDLESS}.yaml"))
    paths = [path, *others]
    monkeypatch.setattr(running, "_made_with_task", made_or_endless)
    results = county.build(paths, jobs=2, limit=15.0)  # a process begins slowly on a busy machine
    assert [one.path for one in results if one.failed] == [path]
    (said,) = results[0].diagnostics
    assert (said.code, "15 秒" in said.message, "--unit-limit" in said.hint) == ("O03", True, True)


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_pipes_are_no_files_and_nobody_waits_for_them(county, jobs):
    """In place of a companion, of a document, of a filing: none is opened, here or in a worker."""
    beside, document, filing, *_ = paths = county.inputs
    os.mkfifo(beside.with_name(f"{beside.stem}-申报.yaml"))
    first = county.build(paths, jobs=jobs, limit=60.0)
    assert not any(one.failed for one in first)
    again = county.build(paths, jobs=jobs, limit=60.0)
    assert {one.state for one in again} == {State.SKIPPED}
    (made, *_) = next(one.saved for one in again if one.path == document)
    for one in (made, filing):
        one.unlink()
        os.mkfifo(one)
    last = {one.path: one for one in county.build(paths, jobs=jobs, limit=60.0)}
    assert (last[document].state, last[beside].state) == (State.BUILT, State.SKIPPED)
    assert [one.code for one in last[filing].diagnostics if one.code[0] == "Y"] == ["Y03"]


@posix
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("after", [1, 3])
def test_what_is_killed_is_finished_by_the_next_run(county, tmp_path, jobs, after):
    """Byte for byte the result of a run that nobody disturbed, and nothing half-written."""
    undisturbed = tmp_path / "无事"
    county.build(output=undisturbed)
    command = [sys.executable, "-m", "generator", "build", county.root / "inputs"]
    with subprocess.Popen(  # noqa: S603 - our own program
        [*command, "-o", county.outputs, "--jobs", jobs],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as running_one:
        end = time.monotonic() + PATIENCE
        while len([*county.outputs.rglob("*.docx")]) < after and running_one.poll() is None:
            assert time.monotonic() < end
            time.sleep(0.005)
        os.killpg(running_one.pid, signal.SIGKILL)
    for name, data in county.documents().items():
        assert data == county.documents(undisturbed)[name]
    results = county.build()
    assert not any(one.failed for one in results)
    assert county.documents() == county.documents(undisturbed)
    assert strays(county.outputs) == []
    assert {one.state for one in county.build()} == {State.SKIPPED}
