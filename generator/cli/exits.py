"""Exit codes of the command line."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a run of ziping ends with; warnings are nothing to complain of."""

    FINE = 0
    ERRORS = 1
    WRONG_USE = 2
    DEFECT = 3
