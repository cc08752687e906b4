"""A row ready to be scored, whoever brought it, and the one way in which rows are scored."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.expressions.later import Later
from generator.expressions.rounding import rounded
from generator.reading import WAN
from generator.scoring.facts import unit_of
from generator.scoring.kinds import Trouble, apply
from generator.scoring.kinds.kind import plain
from generator.scoring.scorecard import Datum, Explained, Score, Standing
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.filing import Answers
    from generator.reading import Record
    from generator.scoring.facts import Facts, Value
    from generator.scoring.kinds import Inputs, Outcome, Rule
    from generator.scoring.rubric import NotApplicable, Rubric

NO_STEPS: Later[tuple[str, ...]] = Later(tuple)
STANDINGS = {"不计入": Standing.EXCLUDED, "折算": Standing.RESCALED}


class Item(Struct, frozen=True):
    """A row of the sheet before it is scored.

    ``weight`` is in points. ``rule`` is None where the rubric has none for the row, and ``doubt``
    then says why; with a rule it says what makes the row's values unusable, and
    ``trouble`` names it. ``missing`` are the data that its expression lacks. ``steps`` come before
    those of the rule; like ``data`` they are written when somebody asks. ``figure`` is the printed
    form of the value that was worked out. ``share`` is what the unit typed as the row's
    part of the total, where the rubric multiplies points with it. ``answers`` is what the unit
    said, ``record`` with ``declared_key`` where its own score is typed or would be; ``reviewed``
    is what a second reviewer gave.
    """

    group: str
    subgroup: str
    name: str
    weight: Decimal | None
    declared: Decimal | None
    reviewed: Decimal | None
    rule: Rule | None
    inputs: Inputs
    data: Later[tuple[Datum, ...]]
    record: Record
    declared_key: str
    answers: Answers | None = None
    na: NotApplicable | None = None
    step: Decimal | None = None
    steps: Later[tuple[str, ...]] = NO_STEPS
    doubt: str = ""
    trouble: Trouble | None = None
    missing: tuple[str, ...] = ()
    basis: str = ""
    asks_evidence: bool = True
    figure: str = ""
    share: Decimal | None = None


def score_item(item: Item, rubric: Rubric, facts: Facts) -> Score:
    """Score one row: not applicable, then its rule, then missing evidence, then rounding."""
    absent = _not_applicable(item, facts)
    if absent is not None:
        return _without_rule(item, rubric, absent)
    if item.rule is None:
        return _score(item, rubric, None, reason=item.doubt, trouble=item.trouble)
    if item.weight is None:
        trouble = Trouble.NO_WEIGHT
        return _score(item, rubric, None, reason=trouble.sentence, trouble=trouble)
    outcome = apply(item.rule, item.weight, item.inputs)
    if outcome.points is not None and rubric.evidence == "零分" and _lacks_evidence(item):
        steps = Later(_steps, item, outcome, "缺少佐证材料，计 0 分")
        return _score(item, rubric, Decimal(0), steps)
    return _ruled(item, rubric, outcome)


def _ruled(item: Item, rubric: Rubric, outcome: Outcome) -> Score:
    """Return the score that a rule gave, or why it could give none."""
    steps, trouble = Later(_steps, item, outcome), outcome.trouble
    if outcome.points is not None or trouble is None:
        facts = outcome.facts if trouble else {}
        return _score(item, rubric, outcome.points, steps, trouble=trouble, facts=facts)
    if item.doubt:
        reason, trouble = item.doubt, item.trouble or trouble
    else:
        reason = trouble.told(outcome.facts)
    missing = () if item.doubt else outcome.missing
    return _score(item, rubric, None, steps, reason=reason, trouble=trouble, missing=missing)


def _steps(item: Item, outcome: Outcome, *ending: str) -> tuple[str, ...]:
    """Write the explanation: what came before the rule, the rule's own steps, what came after."""
    return (*item.steps(), *(step.text for step in outcome.steps), *ending)


def _lacks_evidence(item: Item) -> bool:
    """Tell whether a row that evidence can be given for has none; the accounts need no other."""
    given = item.answers is not None and bool(item.answers.evidence)
    return item.asks_evidence and not given


def _not_applicable(item: Item, facts: Facts) -> str | None:
    """Return why a row does not apply to the unit; None where it does."""
    if item.answers is not None and item.answers.not_applicable is not None:
        return item.answers.not_applicable
    when = item.na.when if item.na is not None else None
    if when is not None and when.evaluate(facts.values).value is True:
        return when.text
    return None


def _without_rule(item: Item, rubric: Rubric, reason: str) -> Score:
    """Treat a row that does not apply as the rubric says; if it says nothing, none can."""
    if item.na is None:
        text = f"填了不适用（{reason}），评分标准没有规定这项指标不适用时怎样处理"
        return _score(item, rubric, None, reason=text, trouble=Trouble.NOT_PERMITTED)
    policy = item.na.policy
    points = {"满分": item.weight, "零分": Decimal(0)}.get(policy)
    treatment = f"不适用（{reason}），{policy if points is None else f'按{policy}处理'}"
    standing = STANDINGS.get(policy, Standing.SCORED)
    steps = Later(_only, treatment)
    return _score(item, rubric, points, steps, standing=standing, treatment=treatment)


def _only(step: str) -> tuple[str, ...]:
    return (step,)


def _score(  # noqa: PLR0913 - the parts of a score, gathered in one place
    item: Item,
    rubric: Rubric,
    exact: Decimal | None,
    steps: Later[tuple[str, ...]] = NO_STEPS,
    *,
    reason: str = "",
    trouble: Trouble | None = None,
    facts: Mapping[str, str] | None = None,
    missing: tuple[str, ...] = (),
    standing: Standing = Standing.SCORED,
    treatment: str = "",
) -> Score:
    step = item.step or rubric.step
    rule = item.rule
    return Score(
        group=item.group,
        subgroup=item.subgroup,
        name=item.name,
        weight=item.weight,
        declared=item.declared,
        reviewed=item.reviewed,
        computed=rounded(exact, step, rubric.rounding),
        exact=exact,
        explained=Explained(item.data, steps),
        applied=rule,
        rule=Datum(item.basis or rubric.title, rule.method if rule else "", rule or rubric),
        step=step,
        mode=rubric.rounding,
        reason=reason,
        trouble=trouble,
        facts=facts or {},
        missing=item.missing or missing,
        figure="" if treatment else item.figure,
        record=item.record,
        declared_key=item.declared_key,
        answers=item.answers,
        standing=standing,
        treatment=treatment,
        share=_share(item, rubric),
    )


def _share(item: Item, rubric: Rubric) -> Decimal | None:
    """Return what the row's points are multiplied with: its own share, else that of its group."""
    percent = rubric.group_shares.get(item.group)
    if item.share is not None or percent is None:
        return item.share
    return percent.scaleb(-2)


def figure(name: str, facts: Facts) -> Datum:
    """Return a named figure as a datum with the place where it was typed, or left blank."""
    record, path = facts.places[name]
    value, unit = facts.values[name], unit_of(record, path)
    money = value if unit == WAN.name and isinstance(value, Decimal) else None
    return Datum(name, _written(value, unit), record, path, money)


def _written(value: Value, unit: str) -> str:
    if value is None:
        return "没有数据"
    return ("是" if value else "否") if isinstance(value, bool) else f"{plain(value)}{unit}"
