"""Diagnostics as an Excel table, for handing out to those who have to mend them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd

from generator.diagnostics.text_report import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from generator.diagnostics import Diagnostic

WIDTHS = {
    "文件": 42,
    "行": 6,
    "列": 6,
    "编号": 7,
    "级别": 7,
    "标题": 18,
    "意见": 70,
    "改法": 60,
    "参见": 30,
}


def workbook(diagnostics: Sequence[Diagnostic]) -> bytes:
    """Return an .xlsx file with one row a diagnostic, the head row frozen."""
    table = pd.DataFrame([_row(one) for one in diagnostics], columns=list(WIDTHS))
    stream = io.BytesIO()
    with pd.ExcelWriter(stream, engine="openpyxl") as writer:
        table.to_excel(writer, sheet_name="检查意见", index=False, freeze_panes=(1, 0))
        sheet = writer.sheets["检查意见"]
        for number, width in enumerate(WIDTHS.values()):
            sheet.column_dimensions[chr(ord("A") + number)].width = width
        _as_text(sheet)
    return stream.getvalue()


def _row(one: Diagnostic) -> dict[str, object]:
    place = one.position
    return {
        "文件": place.shown_file if place else "",
        "行": place.line or None if place else None,
        "列": place.column or None if place else None,
        "编号": one.code,
        "级别": WORDS[one.severity],
        "标题": one.title,
        "意见": one.message,
        "改法": one.hint,
        "参见": "\n".join(f"{place}：{why}" for why, place in one.related),
    }


def _as_text(sheet: Worksheet) -> None:
    """Keep what a unit typed from becoming a formula: =1+1 is text here."""
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
