"""Findings as an Excel workbook, for handing out to those who have to mend them.

One sheet lists the units, one all findings; behind them each unit with findings has its own, unless
they are so many that nobody would turn the pages.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import Severity
from generator.diagnostics.text_report import WORDS
from generator.summary.sheet_writer import COUNT, RED, YELLOW, Book, Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.diagnostics import Diagnostic
    from generator.letters.checked import Checked
    from generator.summary.sheet_writer import Cell

ALL, UNITS = "检查意见", "单位一览"
RESERVED = (ALL, UNITS, "History")  # Excel keeps the last for itself
LONGEST_NAME = 31  # UTF-16 units of a sheet's name
FORBIDDEN = patterns.compile(r"[\[\]:*?/\\\x00-\x1f]")
MOST_SHEETS = 200  # units with a sheet of their own; each keeps a file open while it is written
COLUMNS = (
    Column("文件", 42),
    Column("行", 6, COUNT),
    Column("列", 6, COUNT),
    Column("编号", 7),
    Column("级别", 7, colours={"错误": RED, "警告": YELLOW}),
    Column("标题", 18),
    Column("意见", 70, wrapped=True),
    Column("改法", 60, wrapped=True),
    Column("参见", 30, wrapped=True),
)
LIST = (
    Column("单位", 32),
    Column("文件", 42),
    Column("错误", 7, COUNT),
    Column("警告", 7, COUNT),
    Column("提示", 7, COUNT),
    Column("工作表", 32),
)


def workbook(checked: Sequence[Checked]) -> bytes:
    """Return an .xlsx file with the findings of the files that were checked."""
    with_findings = [one for one in checked if one.found]
    own = with_findings if len(with_findings) <= MOST_SHEETS else []
    names = dict(zip(map(id, own), sheet_names(one.unit for one in own), strict=True))
    book = Book()
    _write(book, ALL, COLUMNS, (_row(one) for unit in checked for one in unit.found))
    _write(book, UNITS, LIST, (_listed(one, names.get(id(one))) for one in checked))
    for one in own:
        _write(book, names[id(one)], COLUMNS, map(_row, one.found))
    return book.finish()


def without_sheets(checked: Iterable[Checked]) -> str:
    """Say that units have no sheets of their own where they are too many, else ''."""
    count = sum(bool(one.found) for one in checked)
    if count <= MOST_SHEETS:
        return ""
    return (
        f"；有意见的单位 {count} 个，超过 {MOST_SHEETS} 个，没有一个单位一张表，"
        "可以用 --letters 一个单位写一份"
    )


def sheet_names(units: Iterable[str]) -> list[str]:
    """Name a sheet after each unit as Excel allows: short, without its signs, no two alike."""
    taken = {one.casefold() for one in RESERVED}
    names: list[str] = []
    for unit in units:
        plain = FORBIDDEN.sub("_", unit).strip().strip("'") or "未命名"
        name, number = _cut(plain), 1
        while name.casefold() in taken:
            number += 1
            name = _cut(plain, f"（{number}）")
        taken.add(name.casefold())
        names.append(name)
    return names


def _cut(text: str, tail: str = "") -> str:
    """Cut a text so that it fits with its tail; what a computer stores in two units counts so."""
    while len(f"{text}{tail}".encode("utf-16-le")) // 2 > LONGEST_NAME:
        text = text[:-1]
    return f"{text}{tail}".strip("'")


def _write(
    book: Book, name: str, columns: Sequence[Column], rows: Iterable[Iterable[Cell]]
) -> None:
    table = book.table(name, columns)
    for row in rows:
        table.add(row)
    table.finish()


def _listed(one: Checked, sheet: str | None) -> tuple[Cell, ...]:
    counts = [sum(found.severity is level for found in one.found) for level in Severity]
    return (one.unit, str(one.file), *counts, sheet)


def _row(one: Diagnostic) -> tuple[Cell, ...]:
    place = one.position
    return (
        place.shown_file if place else None,
        (place.line or None) if place else None,
        (place.column or None) if place else None,
        one.code,
        WORDS[one.severity],
        one.title,
        one.message,
        one.hint or None,
        "\n".join(f"{place}：{why}" for why, place in one.related) or None,
    )
