"""Diagnostics as SARIF 2.1.0, the format in which editors and code hosts show findings."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING
from urllib.parse import quote

from generator.diagnostics.catalogue import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.diagnostics.diagnostic import Diagnostic, Position

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def as_sarif(diagnostics: Sequence[Diagnostic], version: str) -> dict[str, object]:
    """Return a SARIF log of one run; ``version`` is the program's."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {"name": "ziping", "version": version, "rules": [_rule(code) for code in codes]}
    results = [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in diagnostics]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, object]:
    entry = CATALOGUE[code]
    return {
        "id": code,
        "name": entry.title,
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why or entry.title},
        "defaultConfiguration": {"level": LEVELS[entry.severity]},
    }


def _result(diagnostic: Diagnostic, index: int) -> dict[str, object]:
    text = diagnostic.message + (f"\n→ {diagnostic.hint}" if diagnostic.hint else "")
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": text},
    }
    if diagnostic.position is not None:
        result["locations"] = [_location(diagnostic.position)]
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, "message": {"text": why}, **_location(place)}
            for number, (why, place) in enumerate(diagnostic.related, 1)
        ]
    return result


def _location(position: Position) -> dict[str, object]:
    physical: dict[str, object] = {"artifactLocation": {"uri": _uri(position.shown_file)}}
    if position.line:
        physical["region"] = {
            "startLine": position.line,
            "startColumn": position.column,
            "endColumn": position.column + position.length,
        }
    location: dict[str, object] = {"physicalLocation": physical}
    if position.place:
        location["logicalLocations"] = [{"name": position.place}]
    return location


def _uri(file: str) -> str:
    """Return a file as a URI: a whole path as one of its own, any other relative to here."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
