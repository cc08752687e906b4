"""C07 目标未达未说明: a number of the goal was missed, and nothing says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.checking.stated_figures import quantities, same_thing
from generator.diagnostics import Diagnostic
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing.measure import Measure
    from generator.scoring.case import Case, Subject

CODE = "C07"
TELLING = 2  # last characters of what is counted, by which a reason is known to speak of it


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the numbers of each goal with those of its result, thing by thing."""
    year = case.filing.year
    for subject in case.subjects:
        for goal in subject.assessment.goals:
            aims = quantities(goal.goal_adjusted or goal.goal or "", year)
            results = quantities(goal.goal_result or "", year) if aims else ()
            missed = list(_missed(subject, aims, results))
            if missed:
                facts = {"where": subject.name, "missed": "；".join(missed)}
                yield Diagnostic(CODE, facts, goal.position("实际完成情况"))


def _missed(
    subject: Subject, aims: tuple[Measure, ...], results: tuple[Measure, ...]
) -> Iterator[str]:
    for aim in aims:
        done = next((one for one in results if same_thing(aim, one)), None)
        if done is None or not aim.value or done.value is None or done.value >= aim.value:
            continue
        limit = aim.comparator is not None and aim.comparator.upward is False and aim.sign_written
        if not limit and not _explained(subject, aim):
            share = percentage(done.value / aim.value, 1)
            yield f"目标“{aim.text}”，完成“{_short(done)}”，只有 {share}"


def _short(measure: Measure) -> str:
    """Return a measure without what follows its clause."""
    return measure.text.split("。")[0]


def _explained(subject: Subject, aim: Measure) -> bool:
    """Tell whether a reason given anywhere for the subject speaks of what was aimed at."""
    assessment = subject.assessment
    notes = [row.indicator.deviation_note or "" for row in assessment.rows]
    notes += [
        line.reason or "" for line in (assessment.funds.total, *assessment.funds.lines.values())
    ]
    return any(aim.subject[-TELLING:] in note for note in notes)
