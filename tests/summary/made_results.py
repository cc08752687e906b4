"""Results of runs, made up and written as a run writes them."""

from __future__ import annotations

from pathlib import Path

from generator.batch.result import Result, Scored, ScoreRow
from generator.batch.result_text import line_of, row_of
from generator.diagnostics import Diagnostic, Position
from generator.summary.unit_rows import Assessed, UnitRow
from generator.summary.year_figures import YearFigures

REFUSED = Diagnostic("S01", {"where": "单位", "field": "名称"}, Position("坏.yaml", 3, 1))
WARNED = Diagnostic("T02", {"where": "项目"}, Position("单位.yaml", 9, 1))
ROWS = (
    ScoreRow("产出指标", "数量指标", "培训场次", "≥4次", "3次", "10", "7.5"),
    ScoreRow("满意度指标", "满意度", "群众满意度", "≥90%", "95%", "10", "10"),
)


def result(unit, points="90", *, grade="优", year="2021", rate="0.95", **more):
    """Return the result of a unit whose whole is assessed; without points nothing of it is."""
    scored = (Scored("整体自评", points, grade, "整体自评", rate, ROWS),) if points else ()
    usual = {"saved": (Path(f"{unit}.docx"),), "scored": scored, "diagnostics": (), "form": "套表"}
    return Result(Path(f"inputs/{year}/{unit}.yaml"), unit, year=year, **usual | more)


def failed(unit, **more):
    return result(unit, "", saved=(), diagnostics=(REFUSED,), cause=REFUSED, **more)


def written(folder, results, name="结果.jsonl"):
    """Write results into a folder as a run does; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = "".join(line_of(row_of(one)) for one in results)
    if name.endswith(".json"):
        rows = ",\n".join(lines.splitlines())
        lines = f'{{"counts":{{}},"units":[\n{rows}\n]}}\n'
    (folder / name).write_text(lines, encoding="utf-8")
    return folder


def five_units():
    return [
        result("甲单位", "98.5", problems=("“培训场次”等2项的目标没有量化",)),
        result("乙单位", "76", grade="中", rate="0.7", diagnostics=(WARNED, WARNED)),
        result("丙单位", "76", grade="中", problems=("“满意度”的目标没有量化",)),
        result("丁单位", ""),
        failed("戊单位"),
    ]


def unit(number, points, rows=(), form="套表"):
    """Return a unit as a summary reads it; its rows are names with weight and points."""
    rows = tuple(
        ScoreRow("产出", "数量", name, "", "", str(weight), str(min(got, weight)))
        for name, weight, got in rows
    )
    assessed = (Assessed("整体自评", "整体自评", points, None, None, rows),)
    usual = {"year": "2021", "failed": False, "documents": 1, "findings": (), "problems": ()}
    file = f"{number}.yaml"
    return UnitRow(f"单位{number}", form=form, file=file, assessed=assessed, cause="", **usual)


def year_of(rows):
    """Add up units."""
    year = YearFigures("2021")
    for one in rows:
        year.add(one)
    return year
