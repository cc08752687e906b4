"""The findings library: from data and scores to the year's problems, each with its measure.

Names are looked up when they are used: only forms with reports take problems from the library.
The step itself is ``find.find``: a package cannot look up a name that one of its modules has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lazy_names import looked_up

if TYPE_CHECKING:
    from generator.findings.find import DEFAULT_LIMIT
    from generator.findings.library import Entry, Library, LibraryFile
    from generator.findings.library_file import find_library
    from generator.findings.unit_problems import own_findings
    from generator.templating.sentence import SentenceError, render_sentence
    from generator.vocabulary.stated_problem import Finding, Findings, Remedy

__all__ = [
    "DEFAULT_LIMIT",
    "Entry",
    "Finding",
    "Findings",
    "Library",
    "LibraryFile",
    "Remedy",
    "SentenceError",
    "find_library",
    "own_findings",
    "render_sentence",
]

HOMES = {
    "DEFAULT_LIMIT": "generator.findings.find",
    "Entry": "generator.findings.library",
    "Finding": "generator.vocabulary.stated_problem",
    "Findings": "generator.vocabulary.stated_problem",
    "Library": "generator.findings.library",
    "LibraryFile": "generator.findings.library",
    "Remedy": "generator.vocabulary.stated_problem",
    "SentenceError": "generator.templating.sentence",
    "find_library": "generator.findings.library_file",
    "own_findings": "generator.findings.unit_problems",
    "render_sentence": "generator.templating.sentence",
}

__getattr__ = looked_up(__name__, HOMES)
