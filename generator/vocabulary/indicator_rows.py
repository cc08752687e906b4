"""The unit's table of indicators as papers print it: rows, levels with points, blank rows."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from generator import patterns
from generator.filing import Indicator
from generator.filing.adding import sum_if_complete
from generator.filing.indicator_table import LEVELS
from generator.filing.level_labels import bare_name, labelled_points
from generator.forms.layout import layout_rows
from generator.scoring import plain
from generator.structs import Struct
from generator.templating.entries import Entries
from generator.templating.span import Span, spans
from generator.vocabulary.account_names import points
from generator.vocabulary.column_values import column_names
from generator.vocabulary.grouped_rows import grouped_rows
from generator.vocabulary.record_names import keys_of, names_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from generator.checking import Subject
    from generator.filing import Level
    from generator.filing.assessment import Place
    from generator.forms import Form
    from generator.scoring import Score
    from generator.vocabulary.content import Content

BARE_NUMBER = patterns.compile(r"[0-9]+(?:\.[0-9]+)?")
ROW_LISTS = ("指标", "指标行", "指标组", "一级列表", "二级列表")
NOWHERE = Span("")  # in a column that the form has not
FREE = "其他栏"
DEEP = 3  # the level that only tables of four levels have


class Line(Struct, frozen=True):
    """A row as it is printed: the goal and the names it stands under, and what is in it.

    ``number`` is the place of the unit's row among its rows, None for a blank one.
    """

    goal: int | None
    path: tuple[str, str, str]
    indicator: Indicator | None
    number: int | None = None
    name: str = ""


class Levels(Struct, frozen=True):
    """What is known of the levels of a table: the rows below each, and its points.

    Points are those that the unit typed, a group's else those of the rubric, else added up.
    """

    subject: Subject
    rows: Mapping[Place, Sequence[int]]
    weights: Mapping[Place, Decimal | None]
    scores: Sequence[Decimal | None]
    scored: Sequence[Score]

    @classmethod
    def of(cls, subject: Subject) -> Levels:
        """Return what is known of the levels of an assessment's tables."""
        rows, card = subject.assessment.rows, subject.scorecard
        scored = card.scores[len(card.rubric.rows) :] if card else ()
        scores = [one.points for one in scored] or [row.indicator.declared for row in rows]
        below = subject.assessment.rows_below
        weights = [one.weight for one in scored] or [row.indicator.weight for row in rows]
        return cls(subject, below, _weights(subject, below, weights), scores, scored)

    def printed(self, place: Place) -> str:
        """Write the points of a level, '' where they are not known."""
        weight = self.weights.get(place)
        return "" if weight is None else plain(weight)


def _weights(
    subject: Subject, below: Mapping[Place, Sequence[int]], weights: Sequence[Decimal | None]
) -> dict[Place, Decimal | None]:
    """Return the points of every level."""
    assessment, card = subject.assessment, subject.scorecard
    given = card.rubric.group_weights if card else {}
    found: dict[Place, Decimal | None] = {}
    for place, numbers in below.items():
        goal, path = place
        if not path:
            continue  # the rows of a whole table
        found[place] = given.get(bare_name(path[0])) if goal is None and len(path) == 1 else None
        if found[place] is None:
            found[place] = sum_if_complete(weights[n] for n in numbers)
    for level in assessment.levels:
        typed = level.cells.get("分值")
        if isinstance(typed, Decimal):
            found[level.goal, level.path] = typed
    return found


def indicator_names(subject: Subject, form: Form) -> Mapping[str, Callable[[], object]]:
    """Return what makes the unit's rows, the rows that its form prints, its levels one by one."""
    table = _Table(subject, form)
    return {
        "指标组": lambda: table.grouped,
        "指标": lambda: table.rows,
        "指标行": lambda: table.printed,
        "一级列表": lambda: _listed(1, table.levels, form),
        "二级列表": lambda: _listed(2, table.levels, form),
    }


class _Table:
    """The table of an assessment; each way to print it is worked out where one is asked for."""

    def __init__(self, subject: Subject, form: Form) -> None:
        self.subject, self.form = subject, form

    @cached_property
    def levels(self) -> Levels:
        return Levels.of(self.subject)

    @cached_property
    def own(self) -> Sequence[Line]:
        """The unit's rows."""
        return [
            Line(row.goal, (row.group, row.subgroup, row.third), row.indicator, number)
            for number, row in enumerate(self.subject.assessment.rows)
        ]

    @cached_property
    def laid(self) -> Sequence[Line]:
        """The rows of the form, where it says which it has."""
        goals = len(self.subject.assessment.goals)
        return [*_laid_out(self.own, self.form, goals)] if self.form.layout else self.own

    @cached_property
    def rows(self) -> list[Content]:
        return _rows(self.own, self.levels, self.form)

    @property
    def printed(self) -> list[Content]:
        return _rows(self.laid, self.levels, self.form) if self.form.layout else self.rows

    @property
    def grouped(self) -> list[Content]:
        return grouped_rows(
            [((str(one.goal), *one.path[:2]), one.indicator, one.name) for one in self.laid]
        )


def _laid_out(own: Sequence[Line], form: Form, goals: int) -> Iterator[Line]:
    """Yield the rows in the order of the form, blank ones where the unit has fewer than it prints.

    Each goal that owns indicators has the whole layout; what the layout does not know comes last.
    """
    numbers = [*dict.fromkeys(line.goal for line in own)]
    for goal in numbers or [*range(goals if form.by_goal else 0)] or [None]:
        rest = [line for line in own if line.goal == goal]
        for group, subgroup, least, names in layout_rows(form.layout):
            here = (group, subgroup)
            mine = [line for line in rest if tuple(map(bare_name, line.path[:2])) == here]
            rest = [line for line in rest if line not in mine]
            yield from _filled_up(mine, (group, subgroup, ""), goal, least, names)
        yield from rest


def _filled_up(
    mine: Sequence[Line],
    path: tuple[str, str, str],
    goal: int | None,
    least: int,
    names: tuple[str, ...],
) -> Iterator[Line]:
    """Yield the rows of a subgroup: those prescribed in their order, the unit's, then blanks."""
    by_name = {line.indicator.name: line for line in mine if line.indicator is not None}
    for name in names:
        yield by_name.get(name) or Line(goal, path, None, name=name)
    yield from (line for line in mine if line.indicator and line.indicator.name not in names)
    for _ in range(least - len(mine) if not names else 0):
        yield Line(goal, path, None)


def _rows(lines: Sequence[Line], levels: Levels, form: Form) -> list[Content]:
    """Return rows with their merged levels and the points that are printed."""
    merged = spans([(str(line.goal), *line.path) for line in lines])
    above: dict[str, Content] = {}  # what stands above rows is one for all that share its cells
    for line, cells in zip(lines, merged, strict=True):
        if cells[-1].run not in above:
            goal = _goal(line, cells[0], levels)
            above[cells[-1].run] = goal | _levels(line, cells, levels, form)
    return [
        {
            **above[cells[-1].run],
            **(_printed(line.indicator, form) if line.indicator else _blank(line.name, form)),
            **_scored(line, levels, form.points_digits),
            "空行": line.indicator is None,
        }
        for line, cells in zip(lines, merged, strict=True)
    ]


def _scored(line: Line, levels: Levels, digits: int | None) -> Content:
    """Return a row's points, and its weight where its group's points were divided."""
    if line.number is None:
        return {"得分": None, "折算得分": None}
    score = levels.scored[line.number] if levels.scored else None
    found: Content = {
        "得分": points(levels.scores[line.number], digits),
        "折算得分": points(score.folded(score.points) if score else None, digits),
    }
    if score is not None and line.indicator is not None and line.indicator.weight is None:
        found["分值"] = points(score.weight)
    return found


def _goal(line: Line, cell: Span, levels: Levels) -> Content:
    """Return what is printed of the goal that a row belongs to, if it belongs to one."""
    if line.goal is None:
        return {"目标": NOWHERE, "目标分值": NOWHERE}
    goal = levels.subject.assessment.goals[line.goal]
    weight = "" if goal.weight is None else plain(goal.weight)
    name = goal.name or f"目标{line.goal + 1}"
    return {"目标": _cell(cell, name), "目标分值": _cell(cell, weight)}


def _blank(name: str, form: Form) -> Content:
    """Return a row that the unit has not: it may be prescribed by its name."""
    blank = dict.fromkeys((key.name for key in keys_of(Indicator)), None)
    own = column_names(None, form.columns.indicator)
    return {**blank, "三级指标": name or None, "其中": (), FREE: Entries(own), **own}


def _levels(line: Line, cells: Sequence[Span], levels: Levels, form: Form) -> Content:
    """Return the names of a row's levels and their points, each cell over the same rows."""
    found: Content = {}
    for depth, key in enumerate(("一级", "二级", "三级"), 1):
        here, cell = line.path[:depth], cells[depth]
        if depth == DEEP and not here[-1]:  # no name to share; a table of four levels prints it
            cell = NOWHERE if form.levels <= DEEP else Span("")
        weight = levels.printed((line.goal, here)) if here[-1] else ""
        found[key], found[f"{key}分值"] = cell, _cell(cell, weight)
    if form.group_points and found["一级分值"] and labelled_points(cells[1]) is None:
        found["一级"] = Span(cells[1], f"{cells[1]}\n（{found['一级分值']}分）", cells[1].run)
    return found


def _cell(cell: Span, text: str) -> Span:
    """Return another text in a cell over the same rows."""
    return Span(text, run=cell.run)


def _printed(indicator: Indicator, form: Form) -> Content:
    """Return an indicator's columns; without a column of its own the unit follows bare numbers."""
    own = column_names(indicator, form.columns.indicator)
    columns = names_of(indicator) | own
    if own:  # a template may name a column either way, whether the form declares it or not
        columns[FREE] = Entries({**own, **indicator.other})
    columns["其中"] = [_printed(child, form) for child in indicator.children]
    if indicator.unit and not form.unit_column:
        for column in ("年度指标值", "实际完成值"):
            text = columns[column]
            if isinstance(text, str) and BARE_NUMBER.fullmatch(text):
                columns[column] = text + indicator.unit
    return columns


def _listed(depth: int, levels: Levels, form: Form) -> list[Content]:
    """Return the names of a level one by one: points, score, and the columns of the form's own."""
    columns = form.columns.of(LEVELS[depth - 1])
    found = (one for one in levels.subject.assessment.levels if len(one.path) == depth)
    return [_level(one, levels) | column_names(one.cells, columns) for one in found]


def _level(level: Level, levels: Levels) -> Content:
    goals, place = levels.subject.assessment.goals, (level.goal, level.path)
    rows = levels.rows.get(place, ())
    scores = sum_if_complete(levels.scores[n] for n in rows) if rows else None
    return {
        "目标": None if level.goal is None else goals[level.goal].name,
        "一级": level.path[0],
        "名称": level.name,
        "分值": points(levels.weights.get(place)),
        "得分": points(scores),
        "项数": len(rows),
    }
