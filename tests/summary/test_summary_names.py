"""What is described is built, what is built is described, as for the papers of units."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.forms import SummaryPlan
from generator.summary.comparison import compared
from generator.summary.summary_names import summary_names
from generator.summary.wording_check import trial_year
from generator.templating.typed_values import Points, Share, Year
from generator.vocabulary.name_registry import SUMMARY, registry

KINDS = {"年份": Year, "整数": int, "分数": Points, "比率": Share, "文字": str, "是非": bool}
KINDS |= {"列表": list, "一组": dict}


def walk(value, path=""):
    if path:
        yield path, value
    if isinstance(value, dict):
        for name, below in value.items():
            yield from walk(below, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for row in value:
            if isinstance(row, dict):
                yield from walk(row, f"{path}[]")


def names_of(*points, before=()):
    year, last = trial_year("2021", points), trial_year("2020", before)
    return summary_names(year, compared(year, last) if before else None, SummaryPlan())


@pytest.fixture(scope="module")
def built():
    return [*walk(names_of(Decimal(50), Decimal(90), None, before=(Decimal(90), Decimal(50))))]


def as_described(path):
    """Return the path under which a name is described: the fallen are described as the risen."""
    return path.replace("下降最多[]", "提高最多[]")


def test_everything_built_is_described(built):
    paths = {as_described(path) for path, _ in built if not path.endswith("[]")}
    assert paths - set(registry(SUMMARY)) == set()


def test_everything_described_is_built_with_a_value(built):
    found = {as_described(path) for path, value in built if value is not None}
    assert set(registry(SUMMARY)) - found == set()


def test_every_value_is_of_the_kind_that_is_described(built):
    known = registry(SUMMARY)
    wrong = [
        (path, type(value).__name__)
        for path, value in built
        if value is not None
        and not path.endswith("[]")
        and not isinstance(value, KINDS[known[as_described(path)].kind])
    ]
    assert wrong == []


def test_of_a_year_without_scores_only_the_units_are_known():
    names = names_of(None, None)
    assert (names["单位总数"], names["失败单位数"]) == (2, 2)
    assert (names["平均分"], names["等级分布"], names["得分分布"], names["前列单位"]) == (
        None,
        [],
        [],
        [],
    )


def test_averages_are_rounded_half_up_and_shares_add_up():
    names = names_of(Decimal("80.005"), Decimal("80.006"))
    assert names["平均分"] == Decimal("80.01")
    assert sum(row["占比"] for row in names["得分分布"]) == 1
    assert sum(row["个数"] for row in names["等级分布"]) == names["评分对象数"]
