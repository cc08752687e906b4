"""The points of rows that bring none: a block's are divided equally, the last row has the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.rounding import round_to
from generator.filing.level_labels import bare_name
from generator.scoring.demand import demand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.filing import Assessment
    from generator.scoring.row_reading import Read
    from generator.scoring.rubric import Rubric

Weights = dict[int, Decimal]


def group_name(read: Read, rubric: Rubric) -> str:
    """Return the group of a row as the rubric names it: a label's points are no part of a name."""
    group = read.row.group
    return group if group in rubric.group_weights else bare_name(group)


def shared_weights(rubric: Rubric, assessment: Assessment, rows: Iterable[Read]) -> Weights:
    """Return points by the identity of the row, for those that have none of their own.

    What is typed for the innermost level goes first, then the rubric's groups, then the goals',
    and last what the rubric leaves to all rows together.
    """
    found: Weights = {}
    if rubric.divides:
        rows = tuple(rows)
        found |= _of_execution(rubric, rows)
        for whole, members in _blocks(rubric, assessment, rows):
            if whole is not None and members:
                found |= _divided(whole, members, rubric, found)
    return found


def _blocks(
    rubric: Rubric, assessment: Assessment, rows: Sequence[Read]
) -> Iterator[tuple[Decimal | None, list[Read]]]:
    """Yield the points of every block with its rows, those within others first."""
    for level in sorted(assessment.levels, key=lambda level: -len(level.path)):
        below = assessment.rows_below.get((level.goal, level.path), ())
        yield level.points, [rows[number] for number in below]
    for name, whole in rubric.group_weights.items():
        yield whole, [one for one in rows if group_name(one, rubric) == name]
    for number, goal in enumerate(assessment.goals):
        yield goal.weight, [rows[row] for row in assessment.rows_below.get((number, ()), ())]

    left = demand(rubric).open or None
    yield left, [one for one in rows if group_name(one, rubric) not in rubric.group_weights]


def _of_execution(rubric: Rubric, rows: Sequence[Read]) -> Weights:
    """Return the points of a row that is budget execution, which the rubric itself gives."""
    rule = rubric.execution
    return {id(one): rule.weight for one in rows if rule and one.row.indicator.name in rule.rows}


def _known(read: Read, given: Weights) -> Decimal | None:
    own = read.row.indicator.weight
    return given.get(id(read)) if own is None else own


def _divided(whole: Decimal, members: list[Read], rubric: Rubric, given: Weights) -> Weights:
    """Divide what the rows with points leave of a block's."""
    known = [(one, _known(one, given)) for one in members]
    left = whole - sum((weight for _, weight in known if weight is not None), Decimal(0))
    open_rows = [one for one, weight in known if weight is None]
    if not open_rows or left <= 0:
        return {}
    each = round_to(ARITHMETIC.divide(left, Decimal(len(open_rows))), rubric.step)
    shares = [each] * (len(open_rows) - 1)
    shares.append(left - sum(shares, Decimal(0)))
    return {id(one): share for one, share in zip(open_rows, shares, strict=True)}
