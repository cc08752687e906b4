"""Results as JSON: whole, to be read again by a later run, and as rows for people and programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.batch.evidence import Evidence
from generator.batch.result import Result, Scored, ScoreRow
from generator.diagnostics import Diagnostic, Position, Severity, as_json

if TYPE_CHECKING:
    from collections.abc import Mapping


def line_of(value: object) -> str:
    """Write a value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def row_of(result: Result) -> dict[str, object]:
    """Return what the results file says of a unit."""
    return {
        "unit": result.unit,
        "year": result.year or None,
        "form": result.form or None,
        "file": str(result.path),
        "state": str(result.state),
        "reason": result.reason,
        "documents": [str(path) for path in result.saved],
        "missing": result.missing,
        "scores": [
            {
                "name": one.name,
                "kind": one.kind,
                "points": one.points or None,
                "grade": one.grade,
                "rate": one.rate or None,
                "rows": one.rows,
            }
            for one in result.scored
        ],
        "problems": result.problems,
        "findings": [as_json(one) for one in result.diagnostics],
        "cause": as_json(result.cause) if result.cause else None,
        "seconds": result.seconds,
    }


def kept_result(result: Result) -> dict[str, object]:
    """Return a result as plain data that loses nothing."""
    cause = result.cause
    return {
        "unit": result.unit,
        "saved": [str(path) for path in result.saved],
        "year": result.year,
        "form": result.form,
        "problems": result.problems,
        "scored": [
            [one.name, one.points, one.grade, one.kind, one.rate, one.rows] for one in result.scored
        ],
        "said": [_kept(one) for one in result.diagnostics],
        "missing": result.missing,
        "cause": _kept(cause) if cause else None,
        "seconds": result.seconds,
        "folder": str(result.folder) if result.folder else None,
    }


def result_from(path: Path, kept: Mapping[str, Any]) -> Result:
    """Return the result of an earlier run."""
    return Result(
        path,
        kept["unit"],
        tuple(Path(one) for one in kept["saved"]),
        tuple(map(_scored, kept["scored"])),
        tuple(_diagnostic(one) for one in kept["said"]),
        kept["missing"],
        _diagnostic(kept["cause"]) if kept["cause"] else None,
        seconds=kept["seconds"],
        folder=Path(kept["folder"]) if kept.get("folder") else None,
        year=kept.get("year", ""),
        form=kept.get("form", ""),
        problems=tuple(kept.get("problems", ())),
    )


def _scored(kept: list[Any]) -> Scored:
    """Return what was kept of a score; what an earlier version did not keep is not there."""
    rows = kept[5] if kept[5:] else ()
    name, points, grade, kind, rate = (*kept[:5], "", "")[:5]
    return Scored(name, points, grade, kind, rate, tuple(ScoreRow(*row) for row in rows))


def kept_evidence(evidence: Evidence) -> dict[str, object]:
    """Return what documents rest on as plain data, but for the files that many units share."""
    return {
        "roots": evidence.roots,
        "filing": evidence.filing,
        "changed": evidence.changed,
        "program": evidence.program,
        "own": dict(evidence.own),
    }


def evidence_from(kept: Mapping[str, Any], shared: Mapping[str, str | None]) -> Evidence:
    """Return what documents rest on, as an earlier run kept it."""
    roots = tuple(kept["roots"])
    return Evidence(roots, kept["filing"], kept["changed"], kept["program"], shared, kept["own"])


def _kept(one: Diagnostic) -> list[object]:
    place = _placed(one.position) if one.position else None
    related = [[why, _placed(where)] for why, where in one.related]
    override = str(one.severity_override) if one.severity_override else None
    return [one.code, dict(one.facts), place, related, override]


def _placed(one: Position) -> list[object]:
    return [one.file, one.line, one.column, one.length, one.excerpt, one.place]


def _diagnostic(kept: list[Any]) -> Diagnostic:
    code, facts, place, related, override = kept
    return Diagnostic(
        code,
        facts,
        Position(*place) if place else None,
        tuple((why, Position(*where)) for why, where in related),
        Severity(override) if override else None,
    )
