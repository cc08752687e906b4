"""What the fields of a filing come to: sums of what was typed, scores that the case computes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator import patterns
from generator.authoring.changed_data import at
from generator.scoring import plain
from generator.scoring.explaining import explanation
from generator.workbench.form_parts import Result, ScoreLine, Scores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.authoring.changed_data import Plain
    from generator.reading.path import Path
    from generator.scoring.case import Case, Subject
    from generator.scoring.explaining import Explanation
    from generator.scoring.scorecard import Score, Scorecard
    from generator.workbench.form_parts import Results

AMOUNT = patterns.compile(r"-?[0-9]+(?:\.[0-9]+)?")
DETAIL, TOTAL, SOURCES, RATE = "明细", "年度资金总额", "来源", "执行率"
DECLARED, GRADE, FUNDS = "自评得分", "自评等级", "资金"


def sums_of(data: Plain, path: Path = ()) -> Results:
    """Return what totals should be: the sums of sources of money, of parts of an expense."""
    found: Results = {}
    if isinstance(data, dict):
        if isinstance(data.get(SOURCES), dict) and TOTAL in data:
            found |= _summed(data[TOTAL], data[SOURCES], (*path, TOTAL), "各来源")
        if isinstance(data.get(DETAIL), dict):
            found |= _summed(data, data[DETAIL], path, DETAIL)
        for key, value in data.items():
            found |= sums_of(value, (*path, key))
    elif isinstance(data, list):
        for at_, value in enumerate(data):
            found |= sums_of(value, (*path, at_))
    return found


def _summed(total: Plain, lines: Plain, path: Path, name: str) -> Results:
    """Add up every column that all lines have a figure in."""
    rows = [one for one in lines.values() if one] if isinstance(lines, dict) else []
    columns = {key for one in rows if isinstance(one, dict) for key in one} - {DETAIL}
    found: Results = {}
    for column in columns:
        figures = [at(one, (column,)) for one in rows]
        texts = [one for one in figures if isinstance(one, str) and AMOUNT.fullmatch(one)]
        if texts and len(texts) == len(figures):
            summed = sum(map(Decimal, texts), Decimal(0))
            typed = at(total, (column,))
            found[(*path, column)] = Result(
                f"{summed:f}", (f"{name}相加：{' + '.join(texts)}",), _differs(typed, summed)
            )
    return found


def _differs(typed: Plain, computed: Decimal | None) -> bool:
    if not isinstance(typed, str) or computed is None:
        return False
    return bool(AMOUNT.fullmatch(typed)) and Decimal(typed) != computed


def computed_of(case: Case) -> Results:
    """Return the scores, rates and totals of a case at the fields where they are declared."""
    paths = _paths(case)
    found: Results = {}
    for subject, score in case.scores:
        above = paths.get(_node(score))
        if above is None and score.declared_key != DECLARED:
            above = (*paths.get(_node_of(subject), ()), FUNDS)
        if above is not None and score.computed is not None:
            differs = score.declared is not None and score.declared != score.computed
            found[(*above, score.declared_key)] = Result(
                f"{plain(score.computed)} 分", steps_of(score), differs
            )
    for subject in case.subjects:
        if subject.scorecard is not None and (above := paths.get(_node_of(subject))) is not None:
            found |= _totals(subject.scorecard, above)
    return found


def _totals(card: Scorecard, above: Path) -> Results:
    """Return the total, the grade and the rate of one assessment."""
    total, found = card.total, {}
    if total.computed is not None:
        differs = total.declared is not None and total.declared != total.computed
        why = ("各项规则得分相加", *total.steps)
        found[(*above, DECLARED)] = Result(f"{plain(total.computed)} 分", why, differs)
    if total.computed_grade:
        differs = total.declared_grade not in (None, total.computed_grade)
        found[(*above, GRADE)] = Result(total.computed_grade, ("按规则得分定",), differs)
    rate = card.execution.rate if card.execution is not None else None
    if rate is not None:
        shown = plain(round(rate * 100, 2).normalize())
        why = tuple(f"{one.name}：{one.text}" for one in card.execution.score.data)  # type: ignore[union-attr]
        found[(*above, FUNDS, RATE)] = Result(f"{shown}%", why)
    return found


def scores_of(case: Case) -> dict[Path, Scores]:
    """Return the scores of every assessment, by its path."""
    paths = _paths(case)
    found = ((paths.get(_node_of(one)), one.scorecard) for one in case.subjects)
    return {path: _sheet(card) for path, card in found if path is not None and card is not None}


def _sheet(card: Scorecard) -> Scores:
    total = card.total
    return Scores(
        tuple(_line(one) for one in card.all_scores),
        _points(total.weight),
        _points(total.declared),
        _points(total.computed),
        total.grade or "",
        total.declared is not None and total.declared != total.computed,
    )


def _line(score: Score) -> ScoreLine:
    declared, computed = score.declared, score.computed
    return ScoreLine(
        score.name,
        _points(score.weight),
        _points(declared),
        _points(computed),
        steps_of(score),
        None not in (declared, computed) and declared != computed,
    )


def steps_of(score: Score) -> tuple[str, ...]:
    """Return how a score came about, a line a step."""
    return tuple(_lines(explanation(score)))


def _lines(one: Explanation) -> Iterator[str]:
    for child in one.children:
        below = "；".join(_lines(child))
        yield f"{child.text}：{below}" if below else child.text


def _points(value: Decimal | None) -> str:
    return "" if value is None else plain(value)


def _paths(case: Case) -> dict[int, Path]:
    """Return the path of every mapping of the filing, by its node."""
    origin = case.filing.written_at
    return {} if origin is None else dict(_walk(origin.node, ()))


def _walk(node: object, path: Path) -> Iterator[tuple[int, Path]]:
    kind, value = getattr(node, "id", ""), getattr(node, "value", ())
    if kind == "mapping":
        yield id(node), path
        for key, below in value:
            yield from _walk(below, (*path, str(key.value).strip()))
    elif kind == "sequence":
        for at_, below in enumerate(value):
            yield from _walk(below, (*path, at_))


def _node(score: Score) -> int:
    origin = score.record.written_at
    return 0 if origin is None else id(origin.node)


def _node_of(subject: Subject) -> int:
    origin = subject.assessment.written_at
    return 0 if origin is None else id(origin.node)
