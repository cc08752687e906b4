"""Rows of the sheets as entries of the library look at them."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from generator import patterns
from generator.filing.measure import Comparator, Nature, row_kind
from generator.findings.answered import answers_in_prose
from generator.findings.conditions import TARGET_WORDS
from generator.findings.matching import Loss, RowTraits, Target, Value
from generator.findings.shortfall import gap_in_prose
from generator.findings.telling import told
from generator.scoring.row_reading import number_of
from generator.structs import replace
from generator.templating.late_names import LateWords
from generator.templating.quoting import asked_in_prose, in_prose, quoted
from generator.vocabulary.computed_figure import figure_in_prose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.checking import Subject
    from generator.filing import Indicator
    from generator.filing.measure import Measure
    from generator.findings.telling import NoteWords, Told
    from generator.scoring import Score
    from generator.scoring.decimals import Decimals
    from generator.scoring.row_reading import Read


Notes: TypeAlias = "tuple[NoteWords | None, int]"
"""What a unit's notes are taken apart by: the words, and the year that they speak of."""

SIGNS = patterns.compile("[\\s≥≧＞>=＝═≤≦＜<]")


class Seen(NamedTuple):
    """What a row brings to what it has of the assessment that it belongs to."""

    label: str
    values: dict[str, Value]
    words: Callable[[], dict[str, str]]
    told: Told
    traits: RowTraits


def row_targets(
    subject: Subject, whole: Target, notes: Notes, decimals: Decimals
) -> Iterator[Target]:
    """Yield every row of something assessed: the scored ones, else those that were filled in.

    ``decimals`` are those of the rates in the unit's papers.
    """
    card, rows = subject.scorecard, subject.rows
    answered = (*subject.assessment.answers.values(), *(read.row.indicator for read in rows))
    asks_evidence = any(answers is not None and answers.evidence for answers in answered)
    if card is None:
        base = _bare(whole, asks_evidence=asks_evidence)
        for number, read in enumerate(rows):
            yield _row(base, number, _own(read, notes), ())
        return
    base = _bare(whole, asks_evidence=asks_evidence or card.rubric.evidence == "零分")
    first_own = len(card.all_scores) - len(rows)
    for number, (score, loss) in enumerate(zip(card.all_scores, whole.losses, strict=True)):
        seen = _scored(score, loss, partial(_score_words, subject, score, decimals))
        if number >= first_own:
            seen = _both(seen, _own(rows[number - first_own], notes))
        yield _row(base, number, seen, (loss,))


def _bare(whole: Target, *, asks_evidence: bool) -> Target:
    """Return a row that nothing is known of but what it belongs to."""
    return replace(
        whole,
        kind="指标",
        values={
            **whole.values,
            "有目标值": False,
            "达到目标": False,
            "须佐证": asks_evidence,
            "有佐证": True,
        },
        words={**whole.words, **dict.fromkeys(TARGET_WORDS["指标"][1:], "")},
    )


def _row(base: Target, number: int, seen: Seen, losses: tuple[Loss, ...]) -> Target:
    """Return the row of a number with what it brings."""
    return Target(
        kind=base.kind,
        key=(*base.key, str(number)),
        label=seen.label,
        values={**base.values, **seen.values},
        words=LateWords(lambda: {**base.words, **seen.words()}),
        losses=losses,
        told=seen.told,
        traits=seen.traits,
        subject=base.subject,
    )


def _both(scored: Seen, own: Seen) -> Seen:
    """Return a row of the unit's own table with its score."""
    values = {**scored.values, **own.values}
    return own._replace(values=values, words=lambda: {**scored.words(), **own.words()})


def _scored(score: Score, loss: Loss, words: Callable[[], dict[str, str]]) -> Seen:
    """Return what the score says: it serves for rows of the rubric and for budget execution too."""
    return Seen(
        label=quoted(score.name),
        values={
            "分值": score.weight,
            "得分": score.points,
            "失分": loss.points,
            "有佐证": score.answers is None or bool(score.answers.evidence),
        },
        words=words,
        told=loss.told,
        traits=RowTraits((score.name,), nature=nature_of(score.group, score.subgroup, score.name)),
    )


def _own(read: Read, notes: Notes) -> Seen:
    """Return what the unit typed: target, actual value, evidence, reason."""
    row, indicator = read.row, read.row.indicator
    pair = read.comparable
    values: dict[str, Value] = {
        "有目标值": bool(pair),
        "达到目标": reaches(read),
        "有佐证": bool(indicator.evidence),
    }
    if pair:
        values |= {"目标值": number_of(pair[0]), "实际值": number_of(pair[1])}
    return Seen(
        label=quoted(indicator.name),
        values=values,
        words=partial(_own_words, indicator, pair),
        told=told(indicator.deviation_note, *notes),
        traits=RowTraits(
            (indicator.name,),
            target=indicator.target or "",
            nature=nature_of(row.group, row.subgroup, indicator.name),
            direction=direction_of(read.target_measure),
        ),
    )


def reaches(read: Read) -> bool:
    """Tell whether an actual value is for certain as good as its target: as typed, or by number."""
    indicator = read.row.indicator
    target, actual = indicator.target or "", indicator.actual or ""
    if target and actual and SIGNS.sub("", target) == SIGNS.sub("", actual):
        return True
    pair = read.comparable
    if pair is None:
        return False
    wanted, reached = number_of(pair[0]), number_of(pair[1])
    if wanted is None or reached is None:
        return False
    if pair[0].upper is not None:
        return wanted <= reached <= pair[0].upper
    upward = direction_of(pair[0]) == "正向" and pair[0].date is None
    return reached >= wanted if upward else reached <= wanted


def _score_words(subject: Subject, score: Score, decimals: Decimals) -> dict[str, str]:
    """Return what is known besides the points: the figure a score rests on, else the answers."""
    figure = figure_in_prose(subject, score, decimals)
    answers = "" if figure else answers_in_prose(score)
    return {"名称": quoted(score.name), "计算值": figure, "评定情况": answers}


def _own_words(indicator: Indicator, pair: tuple[Measure, Measure] | None) -> dict[str, str]:
    """Return what was typed as sentences use it."""
    unit = indicator.unit or ""
    return {
        "差距": gap_in_prose(*pair) if pair else "",
        "名称": quoted(indicator.name),
        "年度指标值": asked_in_prose(indicator.target or indicator.scored_target or "", unit),
        "实际完成值": in_prose(indicator.actual or indicator.scored_actual or "", unit),
    }


def nature_of(group: str, subgroup: str, name: str) -> Nature:
    """Return the kind of a row; score sheets put satisfaction under 履职效益, its name tells."""
    named = row_kind("", "", name).nature
    return named if named is Nature.SATISFACTION else row_kind(group, subgroup, name).nature


def direction_of(target: Measure | None) -> str | None:
    """Say whether more is better; = is read like ≥, but = 0 is a limit (domain rule for T = 0)."""
    if target is None or target.comparator in (None, Comparator.RANGE):
        return None
    upward = target.comparator.upward
    if upward is None:
        upward = number_of(target) != Decimal(0)
    return "正向" if upward else "反向"
