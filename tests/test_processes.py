"""Work shared among processes: what is killed, what is given up, what is left behind."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from generator.processes import AHEAD, Ready, apart, share

posix = pytest.mark.skipif(os.name != "posix", reason="要用 POSIX 信号")
FAR = 500  # items, more than any process gets to before it is interrupted
PATIENCE = 20  # seconds within which a process has begun or ended


def double(item):
    return item * 2


def killed_at(bad, item):
    """Die as a process does that the system kills, at one item."""
    if item == bad:
        os.kill(os.getpid(), signal.SIGKILL)
    return item


def stuck_at(bad, item):
    """Stay at one item for ever, without letting another thread run."""
    if item == bad:
        re.match(r"(a+)+$", "a" * 60 + "b")
    return item


def noted(folder, item):
    """Leave a trace of the process that did the item."""
    (folder / str(item)).write_text(str(os.getpid()), encoding="utf-8")
    time.sleep(0.02)
    return item


def lost(item, *, stuck):
    return f"卡在 {item}" if stuck else f"没有 {item}"


def test_results_come_in_the_order_of_the_items():
    assert list(share(double, range(9), 2, lost)) == list(range(0, 18, 2))


@posix
@pytest.mark.parametrize("bad", [0, 3, 8])
def test_an_item_that_kills_its_process_is_lost_alone(bad):
    made = list(share(partial(killed_at, bad), range(9), 2, lost))
    assert made == [lost(item, stuck=False) if item == bad else item for item in range(9)]


def test_an_item_at_which_a_process_is_stuck_is_lost_alone():
    """Fault: one unit without end kept all others from their documents."""
    made = list(share(partial(stuck_at, 2), range(5), 2, lost, longest=1.0))
    assert made == [lost(item, stuck=True) if item == 2 else item for item in range(5)]


def entered(folder, bad, item):
    """Leave a trace of every time that an item is begun."""
    with (folder / str(item)).open("a", encoding="utf-8") as trace:
        trace.write("x")
    return stuck_at(bad, item)


def test_what_a_process_is_stuck_at_is_tried_once_and_others_do_not_wait(tmp_path):
    """Fault: it cost the limit twice, and all behind it waited."""
    work = partial(entered, tmp_path, 0)
    results = share(work, range(FAR), 2, lost, longest=4.0)
    assert next(results) == lost(0, stuck=True)
    others = len(list(tmp_path.iterdir())) - 1
    assert others > AHEAD * 2
    assert list(results) == list(range(1, FAR))
    assert (tmp_path / "0").read_text(encoding="utf-8") == "x"


@posix
def test_what_was_killed_and_then_is_stuck_alone_is_lost_as_stuck(tmp_path):
    work = partial(killed_once_then_stuck, tmp_path)
    made = list(share(work, range(3), 1, lost, longest=1.0))
    assert made == [0, lost(1, stuck=True), 2]


def killed_once_then_stuck(folder, item):
    """Die at an item; stay at it for ever when it is tried again."""
    seen = folder / str(item)
    if item != 1:
        return item
    if not seen.exists():
        seen.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return stuck_at(item, item)


def test_a_process_that_waits_is_not_stuck():
    """Who has nothing to do, or does many small things, is left alone."""
    made = share(double, range(3), 1, lost, longest=1.0)
    assert next(made) == 0
    time.sleep(2.5)
    assert list(made) == [2, 4]


def test_what_is_ready_is_given_out_before_more_is_taken():
    """What costs no process is not gathered: the first of thousands appears at once."""
    taken = []

    def items():
        for item in range(FAR):
            taken.append(item)
            yield Ready(item)

    results = share(double, items(), 2, lost)
    assert [next(results) for _ in range(5)] == [0, 1, 2, 3, 4]
    assert len(taken) <= 2 * 5


def test_a_run_that_is_closed_gives_up_what_has_not_begun(tmp_path):
    with closing(share(partial(noted, tmp_path), range(FAR), 2, lost)) as results:
        assert next(results) == 0
    assert len(list(tmp_path.iterdir())) < FAR / 2
    assert multiprocessing.active_children() == []


@posix
def test_processes_do_not_outlive_the_one_that_began_them(tmp_path):
    program = (
        "from functools import partial; from pathlib import Path\n"
        "from generator.processes import share; from tests import test_processes as t\n"
        f"list(share(partial(t.noted, Path({str(tmp_path)!r})), range(t.FAR), 2, t.lost))\n"
    )
    root = Path(__file__).parents[1]
    with subprocess.Popen([sys.executable, "-c", program], cwd=root) as parent:  # noqa: S603
        wait_until(lambda: any(tmp_path.iterdir()))
        parent.kill()
    workers = {int(text) for path in tmp_path.iterdir() if (text := path.read_text("utf-8"))}
    wait_until(lambda: not any(alive(worker) for worker in workers))


def process_of(item):
    return os.getpid(), item


def marked_and_stuck(folder, item):
    noted(folder, item)
    time.sleep(10 * PATIENCE)


def test_what_is_done_apart_is_done_in_a_process_that_is_gone_afterwards():
    process, item = apart(process_of, "甲")
    assert (process != os.getpid(), item) == (True, "甲")
    assert not alive(process)


@posix
def test_what_is_killed_apart_is_said():
    with pytest.raises(BrokenExecutor):
        apart(partial(killed_at, 1), 1)


@posix
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_what_is_done_apart_ends_with_its_parent_whatever_it_is_at(tmp_path, end):
    program = (
        "from functools import partial; from pathlib import Path\n"
        "from generator.processes import apart; from tests import test_processes as t\n"
        f"apart(partial(t.marked_and_stuck, Path({str(tmp_path)!r})), 1)\n"
    )
    command = [sys.executable, "-c", program]
    root = Path(__file__).parents[1]
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        command, cwd=root, start_new_session=True, stderr=subprocess.DEVNULL
    ) as parent:
        wait_until(lambda: (tmp_path / "1").exists() and (tmp_path / "1").read_text("utf-8"))
        process = int((tmp_path / "1").read_text("utf-8"))
        if end == signal.SIGINT:
            os.killpg(parent.pid, end)  # as a terminal does
        else:
            parent.send_signal(end)
    wait_until(lambda: not alive(process))


def alive(process):
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text("utf-8").rpartition(")")[2].split()[0] != "Z"


def wait_until(condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)
