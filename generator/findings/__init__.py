"""The findings library: from data and scores to the year's problems, each with its measure."""

from generator.findings.find import DEFAULT_LIMIT, find
from generator.findings.finding import Finding, Findings, Remedy
from generator.findings.library import Entry, Library, LibraryFile
from generator.findings.library_file import find_library
from generator.templating.sentence import SentenceError, render_sentence

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
