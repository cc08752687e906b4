"""Any number of made-up units, the same for the same seed: for rehearsals and measurements."""

from generator.authoring.rehearsal.made_units import MadeUnit, Rehearsal, find_rehearsal
from generator.authoring.rehearsal.pattern_mistake import PatternMistakeError

__all__ = ["MadeUnit", "PatternMistakeError", "Rehearsal", "find_rehearsal"]
