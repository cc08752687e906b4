"""The reasons that a unit gives for what it missed, did not spend or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.says_none import says_none

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment


def given_reasons(assessment: Assessment) -> Iterator[str]:
    """Yield what stands beside rows, beside answers to the rubric, and beside money."""
    noted = (*(row.indicator for row in assessment.rows), *assessment.answers.values())
    yield from (one.deviation_note for one in noted if one and one.deviation_note)
    yield from (line.reason for _, line in assessment.funds.named_lines if line.reason)


def one_reason(assessment: Assessment) -> bool:
    """Tell whether the form has one place for the reason of all rows, and it says something."""
    foot = assessment.foot
    told = [] if foot is None else [value for key, value in foot.free.items() if "原因" in key]
    return any(not says_none(str(value)) for value in told if value is not None)
