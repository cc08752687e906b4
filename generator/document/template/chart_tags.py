"""The tag of a chart: it stands in the chart's alternative text (可选文字).

``{{ 资金.已填来源|图表("名称", "全年预算数") }}`` is taken from there and goes where the drawing
names its chart: each time that is rendered, it names a chart of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import PARAGRAPH, R, nearest
from generator.document.template.run_setting import PLACED
from generator.document.template.syntax import Flaw
from generator.document.template.tags import Found, Tag, mark
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from generator.document.template.places import PlaceFinder

CHART = patterns.compile(r"\{\{(?:(?!\}\}).)*\|\s*图表\s*\((?:(?!\}\}).)*\}\}", re.DOTALL)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_ID = f"{R}id"
_PLACEHOLDER = "\U0010fff2{}\U0010fff3"  # private use, as the marks of tags


class ChartTags(Struct, frozen=True):
    """The tags of a part's charts, what is wrong with them, and what stands for each for now."""

    found: tuple[Found, ...]
    flaws: tuple[Flaw, ...]
    written: Mapping[str, str]

    def put_into(self, source: str) -> str:
        """Write the tags where their charts are named."""
        for token, tag in self.written.items():
            source = source.replace(token, tag)
        return source


def chart_tags(root: etree._Element, finder: PlaceFinder, first: int) -> ChartTags:
    """Take the tags out of the alternative texts of charts; they are numbered from ``first``."""
    found: list[Found] = []
    wrong: list[Flaw] = []
    written: dict[str, str] = {}
    for properties, text, paragraph in _tagged(root):
        tag = Tag(text, finder.place(paragraph))
        number = first + len(found)
        found.append(Found(tag, paragraph))
        chart = _chart_of(properties)
        if chart is None:
            wrong.append(Flaw("X03", "“图表”要写在图表的可选文字里，这里不是图表", tag))
            continue
        token = _PLACEHOLDER.format(number)
        written[token] = f'{{{{ ({tag.inner})|{PLACED}("{chart.get(_ID)}") {mark(number)}}}}}'
        chart.set(_ID, token)
    return ChartTags(tuple(found), tuple(wrong), written)


def _tagged(root: etree._Element) -> Iterator[tuple[etree._Element, str, etree._Element]]:
    """Yield the properties of drawings that hold a tag, the tag, the paragraph they stand in."""
    for properties in list(root.iter(f"{_DRAWING}docPr")):
        for name in ("descr", "title"):
            match = CHART.search(properties.get(name, ""))
            paragraph = nearest(properties, PARAGRAPH)
            if match and paragraph is not None:
                properties.set(name, CHART.sub("", properties.get(name, "")).strip())
                yield properties, " ".join(match[0].split()), paragraph


def _chart_of(properties: etree._Element) -> etree._Element | None:
    holder = properties.getparent()
    return None if holder is None else next(holder.iter(_CHART), None)
