"""What stands at the end of a build: the table of units, those that failed and why, the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Column, Table

from generator.batch import LEFT_OVER
from generator.cli.folded_cell import FoldedCell
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.batch import Result
    from generator.cli.run_tally import RunTally

NONE = "—"
MOST_FAILED = 200  # failed units that are listed
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


def _documents(result: Result) -> str:
    if not result.saved:
        return "失败"
    return f"{len(result.saved)}，缺 {result.missing}" if result.missing else str(len(result.saved))


def failed_head(tally: RunTally) -> list[str]:
    """Return the line above the units that failed."""
    if not tally.failed:
        return []
    listed = tally.failed if tally.failed <= MOST_FAILED else f"{tally.failed}，列出 {MOST_FAILED}"
    return [f"失败的单位（{listed} 个）："]


def failure_lines(result: Result) -> Iterator[str]:
    """Say of a unit that failed its reason, its place, and what else is wrong."""
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


def counts_line(tally: RunTally) -> str:
    """Count the units, by what came of them, and their documents."""
    kinds = (("有错误的", tally.faulty), ("只有警告的", tally.warned))
    detail = "、".join(f"{name} {count} 个" for name, count in kinds if count)
    skipped = f"，跳过 {tally.skipped} 个没有变化的单位" if tally.skipped else ""
    finished = f"完成 {tally.done} 个单位" + (f"（其中{detail}）" if detail else "")
    return (
        f"共 {tally.total} 个单位，生成 {tally.documents} 份文件；"
        f"失败 {tally.failed} 个单位{skipped}，{finished}"
    )
