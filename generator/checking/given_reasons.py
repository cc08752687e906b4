"""The reasons that a unit gives for what it missed, did not spend or changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment


def given_reasons(assessment: Assessment) -> Iterator[str]:
    """Yield what stands beside rows, beside answers to the rubric, and beside money."""
    noted = (*(row.indicator for row in assessment.rows), *assessment.answers.values())
    yield from (one.deviation_note for one in noted if one and one.deviation_note)
    yield from (line.reason for _, line in assessment.funds.named_lines if line.reason)
