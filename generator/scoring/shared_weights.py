"""The points of rows that bring none: a group's are divided equally, the last row has the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.rounding import round_to
from generator.filing.level_labels import bare_name, labelled_points

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.scoring.row_reading import Read
    from generator.scoring.rubric import Rubric


def group_name(read: Read, rubric: Rubric) -> str:
    """Return the group of a row as the rubric names it: a label's points are no part of a name."""
    group = read.row.group
    return group if group in rubric.group_weights else bare_name(group)


def shared_weights(rubric: Rubric, rows: Iterable[Read]) -> dict[int, Decimal]:
    """Return points by the identity of the row, for those that have none of their own."""
    if not rubric.divides:
        return {}
    groups: dict[str, list[Read]] = {}
    for read in rows:
        groups.setdefault(read.row.group, []).append(read)
    found: dict[int, Decimal] = {}
    for printed, members in groups.items():
        whole = labelled_points(printed)
        whole = rubric.group_weights.get(group_name(members[0], rubric)) if whole is None else whole
        if whole is not None:
            found |= _divided(whole, members, rubric)
    return found


def _divided(whole: Decimal, members: list[Read], rubric: Rubric) -> dict[int, Decimal]:
    """Divide what the rows with points of their own leave of a group's."""
    typed = (read.row.indicator.weight for read in members)
    left = whole - sum((weight for weight in typed if weight is not None), Decimal(0))
    open_rows = [read for read in members if read.row.indicator.weight is None]
    if not open_rows or left <= 0:
        return {}
    each = round_to(ARITHMETIC.divide(left, Decimal(len(open_rows))), rubric.step)
    shares = [each] * (len(open_rows) - 1)
    shares.append(left - sum(shares, Decimal(0)))
    return {id(read): share for read, share in zip(open_rows, shares, strict=True)}
