"""A real cluster on this machine: a scheduler and its workers, each a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from tests.conftest import ROOT

PATIENCE = 60
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "start_new_session": True}


class LocalMachines:
    """The processes of a cluster."""

    def __init__(self, folder, workers):
        folder.mkdir(exist_ok=True)
        self._folder, self._file = folder, folder / "调度.json"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        wait_until(lambda: self._file.exists() and self._file.stat().st_size)
        self.address = json.loads(self._file.read_text(encoding="utf-8"))["address"]
        self.workers = [self._start("worker", "--nthreads", "1") for _ in range(workers)]

    def _start(self, what, *arguments):
        command = [sys.executable, "-m", f"distributed.cli.dask_{what}", *arguments]
        command += ["--no-dashboard", "--scheduler-file", str(self._file)]
        command += ["--local-directory", str(self._folder)] if what == "worker" else []
        settings = {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
        return subprocess.Popen(command, env=os.environ | settings, cwd=self._folder, **QUIET)  # noqa: S603

    def kill_one(self):
        """Kill a process that is at units; its nanny starts another."""
        import psutil

        (first, *_) = [one for one in self.workers if one.poll() is None]
        for child in psutil.Process(first.pid).children():
            if "spawn_main" in " ".join(child.cmdline()):
                child.kill()

    def end(self):
        for one in (*self.workers, self.scheduler):
            if one.poll() is None:
                os.killpg(one.pid, signal.SIGKILL)
            one.wait(PATIENCE)


def wait_until(true):
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


@contextmanager
def machines(folder, workers=2):
    pytest.importorskip("distributed", reason="没有装 dask、distributed：pip install .[cluster]")
    if os.name != "posix":
        pytest.skip("要用 POSIX 信号")
    started = LocalMachines(folder, workers)
    try:
        yield started
    finally:
        started.end()


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    with machines(tmp_path_factory.mktemp("集群")) as started:
        yield started
