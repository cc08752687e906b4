"""What a process is given in place of the usual work: a unit that it never finishes."""

from __future__ import annotations

import time

from generator.batch.one_unit import make

ENDLESS = "无尽"


def made_or_endless(task):
    """Make a unit, but for the one that has no end."""
    if ENDLESS in task.path.name:
        time.sleep(600)
    return task, make(task)
