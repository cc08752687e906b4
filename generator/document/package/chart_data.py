"""What a chart shows, as its caches and its workbook both have it."""

from __future__ import annotations

from generator.document.package.chart_workbook import workbook
from generator.structs import Struct


class ChartData(Struct, frozen=True):
    """What a chart shows: its categories, and its series, each a name with its numbers as text.

    A number that is not there leaves a gap.
    """

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[str | None, ...]], ...]

    def workbook(self) -> bytes:
        """Return the workbook of these data."""
        head = ("", *(name for name, _ in self.series))
        rows = [
            (category, *(numbers[place] for _, numbers in self.series))
            for place, category in enumerate(self.categories)
        ]
        return workbook((head, *rows))
