"""A user's mistake as a value: what is wrong, where, and what to do about it."""

from generator.diagnostics.asked_place import Asked, nowhere
from generator.diagnostics.catalogue import CATALOGUE, Audience, Entry
from generator.diagnostics.diagnostic import (
    Diagnostic,
    Position,
    Severity,
    speaks_to,
    unique,
    worst,
)
from generator.diagnostics.text_report import as_json, as_text

__all__ = [
    "CATALOGUE",
    "Asked",
    "Audience",
    "Diagnostic",
    "Entry",
    "Position",
    "Severity",
    "as_json",
    "as_text",
    "nowhere",
    "speaks_to",
    "unique",
    "worst",
]
