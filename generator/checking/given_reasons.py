"""The reasons that a unit gives for what it missed, did not spend or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing.no_answer import as_reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from generator.filing import Assessment


def given_reasons(assessment: Assessment) -> Iterator[str]:
    """Yield what stands beside rows, beside answers to the rubric, and beside money."""
    return reasons_but(assessment, frozenset())


def reasons_but(assessment: Assessment, rows: Collection[int]) -> Iterator[str]:
    """Yield the reasons that are given, but those beside rows that are named by their identity."""
    own = (row.indicator for row in assessment.rows if id(row.indicator) not in rows)
    noted = (*own, *assessment.answers.values())
    beside = [one.deviation_note for one in noted if one]
    beside += [line.reason for _, line in assessment.funds.named_lines]
    yield from filter(None, map(as_reason, beside))


def one_reason(assessment: Assessment) -> bool:
    """Tell whether the form has one place for the reason of all rows, and it says something."""
    foot = assessment.foot
    told = [] if foot is None else [value for key, value in foot.free.items() if "原因" in key]
    return any(as_reason(str(value)) for value in told if value is not None)
