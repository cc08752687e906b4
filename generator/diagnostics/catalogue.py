"""The catalogue of codes: title, severity, audience, sentence, hint and reason, kept as data.

One file a letter in ``codes/``. They are TOML because the standard library reads it: this package
stands at the bottom of the house and must not need the YAML reader, whose mistakes it describes.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).with_name("codes")
SUFFIX = ".toml"


class Audience(StrEnum):
    """Who can do something about a diagnostic."""

    UNIT = "unit"  # who fills in the file
    MAINTAINER = "maintainer"  # who keeps forms, rubrics, templates, wording, findings libraries
    CALLER = "caller"  # who typed the command line: wrong use, nothing was done
    PROGRAM = "program"  # we: a defect


class Entry(Struct, frozen=True):
    """What the catalogue says of one code.

    ``message`` and ``hint`` are ``str.format`` templates over the facts of a diagnostic; ``why``
    is what ``ziping rule CODE`` prints; ``source`` names the rule's origin where there is one;
    ``to`` is who it speaks to.
    """

    code: str
    title: str
    severity: str
    message: str
    hint: str = ""
    why: str = ""
    source: str = ""
    to: str = Audience.UNIT


class Catalogue:
    """All codes by name, read from disk letter by letter as they are looked up."""

    def __init__(self) -> None:
        self._letters: dict[str, dict[str, Entry]] = {}

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry, sorted by code."""
        letters = sorted(file.name.removesuffix(SUFFIX) for file in FOLDER.iterdir())
        found = {code: entry for letter in letters for code, entry in self._of(letter).items()}
        return dict(sorted(found.items()))

    def __getitem__(self, code: str) -> Entry:
        return self._of(code[:1])[code]

    def __contains__(self, code: str) -> bool:
        return code in self._of(code[:1])

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def _of(self, letter: str) -> dict[str, Entry]:
        """Return the entries of a letter, none where there is no such letter."""
        if letter not in self._letters:
            file = FOLDER / f"{letter}{SUFFIX}"
            known = letter.isascii() and letter.isupper() and file.is_file()
            codes = tomllib.loads(file.read_text(encoding="utf-8")) if known else {}
            found = {code: Entry(code=code, **fields) for code, fields in codes.items()}
            self._letters[letter] = found
        return self._letters[letter]


CATALOGUE = Catalogue()
