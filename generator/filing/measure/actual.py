"""Reading an actual value beside its target: a number is taken only where it answers the target."""

from __future__ import annotations

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
from generator.filing.measure.dates import bare_day
from generator.filing.measure.folding import fold
from generator.filing.measure.model import Comparator, Doubt, DoubtKind, Measure, Reading
from generator.filing.measure.no_such_day import no_such_day
from generator.filing.measure.qualitative import full_performance, is_trend, none_at_all
from generator.filing.measure.scanning import Scan, divide, scan, trim
from generator.filing.measure.settling import in_rate_of, settle
from generator.filing.measure.sign_words import post_sign
from generator.filing.measure.units import is_duration
from generator.structs import replace

if TYPE_CHECKING:
    from generator.filing.measure.dates import FoundDate
    from generator.filing.measure.quantities import Quantity
    from generator.filing.measure.row import RowKind
    from generator.filing.measure.settling import Settled

_SHORTEST_SUBJECT = 2
_NO_COUNT = frozenset({"%", "‰", "百分点", "万元"})
_TELLING_ENDING = 3
_HALF_A_DATE = ("日", "号")  # 28日 lacks its month; it is no number


@lru_cache(maxsize=16384)
def read_actual(
    text: str, *, target: Measure | None, row: RowKind, year: int, unit: str = ""
) -> Reading:
    """Read an actual value as typed (实际完成值).

    Against a target in words the actual value is words. Against a number it is the one quantity of
    the target's unit, and among several the one said of the target's subject; where that is none or
    more than one, the reading holds a doubt and no single measure. Without a target every quantity
    is a measure. ``unit`` is the text of the column 度量单位.
    """
    if not text.strip():
        return Reading()
    if target is not None and target.qualitative:
        return Reading((measure_in_words(text),))
    scanned = scan(text, year)
    if target is not None and target.date:
        return _against_limit(_read_date(scanned, year), target)
    if target is None:
        return _read_freely(scanned, row, unit, year)
    return _read_number(scanned, target, row, unit)


def _read_date(scanned: Scan, year: int) -> Reading:
    """Read the day on which something was done."""
    if (day := bare_day(fold(scanned.text).strip(), year)) is not None:
        return Reading((Measure(scanned.text, date=day),))
    days = [found for found in scanned.dates if found.day is not None and not found.context]
    doubts = unclear_dates(scanned)
    whole = (0, len(scanned.text))
    if len(days) == 1:
        return Reading((measure_of_date(scanned, days[0], whole),), tuple(doubts))
    if not days:
        if wrong := no_such_day(fold(scanned.text), year):
            doubts = [Doubt(DoubtKind.NO_SUCH_DAY, wrong)]
        counted = scanned.quantities and not scanned.text.rstrip().endswith(_HALF_A_DATE)
        kind = DoubtKind.NUMBER_FOR_DATE if counted else DoubtKind.NO_DATE
        doubts = doubts or [Doubt(kind, scanned.text.strip())]
        return Reading((measure_in_words(scanned.text),), tuple(doubts))
    stretches = divide(scanned, whole, tuple(days))
    measures = tuple(
        measure_of_date(scanned, found, stretch)
        for found, stretch in zip(days, stretches, strict=True)
    )
    return Reading(measures, (_several(scanned, days), *doubts))


def _against_limit(reading: Reading, target: Measure) -> Reading:
    """Ask about a day that is in time or late, depending on what 11月前 means on either side."""
    done = reading.single
    if done is None or done.date is None or target.date is None:
        return reading
    in_time = done.date <= (target.surely or target.date)
    late = done.date > target.date and done.surely is None
    if in_time or late:
        return reading
    unclear = Doubt(DoubtKind.DATE_UNCLEAR, (done if done.surely else target).text.strip())
    return replace(reading, doubts=(*reading.doubts, unclear))


def _read_freely(scanned: Scan, row: RowKind, unit: str, year: int) -> Reading:
    """Read an actual value whose target is missing or holds several measures."""
    candidates = [settle(found, row, unit) for found in scanned.quantities]
    if candidates:
        return _reading(scanned, candidates)
    if any(found.day for found in scanned.dates):
        return _read_date(scanned, year)
    return Reading((measure_in_words(scanned.text),), tuple(unclear_dates(scanned)))


def _read_number(scanned: Scan, target: Measure, row: RowKind, unit: str) -> Reading:
    """Find the number that answers a target with a number."""
    everything = [
        in_rate_of(_settle(scanned, found, target, row, unit), target.unit)
        for found in scanned.quantities
    ]
    if not everything:
        return _read_words(scanned, target)
    same_unit = [each for each in everything if _has_unit(each, target)]
    if not same_unit:
        return _asked(scanned, DoubtKind.UNIT_MISMATCH, everything, target.unit)
    answers = [each for each in same_unit if _answers_change(each, target)]
    if not answers:
        return _asked(scanned, DoubtKind.CHANGE_UNCLEAR, same_unit, target.text)
    reading = _reading(scanned, _preferred(scanned, answers, target))
    single = reading.single
    if single is not None and _clashes(single.subject, target.subject):
        clash = Doubt(DoubtKind.SUBJECT, single.subject, target.subject)
        return replace(reading, doubts=(*reading.doubts, clash))
    return reading


def _settle(scanned: Scan, found: Quantity, target: Measure, row: RowKind, unit: str) -> Settled:
    """Settle a quantity; a lone number without a unit is in the target's."""
    if found.unit or unit or not _lends_unit(scanned, found, target):
        return settle(found, row, unit)
    if target.unit == "%" and not _is_tiny(target):
        return settle(found, replace(row, is_rate=True))
    return settle(found, row, target.unit)


def _is_tiny(target: Measure) -> bool:
    """Tell a target of at most 1 % that was written so: 0.5 beside 0.9% is 0.5 %, no share."""
    return target.scale == 1 and target.value is not None and 0 < abs(target.value) <= 1


def _lends_unit(scanned: Scan, found: Quantity, target: Measure) -> bool:
    """Tell whether the target's unit can be meant: not for 56.88 beside a target of 55.5万人."""
    if found.scale != 1 and target.unit == "万元":
        return True
    alone = not trim(scanned.text[: found.start] + scanned.text[found.end :])
    return alone and (found.scale != 1 or target.scale == 1 or target.unit == "%")


def _has_unit(settled: Settled, target: Measure) -> bool:
    """Compare units; nothing at all is zero in any unit, and a bare 10 counts what 19期 counts."""
    if target.unit or settled.unit == target.unit:
        return settled.unit == target.unit
    counts = settled.scale == 1 and settled.unit not in _NO_COUNT and not is_duration(settled.unit)
    return target.value == 0 or (counts and not target.note)


def _answers_change(candidate: Settled, target: Measure) -> bool:
    """Compare a change with a change and a level with a level.

    A target of 增长率 is a level whose subject names a change, so a rise answers it too.
    """
    change = candidate.quantity.lead.change
    if target.is_change:
        return change != 0 or candidate.value < 0
    return change == 0 or (change > 0 and is_trend(target.subject))


def _preferred(scanned: Scan, candidates: list[Settled], target: Measure) -> list[Settled]:
    """Narrow several candidates: not what they are compared with, then by the target's subject."""
    measured = [each for each in candidates if each.quantity.lead.unclear is None]
    candidates = measured or candidates
    if len(candidates) == 1 or not target.subject:
        return candidates
    about = [each for each in candidates if _same(scanned.subject(each.quantity), target.subject)]
    return about or candidates


def _same(subject: str, other: str) -> bool:
    """Tell whether two subjects are one, as far as their words show: 参保率, 工地参保率."""
    shorter, longer = sorted((subject, other), key=len)
    if len(shorter) < _SHORTEST_SUBJECT:
        return False
    ending = shorter[-_TELLING_ENDING:]
    return shorter in longer or (len(ending) == _TELLING_ENDING and longer.endswith(ending))


def _clashes(subject: str, other: str) -> bool:
    """Tell two rates of different things: 知晓率 does not answer 满意率."""
    both = subject.endswith(("率", "度")) and other.endswith(("率", "度"))
    return both and not _same(subject.replace("度", "率"), other.replace("度", "率"))


def _read_words(scanned: Scan, target: Measure) -> Reading:
    """Read an actual value without a number beside a target with one."""
    text, folded = scanned.text, fold(scanned.text)
    if target.unit == "%" and full_performance(folded):
        return Reading(
            (measure_of_word(text, 100, "%", None),),
            (Doubt(DoubtKind.COUNTABLE_BASE, trim(text)),),
        )
    if none_at_all(folded):
        return Reading((measure_of_word(text, 0, target.unit, None),))
    dated = any(not found.context for found in scanned.dates)
    kind = DoubtKind.DATE_FOR_NUMBER if dated else DoubtKind.NO_NUMBER
    return Reading((measure_in_words(text),), (Doubt(kind, text.strip()),))


def _reading(scanned: Scan, candidates: list[Settled]) -> Reading:
    """Make the reading of the candidates left: one is the value, several are asked about."""
    whole = (0, len(scanned.text))
    stretches = divide(scanned, whole, tuple(each.quantity for each in candidates))
    measures = tuple(
        measure_of_quantity(scanned, each, stretch)
        for each, stretch in zip(candidates, stretches, strict=True)
    )
    doubts = [doubt for each in candidates for doubt in _doubts(scanned, each)]
    if len(candidates) > 1:
        doubts.insert(0, _several(scanned, [each.quantity for each in candidates]))
    return Reading(measures, tuple(doubts))


def _doubts(scanned: Scan, candidate: Settled) -> list[Doubt]:
    """List what is odd about a number as an actual value: it should be one exact figure."""
    quantity = candidate.quantity
    odd: list[tuple[DoubtKind, str]] = []
    sign = quantity.lead.sign or post_sign(quantity.post)
    if sign is not None and sign is not Comparator.EQ:
        odd.append((DoubtKind.SIGN_IN_ACTUAL, sign.value))
    if quantity.lead.unclear is not None:
        odd.append((quantity.lead.unclear, ""))
    if candidate.upper is not None:
        odd.append((DoubtKind.SEVERAL, ""))
    doubts = oddities(scanned, candidate)
    if odd:
        written = scanned.phrase(quantity)
        doubts += (Doubt(kind, written, expected) for kind, expected in odd)
    return doubts


def _asked(scanned: Scan, kind: DoubtKind, candidates: list[Settled], expected: str) -> Reading:
    """Take no number, and say which were found."""
    found = "、".join(scanned.written(each.quantity) for each in candidates)
    return Reading((measure_in_words(scanned.text),), (Doubt(kind, found, expected),))


def _several(scanned: Scan, hits: list[Quantity] | list[FoundDate]) -> Doubt:
    return Doubt(DoubtKind.SEVERAL, "、".join(scanned.written(hit) for hit in hits))
