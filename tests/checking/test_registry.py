"""All checks over whatever the model takes: each says something or nothing, and none breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import checking, pipeline
from generator.diagnostics import CATALOGUE, as_text
from generator.filing import Filing
from generator.forms.load import form_names
from generator.reading import load_text
from generator.scoring.standards import standards_of
from tests.filings import BUILTIN, SCORED, filings, text_of

STANDARDS = {name: standards_of(BUILTIN, name).value for name in form_names(BUILTIN)}


def case_of(data):
    filing = load_text(text_of(data), Filing, name="单位.yaml").value
    return pipeline.score(filing, STANDARDS[filing.form])


@SCORED
@given(data=filings())
def test_no_filing_of_the_model_breaks_a_check(data):
    """Fault: a check that takes for granted what a unit may leave out, or divides by nothing."""
    said = checking.check(case_of(data))
    for one in said:
        assert one.code in CATALOGUE
        assert one.message
        assert one.position is not None
        assert as_text(one)


@SCORED
@given(data=filings(), ignored=st.sampled_from(sorted(checking.codes())))
def test_a_check_left_out_takes_only_its_own_findings_away(data, ignored):
    """Fault: checks that look at what others have said, so that one left out changes another."""
    case = case_of(data)
    rest = tuple(one for one in checking.check(case) if one.code != ignored)
    assert checking.check(case, ignore=[ignored]) == rest


@SCORED
@given(data=filings())
def test_checking_again_says_the_same(data):
    """Fault: a check that changes or remembers what it looks at."""
    assert checking.check(case_of(data)) == checking.check(case_of(data))


@SCORED
@given(data=filings("淮北市项目支出绩效自评"), order=st.randoms(use_true_random=False))
def test_the_order_of_projects_changes_no_finding(data, order):
    """Fault: a check that stops at the first project, or looks at one with the eyes of another."""
    named = {one["名称"]: one for one in data.get("项目", [])}
    first = data | {"项目": [*named.values()]}
    turned = data | {"项目": order.sample([*named.values()], len(named))}
    said = [sorted(facts_of(checking.check(case_of(one)))) for one in (first, turned)]
    if "C11" not in {code for code, _ in said[0]}:  # its sum is written in the order of the file
        assert said[0] == said[1]


def facts_of(said):
    """What is said; of two places that are the same, which is the second depends on the order."""
    return [
        (one.code, () if "other" in one.facts else tuple(sorted(one.facts.items()))) for one in said
    ]


def test_an_unknown_form_is_none_of_ours():
    with pytest.raises(KeyError):
        case_of({"套表": "没有", "年度": "2021", "单位": {"名称": "甲"}})
