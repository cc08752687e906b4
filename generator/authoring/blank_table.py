"""The blank table of indicators: the levels, subgroups and rows of a form, each row to fill in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.authoring.own_columns import column_note
from generator.authoring.yaml_edits import ask, note_of, remark
from generator.filing import Answers, Indicator
from generator.filing.indicator import DEEP_NAME, NAME
from generator.filing.indicator_table import ROWS as OWN_ROWS
from generator.forms.layout import layout_rows
from generator.reading.setting import DEEPEST
from generator.scoring import plain
from generator.scoring.demand import own_weights

if TYPE_CHECKING:
    from generator.authoring.examples import Shown
    from generator.forms import Column, Form
    from generator.scoring import Rubric

THIRD = "三级指标名称"
FLAT, GROUPED = 1, 2  # levels of a table that has no groups, and of one that has no subgroups


def blank_table(form: Form, rubric: Rubric | None, shown: Shown) -> CommentedMap | CommentedSeq:
    """Ask for what a form prints; where it leaves that open, for one indicator a group."""
    table = _table(form, rubric, shown)
    if isinstance(table, CommentedMap):
        for group in table:
            table[group] = _with_cells(table[group], form)
    return table


def _table(form: Form, rubric: Rubric | None, shown: Shown) -> CommentedMap | CommentedSeq:
    scored = rubric is not None
    if form.layout:
        return _laid_out(form, shown, scored=scored)
    weights = own_weights(rubric) if rubric is not None else {}
    groups = weights or _groups(rubric, shown)
    if form.levels == FLAT:
        return CommentedSeq([_row(form, next(iter(groups), ""), shown, scored=scored)])
    table = CommentedMap()
    for group in groups:
        subgroups = shown.values.subgroups.get(group, ("二级指标",))
        rows = CommentedSeq([_row(form, group, shown, scored=scored)])
        table[group] = rows if form.levels == GROUPED else _below(form, subgroups[0], rows)
        points = f"共 {plain(weights[group])} 分。" if group in weights else ""
        offered = f"二级指标：{'、'.join(subgroups)}" if form.levels > GROUPED else ""
        remark(table, group, f"{points}{offered}")
    return table


def _with_cells(below: CommentedMap | CommentedSeq, form: Form) -> CommentedMap | CommentedSeq:
    """Ask for the cells that a form declares for a group, and for each of its subgroups."""
    if isinstance(below, CommentedMap) and form.columns.subgroup:
        for name in below:
            below[name] = _beside(below[name], form.columns.subgroup, form)
    return _beside(below, form.columns.group, form)


def _beside(
    below: CommentedMap | CommentedSeq, columns: tuple[Column, ...], form: Form
) -> CommentedMap | CommentedSeq:
    if not columns:
        return below
    cells = CommentedMap()
    for one in columns:
        cells[one.name] = None
        remark(cells, one.name, column_note(one, form))
    cells.update(below if isinstance(below, CommentedMap) else {OWN_ROWS: below})
    return cells


def _laid_out(form: Form, shown: Shown, *, scored: bool) -> CommentedMap:
    """Ask for every row that the form prints; what a unit does not have it leaves blank."""
    table = CommentedMap()
    for group, subgroup, least, names in layout_rows(form.layout):
        named = names or ("",) * max(least, 1)
        rows = CommentedSeq([_row(form, group, shown, scored=scored, name=one) for one in named])
        if not subgroup:
            table[group] = rows
        else:
            table.setdefault(group, CommentedMap()).update(_below(form, subgroup, rows))
    return table


def _below(form: Form, subgroup: str, rows: CommentedSeq) -> CommentedMap:
    """Put rows below a subgroup; where the form has four levels, below a name to be filled in."""
    if form.levels < DEEPEST:
        return CommentedMap({subgroup: rows})
    deep = CommentedMap({THIRD: rows})
    remark(deep, THIRD, "换成三级指标的名称，下面一项一个四级指标")
    return CommentedMap({subgroup: deep})


def _groups(rubric: Rubric | None, shown: Shown) -> tuple[str, ...]:
    """Return the groups to offer where the rubric gives none their points, but may name some."""
    named = [group for bound in rubric.own_rules for group in bound.scope.groups] if rubric else []
    open_to_all = rubric is None or any(not bound.scope.groups for bound in rubric.own_rules)
    return shown.values.groups if open_to_all else tuple(dict.fromkeys(named))


def _row(form: Form, group: str, shown: Shown, *, scored: bool, name: str = "") -> CommentedMap:
    indicator = CommentedMap()
    key = DEEP_NAME if form.levels == DEEPEST else NAME
    indicator[key] = name or None
    remark(indicator, key, "" if name else note_of(Indicator, NAME))
    required = [one for one in form.must("绩效指标") if one in Indicator.aliases()]
    ask(indicator, Indicator, [one for one in required if one != NAME])
    if scored:
        ask(indicator, Answers, ("自评得分",))
    for one in [one for one in indicator if not indicator[one]]:
        if example := shown.below(group, NAME if one == DEEP_NAME else one):
            remark(indicator, one, note_of(Indicator, NAME if one == DEEP_NAME else one, example))
    return indicator
