"""Reading the numbers that a sentence states: 走访困难家庭540户次，核实准确率达到98%.

They are what the reading of a target would find in the text, without what only a cell is asked
about: doubts, notes, dates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing.measure.assembling import measure_of_word
from generator.filing.measure.folding import fold
from generator.filing.measure.model import Comparator, Measure
from generator.filing.measure.qualitative import full_performance
from generator.filing.measure.quantities import Quantity
from generator.filing.measure.row import RowKind
from generator.filing.measure.scanning import divide, scan
from generator.filing.measure.settling import is_rough, settle
from generator.filing.measure.target import comparator_of, hits_of, signs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing.measure.assembling import Stretch
    from generator.filing.measure.dates import FoundDate
    from generator.filing.measure.scanning import Scan

_ANY = RowKind()


def read_stated(text: str, year: int) -> Iterator[Measure]:
    """Yield the numbers with a unit in the order of the text; money in 万元, rates in %.

    ``year`` is the form's, by which dates are known. The text of each measure is the stretch that
    is nearer to its number than to the next number or date; a comparator is one that is written.
    """
    scanned = scan(text, year)
    for part in scanned.parts:
        hits = hits_of(scanned, part, _ANY)
        found = _numbers(scanned, part, hits) if hits else _in_words(scanned.stretch(part))
        yield from found


def _numbers(
    scanned: Scan, part: Stretch, hits: tuple[Quantity | FoundDate, ...]
) -> Iterator[Measure]:
    for hit, stretch in zip(hits, divide(scanned, part, hits), strict=True):
        if isinstance(hit, Quantity) and (measure := _stated(scanned, hit, stretch)):
            yield measure


def _in_words(text: str) -> Iterator[Measure]:
    """Yield 100 % where a text without numbers promises all of something: 全覆盖."""
    if full_performance(fold(text)):
        yield measure_of_word(text, 100, "%", Comparator.EQ)


def _stated(scanned: Scan, quantity: Quantity, stretch: Stretch) -> Measure | None:
    """Return the measure of a quantity, None where it has no unit."""
    settled = settle(quantity, _ANY)
    if not settled.unit:
        return None
    signs, rough = signs_of(quantity, None), is_rough(quantity)
    return Measure(
        text=scanned.stretch(stretch),
        comparator=comparator_of(settled, _ANY, signs) if signs and not rough else None,
        value=settled.value,
        upper=settled.upper,
        unit=settled.unit,
        scale=settled.scale,
        sign_written=bool(signs),
        base_required=quantity.lead.change != 0,
        is_change=quantity.lead.change != 0,
        approximate=rough,
        subject=scanned.subject(quantity),
    )
