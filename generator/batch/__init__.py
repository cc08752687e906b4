"""Many filings in one run: found, named, planned, built, saved, remembered; each a result."""

from generator.batch.data_files import find_files
from generator.batch.one_unit import LEFT_OVER, build_one, check_one, defect
from generator.batch.output_folders import Claims, collisions, target_folder
from generator.batch.result import Options, Result, Scored, State
from generator.batch.running import run

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
