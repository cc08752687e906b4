"""The checks a finance bureau's reviewer would make, each a function from a case to diagnostics."""

from generator.checking.case import Case, Subject
from generator.checking.registry import check, codes

__all__ = ["Case", "Subject", "check", "codes"]
