"""What results keep of scores is what the documents print."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from generator.batch.kept_scores import PROJECT, WHOLE, scored
from generator.batch.result import Result
from generator.batch.result_text import kept_result, line_of, result_from
from generator.pipeline import check
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "inputs").rglob("*.yaml"))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.stem)
def case(request):
    return check(request.param, Workspace((builtin_root(),))).case


def subjects_of(case):
    """Return what was assessed: a declaration assesses nothing."""
    return [one for one in case.subjects if one.scorecard or one.points is not None]


def test_every_scored_row_is_kept_with_its_points(case):
    for one, subject in zip(scored(case), subjects_of(case), strict=True):
        scores = subject.scorecard.all_scores if subject.scorecard else ()
        assert len(one.rows) == len(scores)
        for row, score in zip(one.rows, scores, strict=True):
            assert (row.group, row.subgroup, row.name) == (score.group, score.subgroup, score.name)
            assert row.points == ("" if score.points is None else f"{score.points:f}")
        assert one.kind == (PROJECT if subject in case.projects else WHOLE)
        assert one.points == ("" if subject.points is None else f"{subject.points:f}")


def test_rates_are_shares_of_what_was_spent(case):
    for one, subject in zip(scored(case), subjects_of(case), strict=True):
        total = subject.assessment.funds.total
        if total.executed is not None and total.budget_full_year:
            assert round(Decimal(one.rate), 6) == round(total.executed / total.budget_full_year, 6)


def test_nothing_of_it_is_lost_between_runs(case, tmp_path):
    path = tmp_path / "甲.yaml"
    made = Result(path, "甲", (), scored(case), (), year="2021", form="套表", problems=("问题",))
    assert result_from(path, json.loads(line_of(kept_result(made)))) == made


def test_what_an_earlier_version_kept_is_read(tmp_path):
    kept = kept_result(Result(tmp_path, "甲", (), (), ())) | {"scored": [["整体", "90", "优"]]}
    for name in ("year", "form", "problems"):
        del kept[name]
    (one,) = result_from(tmp_path, kept).scored
    assert (one.points, one.kind, one.rows) == ("90", "", ())
