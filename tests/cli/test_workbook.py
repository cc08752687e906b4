"""Sheets named after units, whatever those are called and however many there are."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.workbook import LONGEST_NAME, MOST_SHEETS, sheet_names, without_sheets, workbook
from generator.diagnostics import Diagnostic, Position
from generator.letters.checked import Checked

FAULT = Diagnostic("S01", {"where": "单位", "field": "名称"}, Position("甲.yaml", 3, 1))
NAMES = st.text(min_size=0, max_size=40) | st.sampled_from(["History", "检查意见", "a" * 31])


def checked(unit, *found):
    return Checked(Path(f"{unit}.yaml"), unit, "2021", None, found)


@given(st.lists(NAMES, max_size=12))
def test_names_are_such_as_excel_takes_and_no_two_alike(units):
    names = sheet_names(units)
    assert len({one.casefold() for one in names}) == len(units)
    for name in names:
        assert 0 < len(name.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_NAME
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() not in {"history", "检查意见", "单位一览"}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=6))
def test_a_workbook_is_written_whatever_units_are_called(units):
    data = workbook([checked(one, FAULT) for one in units])
    assert len(openpyxl.load_workbook(io.BytesIO(data)).sheetnames) == 2 + len(units)


def test_clean_units_are_listed_and_have_no_sheet():
    book = openpyxl.load_workbook(io.BytesIO(workbook([checked("甲", FAULT), checked("乙")])))
    assert book.sheetnames == ["检查意见", "单位一览", "甲"]
    rows = [*book["单位一览"].iter_rows(min_row=2, values_only=True)]
    assert rows == [("甲", "甲.yaml", 1, 0, 0, "甲"), ("乙", "乙.yaml", 0, 0, 0, None)]


@pytest.mark.parametrize(("count", "own"), [(MOST_SHEETS, MOST_SHEETS), (MOST_SHEETS + 1, 0)])
def test_of_too_many_units_none_has_a_sheet_and_that_is_said(count, own):
    units = [checked(f"单位{number}", FAULT) for number in range(count)]
    book = openpyxl.load_workbook(io.BytesIO(workbook(units)), read_only=True)
    assert len(book.sheetnames) == 2 + own
    assert bool(without_sheets(units)) == (own == 0)


def test_an_excerpt_that_begins_as_a_formula_is_text():
    said = Diagnostic("S01", {"where": "=1+1", "field": "甲"}, Position("=2.yaml", 3, 1))
    book = openpyxl.load_workbook(io.BytesIO(workbook([checked("=1+1", said)])))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
