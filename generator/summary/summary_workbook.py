"""The workbook on all units (汇总.xlsx): figures and charts first, then tables for work."""

from __future__ import annotations

from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.diagnostics.text_report import WORDS
from generator.summary.averages import part_of
from generator.summary.overview_sheet import write_overview
from generator.summary.sheet_writer import (
    BLUE,
    COUNT,
    GREEN,
    POINTS,
    RATE,
    RED,
    YELLOW,
    Book,
    Column,
)
from generator.summary.unit_rows import why

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.summary.sheet_writer import Cell, Table
    from generator.summary.unit_rows import Assessed, UnitRow
    from generator.summary.year_figures import YearFigures
    from generator.summary.year_sums import Loss

YEAR, UNIT, FORM = Column("年度", 7), Column("单位", 32), Column("套表", 28)
NAMED = Column("自评对象", 28)
GRADE = Column("等级", 8, colours={"优": GREEN, "良": BLUE, "中": YELLOW, "差": RED})
SCORE = Column("得分", 9, POINTS, below=((Decimal(60), RED), (Decimal(80), YELLOW)))
EXECUTION = Column("执行率", 10, RATE, below=((Decimal("0.8"), YELLOW),))
ERRORS = Column("错误", 7, COUNT, above=((Decimal(0), RED),))
WARNINGS = Column("警告", 7, COUNT, above=((Decimal(0), YELLOW),))
SEVERITY = Column("级别", 7, colours={"错误": RED, "警告": YELLOW})
LEVELS = (Column("一级指标", 16), Column("二级指标", 20))
LOST = (
    Column("行数", 7, COUNT),
    Column("分值合计", 11, POINTS),
    Column("得分合计", 11, POINTS),
    Column("失分合计", 11, POINTS),
    Column("失分占分值", 12, RATE),
)

RANKING = (
    Column("名次", 7, COUNT),
    YEAR,
    UNIT,
    SCORE,
    GRADE,
    EXECUTION,
    ERRORS,
    WARNINGS,
    Column("提示", 7, COUNT),
    Column("得分来自", 18),
    Column("同套表名次", 8, COUNT),
    FORM,
    Column("文件数", 8, COUNT),
    Column("结果", 8, colours={"失败": RED}),
    Column("数据文件", 44),
)
SUBJECTS = (YEAR, UNIT, NAMED, Column("类别", 10), SCORE, GRADE, EXECUTION, FORM)
INDICATORS = (
    *(YEAR, UNIT, NAMED, *LEVELS),
    Column("三级指标", 30),
    Column("年度指标值", 22),
    Column("实际完成值", 22),
    Column("分值", 8, POINTS),
    Column("得分", 8, POINTS),
    Column("失分", 8, POINTS, above=((Decimal(0), YELLOW),)),
)
GROUPS = (YEAR, FORM, Column("类别", 10), *LEVELS, *LOST)
LOSSES = (*GROUPS[:5], Column("三级指标", 30), Column("失分单位数", 9, COUNT), *LOST)
CODES = (
    *(YEAR, Column("编号", 7), Column("名称", 22), SEVERITY),
    Column("条数", 8, COUNT),
    Column("单位数", 8, COUNT),
    Column("为什么查", 80),
)
BY_UNIT = (YEAR, UNIT, Column("编号", 7), Column("名称", 22), SEVERITY, Column("条数", 8, COUNT))
PROBLEMS = (YEAR, Column("问题", 46), Column("单位数", 8, COUNT), Column("占比", 9, RATE))
FAILED = (YEAR, UNIT, Column("数据文件", 50), Column("原因", 90), ERRORS)


def summary_workbook(
    years: Sequence[YearFigures],
    rows: Callable[[], Iterable[UnitRow]],
    main: str,
    called: Callable[[str], str] = str,
) -> bytes:
    """Return the workbook; ``rows`` reads the units once more, for the tables of details.

    A unit whose year nobody knows is counted with the ``main`` one. ``called`` says how people know
    a file.
    """
    book = Book()
    write_overview(book, years)
    _write(book, "单位排名", RANKING, _ranking(years, called))
    _write_details(book, rows, main)
    _write(book, "意见按单位", BY_UNIT, _unit_findings(years))
    _write(book, "失分分类", GROUPS, _groups(years))
    _write(book, "失分指标", LOSSES, _losses(years))
    _write(book, "意见汇总", CODES, _codes(years))
    _write(book, "自评反映的问题", PROBLEMS, _problems(years))
    _write(book, "失败单位", FAILED, _failed(years, called))
    return book.finish()


def _write(
    book: Book, name: str, columns: Sequence[Column], rows: Iterable[Iterable[Cell]]
) -> None:
    with _table(book, name, columns) as table:
        for row in rows:
            table.add(row)


@contextmanager
def _table(book: Book, name: str, columns: Sequence[Column]) -> Iterator[Table]:
    table = book.table(name, columns)
    yield table
    table.finish()


def _write_details(book: Book, rows: Callable[[], Iterable[UnitRow]], main: str) -> None:
    """Write what is too much to be kept: every subject, every row."""
    with (
        _table(book, "自评对象", SUBJECTS) as subjects,
        _table(book, "指标明细", INDICATORS) as indicators,
    ):
        for row in rows():
            year = row.year or main
            for one in row.assessed:
                subjects.add(_subject(year, row, one))
                for cells in _indicators(year, row, one):
                    indicators.add(cells)


def _ranking(
    years: Iterable[YearFigures], called: Callable[[str], str]
) -> Iterator[tuple[Cell, ...]]:
    for year in years:
        for rank, of_form, one in year.ranked:
            yield (
                *(rank, year.year, one.unit, one.points, one.grade, one.rate),
                *(one.errors, one.warnings, one.remarks, one.basis, of_form, one.form),
                *(one.documents, "失败" if one.failed else "完成", called(one.file)),
            )


def _subject(year: str, row: UnitRow, one: Assessed) -> tuple[Cell, ...]:
    return year, row.unit, one.name, one.kind, one.points, one.grade, one.rate, row.form


def _indicators(year: str, row: UnitRow, one: Assessed) -> Iterator[tuple[Cell, ...]]:
    for line in one.rows:
        weight, points = _number(line.weight), _number(line.points)
        lost = weight - points if weight is not None and points is not None else None
        levels = (line.group, line.subgroup, line.name, line.target, line.actual)
        yield (year, row.unit, one.name, *levels, weight, points, lost)


def _unit_findings(years: Iterable[YearFigures]) -> Iterator[tuple[Cell, ...]]:
    for year in years:
        for one in year.sums.by_unit:
            yield year.year, one.unit, one.code, one.title, WORDS[one.severity], one.times


def _groups(years: Iterable[YearFigures]) -> Iterator[tuple[Cell, ...]]:
    for year in years:
        for one in year.sums.groups:
            yield (year.year, *one.levels, *_lost(one))


def _losses(years: Iterable[YearFigures]) -> Iterator[tuple[Cell, ...]]:
    for year in years:
        for one in year.sums.losses:
            yield (year.year, *one.levels, one.units, *_lost(one))


def _lost(loss: Loss) -> tuple[Cell, ...]:
    return loss.rows, loss.weight, loss.points, loss.lost, part_of(loss.lost, loss.weight)


def _codes(years: Iterable[YearFigures]) -> Iterator[tuple[Cell, ...]]:
    for year in years:
        for one in year.sums.by_code:
            words = (one.code, one.title, WORDS[one.severity])
            yield (year.year, *words, one.times, one.units, why(one.code))


def _problems(years: Iterable[YearFigures]) -> Iterator[tuple[Cell, ...]]:
    for year in years:
        for one in year.sums.problems:
            yield year.year, one.title, one.units, part_of(one.units, len(year.standings))


def _failed(
    years: Iterable[YearFigures], called: Callable[[str], str]
) -> Iterator[tuple[Cell, ...]]:
    for year in years:
        for one in year.failed:
            cause = called(one.cause) or "没有生成文件"
            yield year.year, one.unit, called(one.file), cause, one.errors


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
