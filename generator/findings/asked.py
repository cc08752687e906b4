"""Reads what the library asks a unit for beyond the common data: figures and short texts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic
from generator.filing.measure import read_actual, row_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Filing, Project
    from generator.findings.library import Library

PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?", re.ASCII)


def asked_figures(
    filing: Filing, library: Library
) -> tuple[dict[str, Decimal], tuple[Diagnostic, ...]]:
    """Return the figures that were given, under 业务数据 with their unit or 其他数据 without."""
    found: dict[str, Decimal] = {}
    unread: list[Diagnostic] = []
    for name, asked in library.figures.items():
        plain, text = filing.figures.get(name), filing.activity.get(name)
        if plain is not None:
            found[name] = plain
        elif text:
            value = _figure(text, asked.unit, name, filing.year)
            if value is None:
                facts = {"name": name, "text": text, "unit": asked.unit}
                unread.append(Diagnostic("Q06", facts, filing.position("业务数据", name)))
            else:
                found[name] = value
    return found, tuple(unread)


def _figure(text: str, unit: str, name: str, year: int) -> Decimal | None:
    """Return the one figure of a text in the unit asked for, None where there is none.

    The plain form goes first: 7月 alone would be read as a date.
    """
    plain = text.strip().removesuffix(unit).rstrip()
    if PLAIN.fullmatch(plain):
        return Decimal(plain)
    measure = read_actual(
        text, target=None, row=row_kind("", "", name), year=year, unit=unit
    ).single
    return measure.value if measure is not None and measure.unit == unit else None


def asked_texts(filing: Filing, library: Library, project: Project | None = None) -> dict[str, str]:
    """Return the texts that were given; a project's own go before the unit's."""
    return {name: text for name in library.texts for text in _texts(filing, name, project) if text}


def _texts(filing: Filing, name: str, project: Project | None) -> Iterator[str]:
    """Yield what stands under a name, what counts most last."""
    yield filing.activity.get(name) or ""
    materials = (filing.materials, project.materials if project is not None else {})
    for given in materials:
        text = given.get(name) or ""
        yield text if isinstance(text, str) else "；".join(part.rstrip("。；") for part in text)
