"""The results of a run, read one by one: what a summary knows of every unit.

What many units share (levels, forms, titles) is one text in memory, however often it is read.
"""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING, Any

from generator.batch.result import ScoreRow, State
from generator.diagnostics import CATALOGUE, Audience
from generator.structs import Struct
from generator.summary.averages import mean_of, mean_points
from generator.summary.result_lines import NoResultsError, lines_of, substance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

OF_RUNS = "O"  # the letter of what is said of files and runs: no fault of a filing
WHOLE_UNIT = "整体自评"


class Assessed(Struct, frozen=True):
    """One assessed thing: its name, kind, points, grade, rate of execution and rows."""

    name: str
    kind: str
    points: Decimal | None
    grade: str | None
    rate: Decimal | None
    rows: tuple[ScoreRow, ...]


class Found(Struct, frozen=True):
    """One finding of a check as the results tell it."""

    code: str
    severity: str
    title: str
    message: str
    hint: str
    place: str


class UnitRow(Struct, frozen=True, dict=True):
    """One unit's row of the results."""

    unit: str
    year: str
    form: str
    file: str
    failed: bool
    documents: int
    assessed: tuple[Assessed, ...]
    findings: tuple[Found, ...]
    problems: tuple[str, ...]
    cause: str

    @cached_property
    def counts(self) -> Counter[str]:
        """How many of its findings have each severity."""
        return Counter(one.severity for one in self.findings)

    @cached_property
    def lead(self) -> Assessed | None:
        """What stands for the unit: its own assessment, its only project, or all projects' mean.

        A mean has neither grade nor rows: no rubric gives it one.
        """
        scored = [one for one in self.assessed if one.points is not None]
        whole = [one for one in scored if one.kind == WHOLE_UNIT]
        if whole or len(scored) == 1:
            return (whole or scored)[0]
        if not scored:
            return None
        points = mean_points(one.points for one in scored if one.points is not None)
        rates = [one.rate for one in scored if one.rate is not None]
        rate = mean_of(rates) if len(rates) == len(scored) else None
        return Assessed(f"{len(scored)} 个项目平均", "项目", points, None, rate, ())


def unit_rows(path: Path, note: Callable[[bytes], object] = bytes) -> Iterator[UnitRow]:
    """Read the rows of a file one by one; raise NoResultsError where it holds none.

    ``note`` is given what a summary rests on: the same of a run that changed nothing.
    """
    empty = True
    try:
        for line in lines_of(path):
            note(substance(line))
            yield _row(json.loads(line))
            empty = False
        for data in _whole(path) if empty else ():  # written in another way, or nothing
            note(json.dumps(data).encode())
            yield _row(data)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError) as error:
        raise NoResultsError from error


def _whole(path: Path) -> list[dict[str, Any]]:
    units = json.loads(path.read_text(encoding="utf-8"))["units"]
    return list(units)


def _row(data: Mapping[str, Any]) -> UnitRow:
    cause = data["cause"]
    return UnitRow(
        unit=str(data["unit"]),
        year=intern(data.get("year") or ""),
        form=intern(data.get("form") or ""),
        file=str(data["file"]),
        failed=data["state"] == State.FAILED,
        documents=len(data["documents"]),
        assessed=tuple(map(_assessed, data["scores"])),
        findings=tuple(_findings(data["findings"], str(data["file"]))),
        problems=tuple(data.get("problems", ())),
        cause=f"{cause['code']} {cause['message']}" if cause else "",
    )


def _assessed(data: Mapping[str, Any]) -> Assessed:
    rows = tuple(ScoreRow(*map(intern, row)) for row in data.get("rows", ()))
    kind = intern(data.get("kind") or "")
    points, rate = _number(data["points"]), _number(data.get("rate"))
    grade = intern(data["grade"]) if data["grade"] else None
    return Assessed(intern(data["name"]), kind, points, grade, rate, rows)


def _number(text: str | None) -> Decimal | None:
    return Decimal(text) if text else None


def _findings(found: Iterable[Mapping[str, Any]], file: str) -> Iterator[Found]:
    """Yield what is to be mended in the filing; runs and maintainers have their own messages."""
    for one in found:
        code, place = one["code"], one["position"] or {}
        if code[0] == OF_RUNS or not _is_for_units(code, own=place.get("file") == file):
            continue
        where = str(place.get("line") or place.get("place") or "")
        yield Found(
            intern(code),
            intern(one["severity"]),
            intern(one["title"]),
            one["message"],
            one["hint"],
            where,
        )


def why(code: str) -> str:
    """Say why a code is looked for, '' of one that only a later version knows."""
    return CATALOGUE[code].why if code in CATALOGUE else ""


def _is_for_units(code: str, *, own: bool) -> bool:
    """Tell whether a code speaks to units; one that a later version knows is taken for such.

    ``own`` tells that the place is in the unit's file: a form that is not may be named there.
    """
    to = Audience(CATALOGUE[code].to) if code in CATALOGUE else Audience.UNIT
    return to is Audience.UNIT or (own and to is Audience.CALLER)
