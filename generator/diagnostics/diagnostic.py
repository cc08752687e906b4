"""The diagnostic: one frozen value that every renderer turns into its own format."""

from __future__ import annotations

import os
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics.catalogue import CATALOGUE, Audience
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MONEY = {"money": "万元"}
"""The unit of the amounts that a message states, where its facts name no other."""


class Severity(StrEnum):
    """How much a diagnostic weighs: an error, a warning, or only worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Position(Struct, frozen=True):
    """A stretch of one line of a text file, or a place in a document that has no lines.

    ``line`` and ``column`` count from 1 in characters, 0 where the place has none (a whole file, a
    Word template); ``length`` is in characters; ``excerpt`` is the text of the line, or of the
    paragraph or cell; ``place`` names a place inside a document, such as 正文第3段.
    """

    file: str
    line: int = 0
    column: int = 0
    length: int = 1
    excerpt: str = ""
    place: str = ""

    def __str__(self) -> str:
        """Write the place as file:line:column, or as the file and the place inside it."""
        if self.place:
            return f"{self.shown_file}：{self.place}"
        return f"{self.shown_file}:{self.line}:{self.column}" if self.line else self.shown_file

    @property
    def shown_file(self) -> str:
        """The file as a person at this folder would name it."""
        return _near(self.file, os.getcwd()) if os.path.isabs(self.file) else self.file  # noqa: PTH109, PTH117 - asked for every finding of every unit


@lru_cache(maxsize=256)
def _near(file: str, here: str) -> str:
    """Name a file from a folder that it lies in."""
    path = Path(file)
    return str(path.relative_to(here)) if path.is_relative_to(here) else file


class Diagnostic(Struct, frozen=True):
    """One thing to say to the user.

    The sentence is made from the catalogue's template and ``facts``, so that what a program reads
    and what a person reads cannot disagree. ``related`` are other places that belong to it, each
    with a word on why. ``severity`` overrules the catalogue's where a rule grades its findings.
    """

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)
    position: Position | None = None
    related: tuple[tuple[str, Position], ...] = ()
    severity_override: Severity | None = None

    @property
    def severity(self) -> Severity:
        """The severity of this finding."""
        return self.severity_override or _severity(self.code)

    @property
    def audience(self) -> Audience:
        """Who can do something about it."""
        return _audience(self.code)

    @property
    def title(self) -> str:
        """The short name of the code, such as 资金合计不符."""
        return CATALOGUE[self.code].title

    @property
    def message(self) -> str:
        """What is wrong, in one Chinese sentence with its facts."""
        return CATALOGUE[self.code].message.format_map(MONEY | dict(self.facts))

    @property
    def hint(self) -> str:
        """What to do about it; a rule may bring its own as the fact ``hint``."""
        return self.facts.get("hint") or CATALOGUE[self.code].hint.format_map(self.facts)


@cache
def _severity(code: str) -> Severity:
    return Severity(CATALOGUE[code].severity)


@cache
def _audience(code: str) -> Audience:
    return Audience(CATALOGUE[code].to)


def speaks_to(audience: Audience, diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of the diagnostics speaks to them."""
    return any(diagnostic.audience is audience for diagnostic in diagnostics)


def worst(diagnostics: Iterable[Diagnostic]) -> Severity | None:
    """Return the gravest severity among the diagnostics, None where there are none."""
    found = {diagnostic.severity for diagnostic in diagnostics}
    return next((severity for severity in Severity if severity in found), None)


def unique(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Drop repetitions, keeping the order: what two paths led to is said once."""
    seen = {(one.code, one.position, tuple(sorted(one.facts.items()))): one for one in diagnostics}
    return tuple(seen.values())
