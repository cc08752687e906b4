"""The checks a finance bureau's reviewer would make, each a function from a case to diagnostics."""

from generator.checking.dossier import Dossier
from generator.checking.registry import check, check_between, codes, is_opinion
from generator.scoring.case import Case, Subject

__all__ = ["Case", "Dossier", "Subject", "check", "check_between", "codes", "is_opinion"]
