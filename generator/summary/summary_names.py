"""What the report on all units may name: the figures of a year under their Chinese names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.diagnostics.text_report import WORDS
from generator.summary.attention import attended
from generator.summary.averages import mean_of, mean_points, part_of
from generator.summary.score_bands import ABOVE, bands_with
from generator.summary.unit_rows import why
from generator.summary.year_sums import NO_GRADE
from generator.templating.typed_values import Points, Share, Year

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    import pandas as pd

    from generator.forms import SummaryPlan
    from generator.summary.attention import Attended
    from generator.summary.comparison import Comparison, Moved
    from generator.summary.year_figures import Standing, YearFigures
    from generator.summary.year_sums import Frequency
    from generator.vocabulary.content import Content

MOST_FREQUENT = 10
MOST_NAMED = 5  # units that stand beside a problem
KINDS = ("整体自评", "项目")
GRADES = ("优", "良", "中", "差")


def summary_names(year: YearFigures, comparison: Comparison | None, plan: SummaryPlan) -> Content:
    """Return what the report on one year may name."""
    number = int(year.year) if year.year.isdigit() else None
    return {
        "年度": None if number is None else Year(number),
        "上年": None if number is None else Year(number - 1),
        **totals(year),
        **{f"{key}分布": rows for key, rows in distributions(year).items()},
        "前列单位": [_placed(rank, one) for rank, _, one in _best(year)],
        **_frequencies(year),
        **_attention(year, comparison, plan),
        "失败单位": [{"单位": one.unit} for one in year.failed[: plan.most_listed]],
        "比较": None if comparison is None else _compared(year, comparison, plan),
    }


def _frequencies(year: YearFigures) -> Content:
    """Return what is found most often, in the units' reports and in the checks."""
    units = len(year.standings)
    sums = year.sums
    problems = enumerate(sums.problems[:MOST_FREQUENT], 1)
    findings = enumerate(sums.by_code[:MOST_FREQUENT], 1)
    return {
        "常见问题": [
            _frequent(number, one, sums.units_stating(one.title), units) for number, one in problems
        ],
        "常见意见": [
            _frequent(number, one, sums.units_with(one.code), units)
            | {"编号": one.code, "级别": WORDS[one.severity], "道理": why(one.code)}
            for number, one in findings
        ],
    }


def _attention(year: YearFigures, comparison: Comparison | None, plan: SummaryPlan) -> Content:
    found = attended(year, comparison, plan)
    return {
        "关注线": {
            "得分": Points(plan.least_points),
            "执行率": Share(plan.least_rate),
            "降分": Points(plan.most_drop),
        },
        "关注单位数": len(found),
        "关注单位": [_attended(one) for one in found[: plan.most_listed]],
    }


def totals(year: YearFigures) -> Content:
    """Return how many units there are, and their average scores."""
    scores = [one.points for one in year.scored if one.points is not None]
    rates = [one.rate for one in year.standings if one.rate is not None]
    things = int(year.sums.bands.to_numpy().sum())
    return {
        "单位总数": len(year.standings),
        "完成单位数": len(year.standings) - len(year.failed),
        "失败单位数": len(year.failed),
        "文件数": sum(one.documents for one in year.standings),
        "评分单位数": len(scores),
        "评分对象数": things,
        "有错误单位数": sum(bool(one.errors) for one in year.standings),
        "平均分": _points(mean_points(scores)),
        "最高分": _points(max(scores, default=None)),
        "最低分": _points(min(scores, default=None)),
        "平均执行率": _share(mean_of(rates)),
    }


def distributions(year: YearFigures) -> dict[str, list[Content]]:
    """Return how many are of each grade, and how many have a score in each band."""
    return {
        "等级": _distribution("等级", year.sums.grades, _grades(year)),
        "得分": _distribution("分数段", year.sums.bands, _bands(year)),
    }


def _distribution(key: str, counts: pd.DataFrame, names: Sequence[str]) -> list[Content]:
    """Return a row for each name: how many of each kind, of all, and which part of all."""
    both = counts.sum(axis="columns")
    total = int(both.sum())
    shown = counts.reindex(index=[*names], columns=[*KINDS], fill_value=0)
    rows: list[Content] = []
    for name, *of_kinds in shown.itertuples():
        count = int(both.get(name, 0))
        kinds = dict(zip(KINDS, map(int, of_kinds), strict=True))
        rows.append({key: name, **kinds, "个数": count, "占比": _share(part_of(count, total))})
    return rows


def _grades(year: YearFigures) -> list[str]:
    """Return the grades that there are, as they are commonly ordered; none goes last."""
    known = {*year.sums.grades.index}
    order = [*GRADES, *sorted(known - {*GRADES, NO_GRADE}), NO_GRADE]
    return [one for one in order if one in known]


def _bands(year: YearFigures) -> Sequence[str]:
    """Return all bands, empty ones too; that above full marks only where there is anything."""
    known = year.sums.bands.index
    return bands_with(above=ABOVE in known) if len(known) else ()


def _best(year: YearFigures) -> Sequence[tuple[int | None, int | None, Standing]]:
    return [one for one in year.ranked if one[0] is not None][:MOST_FREQUENT]


def _placed(rank: int | None, one: Standing) -> Content:
    return {
        "名次": rank,
        "单位": one.unit,
        "得分": _points(one.points),
        "等级": one.grade,
        "执行率": _share(one.rate),
    }


def _frequent(number: int, one: Frequency, names: Sequence[str], units: int) -> Content:
    return {
        "序号": number,
        "名称": one.title,
        "条数": one.times,
        "单位数": one.units,
        "占比": _share(part_of(one.units, units)),
        "单位": [*names[:MOST_NAMED]],
        "还有单位数": max(len(names) - MOST_NAMED, 0),
    }


def _attended(one: Attended) -> Content:
    standing, moved = one.standing, one.moved
    return {
        "单位": standing.unit,
        "得分": _points(standing.points),
        "等级": standing.grade,
        "执行率": _share(standing.rate),
        "错误数": standing.errors,
        "没有做出": standing.failed,
        "得分低": one.low_points,
        "执行率低": one.low_rate,
        "降分多": one.dropped,
        "上年得分": _points(moved.before if moved else None),
        "降分": _points(-moved.change if moved else None),
    }


def _compared(year: YearFigures, comparison: Comparison, plan: SummaryPlan) -> Content:
    moved, most = comparison.moved, plan.most_listed
    risen = [one for one in moved if one.change > 0]
    fallen = [one for one in reversed(moved) if one.change < 0]
    average = mean_points(one.points for one in year.scored if one.points is not None)
    known = average is not None and comparison.points is not None
    return {
        "上年单位数": comparison.units,
        "上年平均分": _points(comparison.points),
        "平均分变化": _points(average - comparison.points) if known else None,  # type: ignore[operator]
        "上年平均执行率": _share(comparison.rate),
        "可比单位数": len(moved),
        "提高单位数": len(risen),
        "下降单位数": len(fallen),
        "持平单位数": len(moved) - len(risen) - len(fallen),
        "新增单位数": comparison.new,
        "减少单位数": comparison.gone,
        "提高最多": [_moved(one) for one in risen[: min(most, MOST_FREQUENT)]],
        "下降最多": [_moved(one) for one in fallen[: min(most, MOST_FREQUENT)]],
    }


def _moved(one: Moved) -> Content:
    return {
        "单位": one.unit,
        "得分": _points(one.points),
        "上年得分": _points(one.before),
        "变化": _points(one.change),
    }


def _points(number: Decimal | None) -> Points | None:
    return None if number is None else Points(number)


def _share(number: Decimal | None) -> Share | None:
    return None if number is None else Share(number)
