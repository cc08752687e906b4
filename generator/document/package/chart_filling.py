"""A chart filled: the names, categories and values that it shows, as its workbook has them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from generator.document.package.chart_workbook import SHEET, column
from generator.document.package.wordml import discard, parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.document.package.chart_data import ChartData

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_BEFORE_NAME = (f"{C}idx", f"{C}order")
GENERAL = "General"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
COLOURS = ("4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47")  # as Office takes them


def has_values(content: bytes) -> bool:
    """Tell whether all series of a chart have values, unlike those of a scatter chart."""
    series = list(parse(content).iter(f"{C}ser"))
    return bool(series) and all(one.find(f"{C}val") is not None for one in series)


def filled_chart(content: bytes, data: ChartData) -> bytes:
    """Return a chart part that shows these data, in the look of the one given."""
    root = parse(content)
    series = list(root.iter(f"{C}ser"))
    found = _fitted(series, len(data.series))
    for place, (one, (name, numbers)) in enumerate(zip(found, data.series, strict=True), 1):
        _fill(one, data.categories, name, numbers, place)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _fitted(found: list[etree._Element], wanted: int) -> list[etree._Element]:
    """Return as many series as are wanted: more like the last one, or without the last ones."""
    for surplus in found[wanted:]:
        discard(surplus)
    kept = found[:wanted]
    while kept and len(kept) < wanted:
        more = deepcopy(kept[-1])
        _recolour(more, COLOURS[len(kept) % len(COLOURS)])
        kept[-1].addnext(more)
        kept.append(more)
        for name in _BEFORE_NAME:
            if (number := more.find(name)) is not None:
                number.set("val", str(_next_number(kept[:-1], name)))
    return kept


def _recolour(series: etree._Element, colour: str) -> None:
    """Give a series that is like another a colour of its own."""
    for look in series.findall(f"{C}spPr"):
        for old in list(look.iter(f"{A}srgbClr", f"{A}schemeClr")):
            old.tag = f"{A}srgbClr"
            old.set("val", colour)


def _next_number(series: Sequence[etree._Element], name: str) -> int:
    numbers = (one.find(name) for one in series)
    return 1 + max(int(one.get("val", "0")) for one in numbers if one is not None)


def _fill(
    series: etree._Element,
    categories: Sequence[str],
    name: str,
    numbers: Sequence[str | None],
    place: int,
) -> None:
    """Put a series' name, categories and values in, each with its place in the workbook."""
    values = series.find(f"{C}val")
    if values is None:
        return
    kept = values.find(f".//{C}formatCode")
    form = GENERAL if kept is None or not kept.text else kept.text
    letter, last = column(place), len(categories) + 1
    _set(series, "tx", _reference("str", f"${letter}$1", (name,)))
    _set(series, "cat", _reference("str", f"$A$2:$A${max(last, 2)}", categories))
    there = f"${letter}$2:${letter}${max(last, 2)}"
    _set(series, "val", _reference("num", there, numbers, form))
    for point in series.findall(f"{C}dPt"):
        number = point.find(f"{C}idx")
        if number is not None and int(number.get("val", "0")) >= len(categories):
            series.remove(point)


def _set(series: etree._Element, name: str, reference: etree._Element) -> None:
    """Put a reference in the place of what stood under a name, or where the order has it."""
    holder = series.find(f"{C}{name}")
    if holder is None:
        holder = etree.Element(f"{C}{name}")
        if name == "tx":
            before = (n for n, one in enumerate(series, 1) if one.tag in _BEFORE_NAME)
            series.insert(max(before, default=0), holder)
        elif (values := series.find(f"{C}val")) is not None:
            values.addprevious(holder)
    for old in list(holder):
        holder.remove(old)
    holder.append(reference)


def _reference(
    kind: str, where: str, values: Sequence[str | None], form: str = ""
) -> etree._Element:
    """Return a reference to cells of the workbook, with what they hold."""
    reference = etree.Element(f"{C}{kind}Ref")
    etree.SubElement(reference, f"{C}f").text = f"{SHEET}!{where}"
    cache = etree.SubElement(reference, f"{C}{kind}Cache")
    if form:
        etree.SubElement(cache, f"{C}formatCode").text = form
    etree.SubElement(cache, f"{C}ptCount", val=str(len(values)))
    for number, value in enumerate(values):
        if value is not None:
            point = etree.SubElement(cache, f"{C}pt", idx=str(number))
            etree.SubElement(point, f"{C}v").text = value
    return reference
