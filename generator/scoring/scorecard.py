"""What scoring gives: declared and computed points of every row, and how they came about."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from generator.expressions.arithmetic import ARITHMETIC
from generator.expressions.rounding import rounded
from generator.filing.adding import sum_if_complete
from generator.scoring.kinds.kind import plain
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from generator.diagnostics import Position
    from generator.expressions.later import Later
    from generator.expressions.rounding import Mode
    from generator.filing import Answers, Assessment
    from generator.reading import Record
    from generator.scoring.facts import Facts
    from generator.scoring.kinds import Rule, Trouble
    from generator.scoring.rubric import Rubric


class Datum(Struct, frozen=True):
    """Something that a score rests on: its name, its text, and the record and path it stands at.

    Without a path it is the record itself; without a record it was derived. ``money`` is what it
    is in 万元, where it is an amount.
    """

    name: str
    text: str
    record: Record | None = None
    path: tuple[str, ...] = ()
    money: Decimal | None = None

    @property
    def position(self) -> Position | None:
        """Where it was typed; None where it was derived."""
        return self.record.position(*self.path) if self.record is not None else None


class Standing(Enum):
    """What a row does to the total: it counts, its weight falls away, or the rest is scaled up."""

    SCORED = auto()
    EXCLUDED = auto()
    RESCALED = auto()


class Explained(NamedTuple):
    """The two parts of an explanation that are written only when somebody asks."""

    data: Later[tuple[Datum, ...]]
    steps: Later[tuple[str, ...]]


class Score(Struct, frozen=True):
    """One scored row. ``weight``, ``declared``, ``exact`` and ``computed`` are points.

    ``declared`` is what the unit typed, ``reviewed`` what a second reviewer gave,
    ``computed`` what the rule gives after rounding, ``exact``
    the same before rounding; each may be None. ``data``, ``rule`` and ``steps`` are the
    explanation, in Chinese; ``applied`` is the rule itself, if there is one. ``reason`` says why
    nothing could be computed; ``trouble`` names it for programs, or names what must be said beside
    points, with its ``facts``. ``record`` is what was filled in for the row, ``declared_key`` the
    key of the declared score in it. ``treatment`` says what was made of a row that does not apply;
    ``missing`` are the data that its expression lacks. ``figure`` is the figure that was worked
    out for the row, as it is printed with its unit (88.6%), '' where there is none. ``share`` is
    what the points are multiplied with in the total: the row's own part of it, or its group's.
    """

    group: str
    subgroup: str
    name: str
    weight: Decimal | None
    declared: Decimal | None
    reviewed: Decimal | None
    computed: Decimal | None
    exact: Decimal | None
    explained: Explained
    rule: Datum
    step: Decimal
    mode: Mode
    reason: str
    trouble: Trouble | None
    record: Record
    declared_key: str
    answers: Answers | None = None
    standing: Standing = Standing.SCORED
    treatment: str = ""
    missing: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    applied: Rule | None = None
    figure: str = ""
    share: Decimal | None = None

    def folded(self, points: Decimal | None) -> Decimal | None:
        """Return points as they count in the total: some sheets multiply them with a share."""
        if points is None or self.share is None:
            return points
        return rounded(points * self.share, self.step, self.mode)

    @property
    def data(self) -> tuple[Datum, ...]:
        """What the score rests on."""
        return self.explained.data()

    @property
    def steps(self) -> tuple[str, ...]:
        """How the points came about, step by step."""
        return self.explained.steps()

    @property
    def declared_at(self) -> Position | None:
        """Where the declared score is typed, or where it would be."""
        return self.record.position(self.declared_key)

    @property
    def points(self) -> Decimal | None:
        """The points that the document prints: the declared ones if there are any."""
        return self.computed if self.declared is None else self.declared

    @property
    def rounding(self) -> str:
        """How the points were rounded, in words; '' where there are none."""
        if self.exact is None or self.computed is None:
            return ""
        return f"{plain(self.exact)} {self.mode}到 {plain(self.step)} 分，得 {plain(self.computed)}"

    @property
    def counts(self) -> bool:
        """Whether the row's points and weight are part of the total."""
        return self.standing is Standing.SCORED


class ExecutionScore(Struct, frozen=True):
    """The score of budget execution, with the rate (a share, unrounded) that it rests on.

    ``within`` tells that the score is one of the rows among the indicators.
    """

    score: Score
    rate: Decimal | None
    counts: bool
    within: bool = False


class Total(Struct, frozen=True):
    """A sheet's total by each way of counting: what it is out of, what is printed, what rules give.

    ``weight`` is what the total is out of, in points. ``summed`` is what the sheet's rules make of
    the rows' printed points, ``computed`` of their computed ones; each is None as soon as one row
    has none. ``reviewed`` is a second reviewer's total, as typed or else
    ``added_up``. ``steps`` tell what the sheet's rules did to the computed sum.
    """

    weight: Decimal
    declared: Decimal | None
    summed: Decimal | None
    computed: Decimal | None
    declared_grade: str | None
    reviewed: Decimal | None
    added_up: Decimal | None
    printed_grade: str | None
    computed_grade: str | None
    steps: Sequence[str] = ()

    @property
    def printed(self) -> Decimal | None:
        """The total that the document prints: the declared one if there is one."""
        return self.summed if self.declared is None else self.declared

    @property
    def grade(self) -> str | None:
        """The grade that the document prints: the declared one if there is one."""
        return self.declared_grade or self.printed_grade


class Scorecard(Struct, frozen=True):
    """The scores of one assessment, a project's or the whole unit's, by one rubric."""

    subject: str
    assessment: Assessment
    rubric: Rubric
    execution: ExecutionScore | None
    scores: tuple[Score, ...]
    total: Total
    facts: Facts

    @property
    def counted(self) -> tuple[Score, ...]:
        """The scores that make up the total, budget execution first where it counts."""
        own = tuple(score for score in self.scores if score.counts)
        beside = self.beside
        if beside is not None and beside.counts and beside.score.counts:
            return (beside.score, *own)
        return own

    @property
    def all_scores(self) -> tuple[Score, ...]:
        """Every score, budget execution first."""
        return self.scores if self.beside is None else (self.beside.score, *self.scores)

    def rate_of_group(self, name: str) -> Decimal | None:
        """Return what a group reached in percent of its full marks; None where a row has none."""
        rows = [score for score in self.all_scores if score.group == name]
        reached = sum_if_complete(score.points for score in rows)
        full = sum_if_complete(score.weight for score in rows)
        return ARITHMETIC.divide(reached * 100, full) if reached is not None and full else None

    def grade_of_group(self, name: str) -> str | None:
        """Return the grade of a group by its percentage; None where the rubric has no scale."""
        rate, total = self.rate_of_group(name), self.rubric.total
        if rate is None:
            return None
        return self.rubric.grade(rounded(rate * total / 100, self.rubric.step))

    @property
    def beside(self) -> ExecutionScore | None:
        """Budget execution where it is scored beside the rows, None where it is one of them."""
        return None if self.execution is None or self.execution.within else self.execution
