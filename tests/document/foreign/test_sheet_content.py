"""Workbooks as grids: merged cells, rates, dates, numbers as they are shown."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import Workbook

from generator.document.foreign import read_content

MERGED = "A1:B2"


@pytest.fixture
def grid(tmp_path):
    """Read the one sheet of a workbook whose cells are given by their names."""

    def read(cells, merged=(), formats=()):
        book = Workbook()
        sheet = book.active
        sheet.title = "自评表"
        for name, value in cells.items():
            sheet[name] = value
        for area in merged:
            sheet.merge_cells(area)
        for name, shown_as in formats:
            sheet[name].number_format = shown_as
        stream = io.BytesIO()
        book.save(stream)
        path = tmp_path / "表.xlsx"
        path.write_bytes(stream.getvalue())
        (found,) = read_content(path).value
        return found

    return read


def test_a_merged_range_is_one_cell(grid):
    found = grid({"A1": "项目名称", "C1": "培训经费", "C2": "次"}, [MERGED])
    assert found.rows[1][0] is found.rows[0][0]
    assert found.rows[0][0].width == 2
    assert found.rows[0][1].place.place == "工作表“自评表” C1"


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        (0.843, "0.0%", "84.3%"),
        (0.843, "0%", "84%"),
        (11.15, "General", "11.15"),
        (9.4, "0.00", "9.40"),
        (12, "General", "12"),
        (0.1 + 0.2, "0.00", "0.30"),
        (datetime(2022, 3, 10), "yyyy-mm-dd", "2022-03-10"),  # noqa: DTZ001 - a cell has no zone
        ("≥4次", "General", "≥4次"),
        (True, "General", "True"),
    ],
)
def test_a_cell_reads_as_it_is_shown(grid, value, shown_as, text):
    assert grid({"A1": value}, formats=[("A1", shown_as)]).rows[0][0].text == text
