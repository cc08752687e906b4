"""Many filings in one run: found, named, planned, built, saved, remembered; each a result.

Names are looked up when they are used: what only finds files loads no more of this room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lazy_names import looked_up

if TYPE_CHECKING:
    from generator.batch.data_files import find_files
    from generator.batch.one_unit import LEFT_OVER, build_one, check_one
    from generator.batch.output_folders import Claims, collisions, target_folder
    from generator.batch.result import Options, Result, Scored, State
    from generator.batch.running import run
    from generator.batch.unit_draft import defect

__all__ = [
    "LEFT_OVER",
    "Claims",
    "Options",
    "Result",
    "Scored",
    "State",
    "build_one",
    "check_one",
    "collisions",
    "defect",
    "find_files",
    "run",
    "target_folder",
]

HOMES = {
    "LEFT_OVER": "generator.batch.one_unit",
    "Claims": "generator.batch.output_folders",
    "Options": "generator.batch.result",
    "Result": "generator.batch.result",
    "Scored": "generator.batch.result",
    "State": "generator.batch.result",
    "build_one": "generator.batch.one_unit",
    "check_one": "generator.batch.one_unit",
    "collisions": "generator.batch.output_folders",
    "defect": "generator.batch.unit_draft",
    "find_files": "generator.batch.data_files",
    "run": "generator.batch.running",
    "target_folder": "generator.batch.output_folders",
}

__getattr__ = looked_up(__name__, HOMES)
