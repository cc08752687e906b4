"""The figure that a score rests on, as sentences print it: in the decimals of the unit's papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.templating.typed_values import Share

if TYPE_CHECKING:
    from generator.checking import Subject
    from generator.scoring import Score
    from generator.scoring.decimals import Decimals


def figure_in_prose(subject: Subject, score: Score, decimals: Decimals) -> str:
    """Return the figure of a score: a sentence must not say 98.0% of what a table prints as 98%."""
    execution = subject.scorecard.execution if subject.scorecard else None
    if not score.figure or execution is None or execution.score is not score:
        return score.figure
    if execution.rate is None:
        return score.figure
    typed = subject.assessment.funds.execution_rate
    return str(Share(execution.rate, digits=decimals.rate, typed=typed))
