"""What a worker is given in place of the usual work: a unit that the system kills it for."""

from __future__ import annotations

import os
import signal

from generator.batch.cluster.worker_room import draft_parcels

DEADLY = "索命"


def draft_or_die(parcels):
    """Draft units, but for the one that no worker survives."""
    if any(DEADLY in one.path for one in parcels):
        os.kill(os.getpid(), signal.SIGKILL)
    return draft_parcels(parcels)
