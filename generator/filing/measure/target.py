"""Reading a target: comparator, number and unit, or a date, or words."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.filing.measure.assembling import (
    measure_in_words,
    measure_of_date,
    measure_of_quantity,
    measure_of_word,
    oddities,
    unclear_dates,
)
from generator.filing.measure.dates import FoundDate
from generator.filing.measure.folding import fold
from generator.filing.measure.leaning import Leaning
from generator.filing.measure.model import Comparator, Doubt, DoubtKind, Measure, Reading
from generator.filing.measure.qualitative import full_performance, none_at_all
from generator.filing.measure.scanning import Scan, divide, scan, trim
from generator.filing.measure.settling import is_rough, settle
from generator.filing.measure.sign_column import column_sign, says_nature
from generator.filing.measure.sign_words import post_sign
from generator.filing.measure.units import column_unit, is_duration
from generator.structs import Struct, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing.measure.assembling import Stretch
    from generator.filing.measure.quantities import Quantity
    from generator.filing.measure.row import RowKind
    from generator.filing.measure.settling import Settled

_HUNDRED = Decimal(100)
_Found = tuple[Measure, list[Doubt]]


class _Columns(Struct, frozen=True):
    """What is known of a target beside its text."""

    row: RowKind
    unit: str
    sign: Comparator | None


@lru_cache(maxsize=16384)
def read_target(
    text: str, *, row: RowKind, year: int, unit: str = "", comparator: str = ""
) -> Reading:
    """Read a target as typed (年度指标值).

    ``unit`` and ``comparator`` are the texts of the columns 度量单位 and 指标性质, '' where the
    form has none; ``year`` is the form's, for dates like 年底前. A number without a sign gets the
    default of its kind of row: ≤ in cost rows and for dates, ≥ elsewhere, = for 0 and for 100 %.
    """
    if not text.strip():
        return Reading()
    if says_nature(comparator, "定性"):
        return Reading((measure_in_words(text),))
    scanned = scan(text, year)
    columns = _Columns(row, unit, column_sign(comparator))
    found = [item for part in scanned.parts for item in _read_part(scanned, part, columns)]
    measures = tuple(measure for measure, _ in found)
    doubts = [*unclear_dates(scanned), *(doubt for _, doubts in found for doubt in doubts)]
    if len(measures) > 1:
        doubts.insert(0, Doubt(DoubtKind.SEVERAL, text.strip(), str(len(measures))))
    quantitative = columns.sign or says_nature(comparator, "定量")
    if quantitative and all(measure.qualitative for measure in measures):
        doubts.append(Doubt(DoubtKind.NO_NUMBER, text.strip(), comparator.strip()))
    return Reading(measures, tuple(doubts))


def _read_part(scanned: Scan, part: Stretch, columns: _Columns) -> list[_Found]:
    """Read one item of a list, or a text that is no list."""
    hits = hits_of(scanned, part, columns.row)
    if hits:
        return [
            _read_date(scanned, hit, stretch, columns)
            if isinstance(hit, FoundDate)
            else _read_quantity(scanned, hit, stretch, columns)
            for hit, stretch in zip(hits, divide(scanned, part, hits), strict=True)
        ]
    text = scanned.stretch(part)
    return [_read_words(text, columns)] if trim(text) else []


def hits_of(scanned: Scan, part: Stretch, row: RowKind) -> tuple[Quantity | FoundDate, ...]:
    """Return what sets a target in a part; a date beside a number is often only its context."""
    if not scanned.dates and len(scanned.parts) == 1:
        return scanned.quantities  # as of nearly all
    begin, end = part
    quantities = [hit for hit in scanned.quantities if begin <= hit.start < end]
    dates = [hit for hit in scanned.dates if begin <= hit.start < end and hit.day is not None]
    alone = not quantities and not trim(scanned.plain[begin:end])
    dates = [
        found
        for found in dates
        if not found.context and (row.is_time or found.deadline or alone)
        if row.is_time or not (quantities and found.closes_year)
    ]
    return tuple(sorted((*quantities, *dates), key=lambda hit: hit.start))


def _read_words(text: str, columns: _Columns) -> _Found:
    """Read a text without numbers: words for all and for none, else a qualitative target."""
    folded = fold(text)
    if full_performance(folded):
        return (
            measure_of_word(text, 100, "%", Comparator.EQ),
            [Doubt(DoubtKind.COUNTABLE_BASE, trim(text))],
        )
    if none_at_all(folded):
        unit = column_unit(fold(columns.unit)).name
        return measure_of_word(text, 0, unit, Comparator.EQ), []
    return measure_in_words(text), []


def _read_date(scanned: Scan, found: FoundDate, stretch: Stretch, columns: _Columns) -> _Found:
    default = Comparator.GE if found.after else Comparator.LE
    return measure_of_date(scanned, found, stretch, columns.sign or default), []


def _read_quantity(
    scanned: Scan, quantity: Quantity, stretch: Stretch, columns: _Columns
) -> _Found:
    settled = settle(quantity, columns.row, columns.unit)
    signs = signs_of(quantity, columns.sign)
    # 约5000 sets no target; the oddities hold its doubt
    comparator = None if is_rough(quantity) else comparator_of(settled, columns.row, signs)
    odd = [*_unclear(settled, comparator, signs)]
    measure = measure_of_quantity(scanned, settled, stretch, comparator, sign_written=bool(signs))
    if columns.row.leaning is Leaning.LESS and settled.value:
        if signs and comparator is not None and comparator.upward and not quantity.lead.change:
            odd.append((DoubtKind.AGAINST_NAME, comparator.value))
        measure = replace(measure, is_limit=comparator is Comparator.EQ)
    doubts = oddities(scanned, settled)
    if odd:
        written = scanned.phrase(quantity)
        doubts += (Doubt(kind, written, expected) for kind, expected in odd)
    return measure, doubts


def _unclear(
    settled: Settled, comparator: Comparator | None, signs: tuple[Comparator, ...]
) -> Iterator[tuple[DoubtKind, str]]:
    """Yield what is in doubt about a quantity as a target, each with what it was compared with."""
    lead = settled.quantity.lead
    if comparator is None and not is_rough(settled.quantity):
        yield (DoubtKind.SIGN_CONFLICT if signs else DoubtKind.DIRECTION), "、".join(signs)
    if lead.change:
        yield DoubtKind.BASE_REQUIRED, ""
    if lead.unclear is DoubtKind.CHANGE_UNCLEAR and settled.unit in {"%", "百分点"}:
        yield DoubtKind.CHANGE_UNCLEAR, ""


def signs_of(quantity: Quantity, column: Comparator | None) -> tuple[Comparator, ...]:
    """List the different signs written before, after and beside a number.

    不少于5次以上 says one thing twice: the stricter sign, before the number, stands for both.
    """
    before, after = quantity.lead.sign, post_sign(quantity.post)
    if before is after is column is None:
        return ()
    if before and after and before.upward == after.upward:
        after = None
    return tuple(dict.fromkeys(sign for sign in (before, after, column) if sign))


def comparator_of(
    settled: Settled, row: RowKind, signs: tuple[Comparator, ...]
) -> Comparator | None:
    """Work out the comparator, None where the signs disagree or no direction can be told."""
    if len(signs) > 1:
        return None
    if settled.upper is not None and not signs:
        return Comparator.RANGE
    lead = settled.quantity.lead
    if not signs and lead.unclear is DoubtKind.DIRECTION:
        return None
    falls = lead.change < 0
    if signs:
        return signs[0].mirrored if falls else signs[0]
    return Comparator.LE if falls else _default(settled, row)


def _default(settled: Settled, row: RowKind) -> Comparator | None:
    """Return the comparator of a bare number: a limit where less is better by kind or by name.

    A bare length of time in a 时效 row may be a limit (5个工作日) or a duty (全年12个月): not told.
    """
    if settled.value == 0:
        return Comparator.EQ
    if row.limits:
        return Comparator.LE
    if row.leaning is Leaning.UNCLEAR or (row.is_time and is_duration(settled.unit)):
        return None
    full = settled.unit == "%" and settled.value == _HUNDRED
    return Comparator.EQ if full else Comparator.GE
