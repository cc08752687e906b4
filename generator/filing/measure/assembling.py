"""Assembling measures from what a scan found; the same for targets and actual values."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.filing.measure.folding import fold
from generator.filing.measure.model import Comparator, Doubt, DoubtKind, Measure
from generator.filing.measure.qualitative import is_trend, level_of
from generator.filing.measure.scanning import trim
from generator.filing.measure.settling import is_rough

if TYPE_CHECKING:
    from generator.filing.measure.dates import FoundDate
    from generator.filing.measure.scanning import Scan
    from generator.filing.measure.settling import Settled

Stretch = tuple[int, int]


def measure_in_words(text: str) -> Measure:
    """Make the measure of a text that gives no number."""
    folded = fold(text)
    return Measure(
        text,
        qualitative=True,
        level=level_of(folded),
        base_required=is_trend(folded),
        note=trim(text),
    )


def measure_of_quantity(
    scanned: Scan,
    settled: Settled,
    stretch: Stretch,
    comparator: Comparator | None = None,
    *,
    sign_written: bool = False,
) -> Measure:
    """Make the measure of a quantity; ``stretch`` is the part of the text that belongs to it."""
    quantity = settled.quantity
    changes = quantity.lead.change != 0
    return Measure(
        text=scanned.stretch(stretch),
        comparator=comparator,
        value=settled.value,
        upper=settled.upper,
        unit=settled.unit,
        scale=settled.scale,
        sign_written=sign_written,
        base_required=changes,
        is_change=changes,
        approximate=is_rough(quantity),
        note=scanned.note(quantity, *stretch),
        subject=scanned.subject(quantity),
    )


def measure_of_date(
    scanned: Scan, found: FoundDate, stretch: Stretch, comparator: Comparator | None = None
) -> Measure:
    """Make the measure of a date."""
    return Measure(
        text=scanned.stretch(stretch),
        comparator=comparator,
        date=found.day,
        surely=found.surely,
        sign_written=found.deadline,
        note=scanned.note(found, *stretch),
    )


def measure_of_word(text: str, value: int, unit: str, comparator: Comparator | None) -> Measure:
    """Make the measure of a word that stands for a number, such as 全覆盖 or 零发生."""
    return Measure(text, comparator, Decimal(value), unit=unit, note=trim(text))


def oddities(scanned: Scan, settled: Settled) -> list[Doubt]:
    """Word the doubts about how a quantity is written."""
    if not settled.doubts:
        return []
    written = scanned.phrase(settled.quantity)
    return [Doubt(kind, written) for kind in settled.doubts]


def unclear_dates(scanned: Scan) -> list[Doubt]:
    """Word the doubts about dates that the calendar does not have, or that name no day."""
    return [
        Doubt(DoubtKind.DATE_UNCLEAR, scanned.written(found))
        for found in scanned.dates
        if found.day is None and not found.context
    ]
