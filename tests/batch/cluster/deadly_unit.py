"""What a worker is given in place of the usual work: a unit that the system kills it for."""

from __future__ import annotations

import os
import signal

from generator.batch.cluster.worker_room import draft_parcel

DEADLY = "索命"


def draft_or_die(parcel):
    """Draft a unit, but for the one that no worker survives."""
    if DEADLY in parcel.path:
        os.kill(os.getpid(), signal.SIGKILL)
    return draft_parcel(parcel)
