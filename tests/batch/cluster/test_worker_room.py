"""A worker alone: how long it may be at a unit."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

from generator.batch import Options
from generator.batch.cluster.installation import mark
from generator.batch.cluster.parcel import parcel_of
from generator.batch.one_unit import Task
from generator.workspace import Workspace
from tests.conftest import ROOT

PATIENCE = 120
ENDLESS = """
import pickle, sys, time
from pathlib import Path
from generator.batch.cluster import worker_room

worker_room.draft_unit = lambda *_: time.sleep(600)
worker_room.open_room("票", "", b"", Path(sys.argv[1]))
worker_room.draft_parcel(pickle.loads(sys.stdin.buffer.read()))
"""


def test_a_worker_ends_itself_when_a_unit_takes_longer_than_it_may(copy, tmp_path):
    task = Task(copy(), Options(tmp_path, limit=0.5))
    parcel = parcel_of(task, Workspace.around(task.path), "票", mark())
    assert parcel.limit == 0.5
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", ENDLESS, tmp_path / "间"],
        input=pickle.dumps(parcel),
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (1, b"")
