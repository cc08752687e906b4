"""What stands at the end of a build: the table of units, those that failed and why, the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table

from generator.batch import LEFT_OVER
from generator.cli.folded_cell import FoldedCell
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.batch import Result, Scored

NONE = "—"
FOLDED = ("单位", "自评对象")
HEADS = ("单位", "文件", "自评对象", "得分", "等级", "错误", "警告")


def units_table(results: Sequence[Result]) -> Table:
    """Return a row for everything assessed, so that a score stands beside its name, wrapped or not.

    What is said of the unit as a whole stands in its first row.
    """
    table = Table(*map(_column, HEADS))
    for result in results:
        for row in _rows(result):
            table.add_row(*row)
        if len(result.scored) > 1:
            table.add_section()
    return table


def _column(name: str) -> Column:
    return Column(name, overflow="fold") if name in FOLDED else Column(name, no_wrap=True)


def _rows(result: Result) -> Iterator[tuple[str | FoldedCell, ...]]:
    counts = tuple(str(result.count(level)) for level in (Severity.ERROR, Severity.WARNING))
    scored: list[tuple[str | FoldedCell, str, str]]
    scored = [
        (FoldedCell(one.name), one.points or NONE, one.grade or NONE) for one in result.scored
    ]
    first, *others = scored or [("", "", "")]
    yield (FoldedCell(result.unit), _documents(result), *first, *counts)
    for other in others:
        yield ("", "", *other, "", "")


def _scored(one: Scored) -> tuple[str | FoldedCell, str, str]:
    return FoldedCell(one.name), one.points or NONE, one.grade or NONE


def _documents(result: Result) -> str:
    if not result.saved:
        return "失败"
    return f"{len(result.saved)}，缺 {result.missing}" if result.missing else str(len(result.saved))


def failed_lines(results: Sequence[Result]) -> list[str]:
    """List the units that failed, each with its reason, its place, and what else is wrong."""
    failed = [result for result in results if result.failed]
    lines = [line for result in failed for line in _failure(result)]
    return [f"失败的单位（{len(failed)} 个）：", *lines] if failed else []


def _failure(result: Result) -> Iterator[str]:
    yield f"  {result.unit}（{result.path}）：{_reason(result)}"
    for one in result.diagnostics:
        if one.code == LEFT_OVER:
            yield f"    {one.message}"


def _reason(result: Result) -> str:
    cause = result.cause
    if cause is None:
        return "没有生成文件"
    place = f"{cause.position}: " if cause.position else ""
    more = result.count(Severity.ERROR) - 1
    return f"{place}{cause.code} {cause.message}" + (f"（另有 {more} 个错误）" if more > 0 else "")


def counts_line(results: Sequence[Result]) -> str:
    """Count the units, by what came of them, and their documents."""
    made = sum(len(result.saved) for result in results)
    done = [result for result in results if not result.failed]
    faulty = sum(result.count(Severity.ERROR) > 0 for result in done)
    warned = sum(
        result.count(Severity.WARNING) > 0 and not result.count(Severity.ERROR) for result in done
    )
    kinds = (("有错误的", faulty), ("只有警告的", warned))
    detail = "、".join(f"{name} {count} 个" for name, count in kinds if count)
    finished = f"完成 {len(done)} 个单位" + (f"（其中{detail}）" if detail else "")
    return (
        f"共 {len(results)} 个单位，生成 {made} 份文件；"
        f"失败 {len(results) - len(done)} 个单位，{finished}"
    )
