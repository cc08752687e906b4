"""The workbook inside a chart: one sheet with the categories and the series, the same bytes always.

Word opens it when somebody edits the data of the chart; what it holds is what the chart shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from generator.document.package.archive import Frame, Member
from generator.document.package.opened_package import OFFICE, PACKAGE
from generator.document.package.wordml import DECLARATION

if TYPE_CHECKING:
    from collections.abc import Sequence

SHEET = "Sheet1"
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{OFFICE}officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_SPACE}" xmlns:r="{OFFICE.rstrip("/")}"><sheets>'
        f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{OFFICE}worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}

Cell = str | None
Numbers = tuple[str, ...]


def workbook(rows: Sequence[Sequence[Cell]]) -> bytes:
    """Return the bytes of a workbook; the first row and column are texts, the others numbers."""
    parts = _PARTS | {"xl/worksheets/sheet1.xml": _sheet(rows)}
    members = (Member.pack(name, (DECLARATION + xml).encode()) for name, xml in parts.items())
    return Frame().write(members)


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    written = "".join(
        f'<row r="{number}">{"".join(_cells(number, row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    return f'<worksheet xmlns="{_SPACE}"><sheetData>{written}</sheetData></worksheet>'


def _cells(number: int, row: Sequence[Cell]) -> list[str]:
    return [
        _cell(f"{column(place)}{number}", value, text=number == 1 or place == 0)
        for place, value in enumerate(row)
        if value is not None
    ]


def _cell(where: str, value: str, *, text: bool) -> str:
    if not text:
        return f'<c r="{where}"><v>{value}</v></c>'
    return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def column(place: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
