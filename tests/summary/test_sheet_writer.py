"""Tables in Excel: text stays text, numbers keep their digits, long tables go on."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.summary import sheet_writer
from generator.summary.sheet_writer import COUNT, POINTS, RATE, Book, Column

COLUMNS = (Column("文字", 10), Column("个数", 8, COUNT), Column("得分", 8, POINTS))
COLUMNS += (Column("率", 8, RATE),)


def book_of(rows, columns=COLUMNS):
    book = Book()
    table = book.table("表", columns)
    for row in rows:
        table.add(row)
    table.finish()
    return book.finish()


def read(data):
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")'])
def test_what_a_unit_typed_is_never_a_formula(text):
    cell = read(book_of([(text, 1, None, None)]))["表"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix, "改这一格的人按回车，也不变成公式"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40))
def test_any_text_comes_back(text):
    cell = read(book_of([(text, 1, None, None)]))["表"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize(
    ("points", "shown"),
    [("92.5", "0.00"), ("92.50", "0.00"), ("92.375", "0.000"), ("100", "0.00"), ("0.1", "0.00")],
)
def test_points_are_numbers_with_their_digits(points, shown):
    cell = read(book_of([("甲", 1, Decimal(points), Decimal("0.98765"))]))["表"]["C2"]
    assert Decimal(str(cell.value)) == Decimal(points)
    assert (cell.data_type, cell.number_format) == ("n", shown)


@given(st.decimals(0, 1000, places=3))
def test_a_number_is_the_number_that_was_meant(points):
    cell = read(book_of([("甲", 1, points, points)]))["表"]["C2"]
    assert Decimal(str(cell.value)) == points


def test_a_share_is_a_number_in_percent_and_nothing_is_an_empty_cell():
    sheet = read(book_of([("甲", None, None, Decimal("0.875")), ("", 0, None, None)]))["表"]
    assert (sheet["D2"].value, sheet["D2"].number_format) == (0.875, "0.00%")
    assert [cell.value for cell in sheet[3]] == [None, 0, None, None]


def test_a_table_has_a_frozen_head_and_filters_over_its_rows():
    sheet = read(book_of([("甲", 1, None, None)] * 3))["表"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:D4")
    assert [cell.value for cell in sheet[1]] == ["文字", "个数", "得分", "率"]


def test_a_table_that_is_too_long_goes_on_in_another_sheet(monkeypatch):
    monkeypatch.setattr(sheet_writer, "LAST_ROW", 3)
    book = read(book_of([(f"第{one}个", one, None, None) for one in range(7)]))
    assert book.sheetnames == ["表", "表（2）", "表（3）"]
    rows = [row[1].value for sheet in book for row in sheet.iter_rows(min_row=2)]
    assert rows == list(range(7))


def test_a_text_that_no_cell_can_hold_is_cut():
    cell = read(book_of([("长" * 40_000, 1, None, None)]))["表"]["A2"]
    assert len(cell.value) == 32_767


def test_colours_are_rules_so_that_a_changed_cell_changes_its_own():
    columns = (
        Column("等级", 8, colours={"差": sheet_writer.RED}),
        Column("得分", 8, POINTS, below=((Decimal(60), sheet_writer.RED),)),
    )
    sheet = read(book_of([("差", Decimal(50))], columns))["表"]
    rules = [rule for each in sheet.conditional_formatting for rule in each.rules]
    assert [(rule.type, rule.operator) for rule in rules] == [
        ("cellIs", "equal"),
        ("containsBlanks", None),
        ("cellIs", "lessThan"),
    ]


def test_the_same_rows_give_the_same_bytes():
    rows = [("甲", 1, Decimal("92.5"), None)]
    assert book_of(rows) == book_of(rows)
