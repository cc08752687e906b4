"""Any number of made-up units, the same for the same seed: for rehearsals and measurements."""

from generator.authoring.rehearsal.made_units import MadeUnit, Rehearsal, find_rehearsal

__all__ = ["MadeUnit", "Rehearsal", "find_rehearsal"]
