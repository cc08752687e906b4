"""A user's mistake as a value: what is wrong, where, and what to do about it."""

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
    "Audience",
    "Diagnostic",
    "Entry",
    "Position",
    "Severity",
    "as_json",
    "as_text",
    "speaks_to",
    "unique",
    "worst",
]
