"""Which program stands on a machine: the workers' must be the one that asks them."""

from __future__ import annotations

import os
from functools import cache

from generator import __version__
from generator.batch.cluster.shipped_data import digest_of_data
from generator.batch.evidence import program
from generator.workspace import builtin_root

PLACE = f"{__name__}:MARK"  # what ``pkgutil.resolve_name`` finds on a worker that has it


@cache
def mark() -> str:
    """Return version, program, built-in data and kind of system, in one text to compare."""
    return f"{__version__} {program()} {digest_of_data(builtin_root())} {os.name}"


def version_in(one: str) -> str:
    """Return the version that a mark begins with."""
    return one.partition(" ")[0]


def __getattr__(name: str) -> str:
    if name == "MARK":
        return mark()
    raise AttributeError(name)
