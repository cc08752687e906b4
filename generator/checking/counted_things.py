"""Which row measures what a sentence counts: 举办培训50场 is the row 培训场次."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import patterns
from generator.checking.same import once_a_case
from generator.checking.stated_figures import LEAST, bare_subject, quantities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.filing import Goal, Indicator
    from generator.filing.measure import Measure
    from generator.scoring.case import Case, Subject
    from generator.scoring.row_reading import Read

COUNTED = patterns.compile(
    "(?:总|的|人|次)?(?:数量?|个数|人数|人次|次数|场次|[场册户件份台套处亩吨期门批]数|长度|面积|规模"
    "|比例|占比|率)?"
)
DONE = patterns.compile("^(?:举办|开展|组织|完成|实施|达到|实现)+")
NUMBER = patterns.compile(r"\d+(?:\.\d+)?")
SATISFIED = frozenset({"满意度", "满意率"})


def row_of(subject: Subject, one: Measure) -> Read | None:
    """Return the row that measures what a number counts, None where none or several do."""
    name = bare_subject(one.subject)
    if len(name) < LEAST or one.is_change or one.upper is not None or is_loose(one):
        return None
    found = [read for read in subject.rows if is_of(name, read.row.indicator.name)]
    return found[0] if len(found) == 1 else None


def is_loose(one: Measure) -> bool:
    """Tell whether a number gives only about how much there is, or at least."""
    return one.approximate or one.sign_written


def is_of(name: str, row: str) -> bool:
    """Tell whether a row is called so, with no more than a word for counting behind it."""
    if name in SATISFIED:
        return row.endswith(name)
    things = _things(name)
    if not row.startswith(things):
        return False  # as nearly all
    return any(
        row.startswith(thing) and COUNTED.fullmatch(row[len(thing) :]) is not None
        for thing in things
    )


@lru_cache(maxsize=1024)
def _things(name: str) -> tuple[str, ...]:
    """Return what a row of a name may begin with: the name, and the thing that was done."""
    return tuple(one for one in (name, DONE.sub("", name)) if len(one) >= LEAST)


def printed_numbers(rows: Iterable[Read]) -> frozenset[Decimal]:
    """Return all numbers that rows print beside their values, in any of their columns."""
    texts = (text for read in rows for text in _aims_of(read.row.indicator) if text)
    return frozenset(Decimal(number) for text in texts for number in NUMBER.findall(str(text)))


def _aims_of(row: Indicator) -> tuple[object, ...]:
    """Return what a row says of its aim: 调整指标值 is a column that a form declares."""
    return row.name, row.target, row.scored_target, row.explanation, *row.free.values()


def in_words(one: Measure, printed: frozenset[Decimal]) -> bool:
    """Tell whether a number is among those printed, as it was written or in full."""
    return one.value is not None and bool({one.value, one.value / one.scale} & printed)


def other_aims(case: Case, subject: Subject, goal: Goal) -> tuple[tuple[Measure, Read], ...]:
    """Return the numbers of a goal that their own row aims at otherwise, with that row.

    A number that any row aims at is that row's.
    """
    return _other_aims(case)[id(subject), id(goal)]


@once_a_case  # three checks ask
def _other_aims(case: Case) -> dict[tuple[int, int], tuple[tuple[Measure, Read], ...]]:
    year, found = case.filing.year, {}
    for subject in case.subjects:
        for goal in subject.assessment.goals:
            aims = quantities(goal.aim, year) if subject.rows else ()
            found[id(subject), id(goal)] = tuple(_aimed_otherwise(subject, aims))
    return found


def _aimed_otherwise(subject: Subject, aims: tuple[Measure, ...]) -> Iterator[tuple[Measure, Read]]:
    measures = (one for read in subject.rows for one in read.target.measures) if aims else ()
    known = {(one.value, one.unit) for one in measures if one.unit}
    for aim in aims:
        read = None if (aim.value, aim.unit) in known else row_of(subject, aim)
        target = read.target.single if read else None
        if read is None or target is None or target.value is None or target.upper is not None:
            continue
        own = read.row.indicator
        if in_words(aim, printed_numbers((read,))):
            continue
        if target.unit == aim.unit and not target.is_change and not own.scored_target:
            yield aim, read
