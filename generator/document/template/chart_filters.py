"""The filters of charts: data as a chart shows them, and a chart of its own for each place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from jinja2 import Undefined, pass_environment

from generator.document.package.chart_data import ChartData
from generator.document.package.opened_package import OFFICE, relations_of
from generator.document.package.package_lists import relations_part, type_of
from generator.document.template.supplies import supplies_here
from generator.templating.blanks import is_blank
from generator.templating.filter_input import shown
from generator.templating.trouble_notes import note
from generator.templating.typed_figure import number_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.document.template.supplies import Supplies
    from generator.templating.data_environment import DataEnvironment

CHART = f"{OFFICE}chart"
PACKED = f"{OFFICE}package"  # what an embedded workbook is to its chart
MOST_POINTS = 1000


@pass_environment
def charted(
    environment: DataEnvironment, value: object, category: object = "", *series: object
) -> object:
    """Make the data of a chart: a row is a point, a name a series (“印作=名称” renames it)."""
    if value is None or isinstance(value, Undefined):
        value = () if value is None else tuple(value)
    rows = list(value) if isinstance(value, Iterable) and not isinstance(value, str) else None
    if rows is None or not all(isinstance(row, Mapping) for row in rows):
        environment.unsuitable("", f"“图表”要用列表，一项一个点，这里是{shown(value)}")
        return ""
    if not series or len(rows) > MOST_POINTS:
        reason = f"最多 {MOST_POINTS} 个点" if series else "要写类别和数值的名称"
        environment.unsuitable("", f"“图表”{reason}")
        return ""
    categories = tuple(environment.as_text(_at(environment, row, category)) for row in rows)
    named = (str(one).rpartition("=") for one in series)
    return ChartData(
        tuple(" ".join(one.split()) for one in categories),
        tuple(
            (label or key, tuple(_number(environment, row, key) for row in rows))
            for label, _, key in named
        ),
    )


def _at(environment: DataEnvironment, row: object, path: object) -> object:
    """Return what a row has under a name, or under a path of names."""
    for name in str(path).split("."):
        row = environment.getattr(row, name)
    return row


def _number(environment: DataEnvironment, row: object, key: str) -> str | None:
    """Return a number as text; None where nothing is filled in."""
    value = _at(environment, row, key)
    if is_blank(value):
        return None
    number = number_in(value)
    if number is None:
        if isinstance(value, Undefined):
            str(value)  # notes that nobody knows the name
        else:
            environment.unsuitable("", f"“图表”的“{key}”要用数，这里是{shown(value)}")
        return None
    return f"{number:f}"


def placed(value: object, key: str) -> str:
    """Return the relationship of a chart with these data: the template's own, then copies."""
    supplies = supplies_here()
    if supplies is None or not isinstance(value, ChartData):
        return key
    relations = supplies.package.relations(supplies.here)
    name = next((one.target for one in relations if one.key == key and one.kind == CHART), "")
    if not name:
        return key
    # Only templates with charts pay for lxml.
    from generator.document.package.chart_filling import filled_chart  # noqa: PLC0415

    content = filled_chart(supplies.package.members[name].content, value)
    if content is None:
        note("X08", reason="“图表”用于柱形图、条形图、折线图、面积图、饼图、圆环图、雷达图")
        return key
    if name not in supplies.members:
        _in_place(supplies, name, content, value)
        return key
    return supplies.relate(CHART, _copied(supplies, name, content, value))


def _in_place(supplies: Supplies, name: str, content: bytes, data: ChartData) -> None:
    """Fill the template's own chart and its workbook."""
    supplies.members[name] = content
    for relation in supplies.package.relations(name):
        if relation.kind == PACKED:
            supplies.members[relation.target] = data.workbook()


def _copied(supplies: Supplies, name: str, content: bytes, data: ChartData) -> str:
    """Add a chart like the template's, with a workbook and parts of its own; return its name."""
    types = supplies.package.members["[Content_Types].xml"].content
    made = supplies.add(name, content, type_of(types, name))
    relations = []
    for relation in supplies.package.relations(name):
        if not relation.external:
            there = supplies.package.members[relation.target].content
            inner = data.workbook() if relation.kind == PACKED else there
            target = supplies.add(relation.target, inner, type_of(types, relation.target))
            relation = replace(relation, target=target)  # noqa: PLW2901 - the same, led elsewhere
        relations.append(relation)
    if relations:
        supplies.related[made] = relations
        supplies.members[relations_of(made)] = relations_part(relations)
    return made


CHARTS: dict[str, Callable[..., object]] = {"图表": charted}
"""The filter of charts, by its name."""
