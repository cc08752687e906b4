"""The findings library: from data and scores to the year's problems, each with its measure."""

from generator.narrative.findings.find import DEFAULT_LIMIT, find
from generator.narrative.findings.finding import Finding, Findings, Remedy
from generator.narrative.findings.library import Entry, Library, LibraryFile
from generator.narrative.findings.library_file import find_library
from generator.narrative.templating.sentence import SentenceError, render_sentence

__all__ = [
    "DEFAULT_LIMIT",
    "Entry",
    "Finding",
    "Findings",
    "Library",
    "LibraryFile",
    "Remedy",
    "SentenceError",
    "find",
    "find_library",
    "render_sentence",
]
