"""The filters of charts: data as a chart shows them, and a chart of its own for each place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from jinja2 import Undefined, pass_environment

from generator.document.package.chart_data import ChartData
from generator.document.package.opened_package import CONTENT_TYPES, OFFICE
from generator.document.package.package_lists import type_of
from generator.document.template.supplies import FilledChart, supplies_here
from generator.structs import replace
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
    """Return the relationship of a chart with these data: the template's own, then copies.

    Charts are filled when all parts are rendered: one may hold tags of its own.
    """
    supplies = supplies_here()
    if supplies is None or not isinstance(value, ChartData):
        return key
    relations = supplies.package.relations(supplies.here)
    name = next((one.target for one in relations if one.key == key and one.kind == CHART), "")
    if not name:
        return key
    if not shows_values(supplies.package.members[name].content):
        note("X08", reason="“图表”用于柱形图、条形图、折线图、面积图、饼图、圆环图、雷达图")
        return key
    if all(chart.source != name for chart in supplies.charts):
        supplies.charts.append(FilledChart(name, name, value))
        return key
    made = supplies.add(name, f"{name} {len(supplies.charts)}".encode(), _type(supplies, name))
    supplies.charts.append(FilledChart(name, made, value))
    return supplies.relate(CHART, made)


@lru_cache(maxsize=64)  # of templates: they have few
def shows_values(chart: bytes) -> bool:
    """Tell whether a chart has series of values over categories."""
    # Only templates with charts pay for lxml.
    from generator.document.package.chart_filling import has_values  # noqa: PLC0415

    return has_values(chart)


def fill_charts(supplies: Supplies, rendered: Mapping[str, bytes]) -> None:
    """Put the data into the charts that they were placed in, with a workbook for each."""
    if not supplies.charts:
        return
    from generator.document.package.chart_filling import filled_chart  # noqa: PLC0415 - as above

    for chart in supplies.charts:
        look = rendered.get(chart.source) or supplies.package.members[chart.source].content
        supplies.members[chart.name] = filled_chart(look, chart.data)
        if chart.name == chart.source:
            _in_place(supplies, chart)
        else:
            _with_parts(supplies, chart)


def _in_place(supplies: Supplies, chart: FilledChart) -> None:
    """Fill the workbook of the template's own chart."""
    for relation in supplies.package.relations(chart.name):
        if relation.kind == PACKED:
            supplies.members[relation.target] = chart.data.workbook()


def _with_parts(supplies: Supplies, chart: FilledChart) -> None:
    """Give a copied chart a workbook and parts of its own."""
    relations = []
    for relation in supplies.package.relations(chart.source):
        target = relation.target
        if not relation.external:
            there = supplies.package.members[target].content
            inner = chart.data.workbook() if relation.kind == PACKED else there
            target = supplies.add(target, inner, _type(supplies, target))
        relations.append(replace(relation, target=target))
    if relations:
        supplies.related[chart.name] = relations


def _type(supplies: Supplies, name: str) -> str:
    return type_of(supplies.package.members[CONTENT_TYPES].content, name)


CHARTS: dict[str, Callable[..., object]] = {"图表": charted}
"""The filter of charts, by its name."""
