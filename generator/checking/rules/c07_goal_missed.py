"""C07 目标未达未说明: a number of the goal was missed, and nothing says why."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checking.comparing import LIMITS
from generator.checking.counted_things import other_aims
from generator.checking.given_reasons import given_reasons, one_reason
from generator.checking.stated_figures import measuring, quantities, same_thing
from generator.checking.word_lists import any_in, words
from generator.diagnostics import Diagnostic
from generator.filing.no_answer import as_reason
from generator.scoring import percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.filing import Assessment, Goal
    from generator.filing.measure import Measure
    from generator.scoring import Score
    from generator.scoring.case import Case, Subject

CODE = "C07"
ZERO, ONE = Decimal(0), Decimal(1)
TELLING = 2  # last characters of what is counted, by which a reason is known to speak of it


def check(case: Case) -> Iterator[Diagnostic]:
    """Compare the numbers of each goal with those of its result, thing by thing."""
    for subject in case.subjects:
        for goal in subject.assessment.goals:
            missed = [_told(*one) for one in unexplained_misses(case, subject, goal)]
            if missed:
                facts = {"where": subject.name, "missed": "；".join(missed)}
                yield Diagnostic(CODE, facts, goal.position("实际完成情况"))


def unexplained_misses(
    case: Case, subject: Subject, goal: Goal
) -> Iterator[tuple[Measure, Measure]]:
    """Yield each number of a goal that its result stays below, if nothing says why."""
    aims = quantities(goal.aim, case.filing.year)
    results = quantities(goal.goal_result or "", case.filing.year) if aims else ()
    contrary = {id(one) for one, _ in other_aims(case, subject, goal)}  # C06 asks which is right
    for aim, done in _missed(subject, aims, results):
        if id(aim) not in contrary and not _explained(case, subject, goal, aim):
            yield aim, done


def _missed(
    subject: Subject, aims: tuple[Measure, ...], results: tuple[Measure, ...]
) -> Iterator[tuple[Measure, Measure]]:
    """Yield each number of the goal that its result stays below, with that of the result."""
    for aim in aims if results else ():
        done = next((one for one in results if same_thing(aim, one)), None)
        if done is None or not aim.value or done.value is None or done.value >= aim.value:
            continue
        if not _is_limit(subject, aim):
            yield aim, done


def _is_limit(subject: Subject, aim: Measure) -> bool:
    """Tell whether less is better, by the sign in the goal or that of the row that measures it."""
    if aim.comparator is not None and aim.comparator.upward is False and aim.sign_written:
        return True
    return any(read.sign in LIMITS for read in measuring(aim, subject.rows))


def _told(aim: Measure, done: Measure) -> str:
    share = percentage((done.value or ZERO) / (aim.value or ONE), 1)
    return f"目标“{aim.text}”，完成“{_short(done)}”，只有 {share}"


def _short(measure: Measure) -> str:
    """Return a measure without what follows its clause."""
    return measure.text.split("。")[0]


def _explained(case: Case, subject: Subject, goal: Goal, aim: Measure) -> bool:
    """Tell whether its row has a reason or is asked for one, or any speaks of the thing."""
    if any(as_reason(read.row.indicator.deviation_note) for read in measuring(aim, subject.rows)):
        return True
    if _row_is_asked(subject, aim):
        return True
    if any_in(goal.goal_result or "", words("说到原因")) or one_reason(subject.assessment):
        return True
    thing = aim.subject[-TELLING:]
    return any(thing in reason for reason in _reasons(case, subject.assessment))


def _row_is_asked(subject: Subject, aim: Measure) -> bool:
    """Tell whether its own row lost points: P07 or P11 asks for the reason there."""
    lost = [read for read, score in subject.scored_rows if score is not None and _lost(score)]
    return any(measuring(aim, lost))


def _lost(score: Score) -> bool:
    return score.points is not None and score.weight is not None and score.points < score.weight


def _reasons(case: Case, assessment: Assessment) -> Iterator[str]:
    """Yield all that is said of what was missed: by rows, money, the foot, the problems."""
    yield from given_reasons(assessment)
    if assessment.foot:
        yield from map(str, assessment.foot.free.values())
    yield from (one.told for one in case.filing.problems)
