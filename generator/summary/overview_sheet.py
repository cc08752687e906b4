"""The first sheet of the workbook: the totals of each year, its distributions, and their charts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.summary.sheet_writer import COUNT, HEAD, POINTS, RATE, on_paper
from generator.summary.summary_names import distributions, totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from generator.summary.sheet_writer import Book
    from generator.summary.year_figures import YearFigures

SHEET = "总览"
KINDS = {"平均分": POINTS, "最高分": POINTS, "最低分": POINTS, "平均执行率": RATE, "占比": RATE}
COUNTS = ("整体自评", "项目", "个数")
COLOURS = ("#4472C4", "#A9C4EB")
CHART_ROWS = 16
CHART_COLUMN = 6
SIZE = {"width": 560, "height": 300}


def write_overview(book: Book, years: Sequence[YearFigures]) -> None:
    """Write the sheet: a year below the other, tables on the left, charts on the right."""
    sheet = book.sheet(SHEET)
    on_paper(sheet)
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 4, 12)
    row = 0
    for year in years:
        row = _year(book, sheet, year, row) + 2


def _year(book: Book, sheet: Worksheet, year: YearFigures, row: int) -> int:
    """Write a year; return the row behind it."""
    top = row
    title = f"{year.year}年度预算绩效自评汇总" if year.year else "预算绩效自评汇总"
    sheet.write_string(row, 0, title, book.look(bold=True, font_size=14))
    row = _pairs(book, sheet, row + 1, totals(year)) + 1
    for number, (key, rows) in enumerate(distributions(year).items()):
        if not rows:
            continue
        _chart(book, sheet, (row, len(rows)), key, top + number * CHART_ROWS)
        row = _rows(book, sheet, row, rows) + 1
    return max(row, top + 2 * CHART_ROWS)


def _pairs(book: Book, sheet: Worksheet, row: int, pairs: Mapping[str, object]) -> int:
    for name, value in pairs.items():
        if value is not None:
            sheet.write_string(row, 0, name, book.look(**HEAD))
            number = value if isinstance(value, int | Decimal) else str(value)
            book.write(sheet, (row, 1), number, KINDS.get(name, COUNT))
            row += 1
    return row


def _rows(book: Book, sheet: Worksheet, row: int, rows: Iterable[Mapping[str, object]]) -> int:
    heads: tuple[str, ...] = ()
    for one in rows:
        if not heads:
            heads = tuple(one)
            for place, head in enumerate(heads):
                sheet.write_string(row, place, head, book.look(**HEAD))
        row += 1
        for place, (name, value) in enumerate(one.items()):
            cell = value if isinstance(value, int | Decimal | None) else str(value)
            book.write(sheet, (row, place), cell, KINDS.get(name, COUNT))
    return row + 1


def _chart(book: Book, sheet: Worksheet, table: tuple[int, int], key: str, at: int) -> None:
    """Put a chart of a table beside it: a column for each of its rows, by kind one on the other."""
    head, count = table
    chart = book.workbook.add_chart({"type": "column", "subtype": "stacked"})
    for place, name in enumerate(COUNTS[:2], 1):
        series: dict[str, object] = {
            "name": name,
            "categories": [SHEET, head + 1, 0, head + count, 0],
            "values": [SHEET, head + 1, place, head + count, place],
            "gap": 60,
            "fill": {"color": COLOURS[place - 1]},
        }
        chart.add_series(series)
    chart.set_title({"name": f"{key}分布", "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"})
    chart.set_y_axis(
        {"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )
    chart.set_size(SIZE)
    sheet.insert_chart(at, CHART_COLUMN, chart)
