"""What counts as the same between two documents, and which rows belong together."""

from __future__ import annotations

from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.alike import likeness, match_rows, runs_of, same_target, same_text
from generator.checking.rules.t01_copied_goal import RUN, _covered
from generator.filing import Indicator, IndicatorRow

NAMES = st.lists(st.text("培训次数人满意", min_size=1, max_size=4), max_size=6)


def row(name, subgroup="数量指标"):
    return IndicatorRow("产出指标", subgroup, Indicator.model_validate({"三级指标": name}))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("≥10次", "不少于10次", True),
        ("20万人", "≥200000人", True),
        ("1.5亿元", "15000万元", True),
        ("逐年提高", "逐年 提高。", True),
        ("≥10次", "≤10次", False),
        ("≥10次", "≥10场", False),
        ("≥95%", "≥90%", False),
        ("逐年提高", "显著改善", False),
        ("减少2次", "2次", False),
        ("3月底前", "6月底前", False),
    ],
)
def test_targets_are_compared_by_what_they_ask(one, other, same):
    assert same_target(one, other, row("培训"), 2022) is same
    assert same_target(other, one, row("培训"), 2022) is same


def test_texts_differ_only_in_words():
    assert same_text("办好培训，服务到人。", "办好培训, 服务到人")
    assert not same_text("办好培训", "办好会议")


WORDS = st.text("培训次数人满意", max_size=30)


@given(one=WORDS, other=WORDS, least=st.sampled_from([0.3, 0.5, 0.75, 1.0]))
def test_counting_first_rules_out_nothing_that_is_alike(one, other, least):
    """Fault: a bound that is too low hides a name that is almost another."""
    ratio = SequenceMatcher(None, one, other).ratio()
    assert likeness(one, other, least) == (ratio if ratio >= least else 0.0)


@given(one=WORDS, other=WORDS)
def test_runs_that_both_have_cover_whatever_is_repeated(one, other):
    """Fault: a goal that was copied is taken for one that was not."""
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    repeated = sum(block.size for block in blocks if block.size >= RUN)
    assert repeated <= _covered(one, runs_of(other, RUN)) <= len(one)


def test_a_renamed_row_stays_in_its_subgroup():
    (lost, new) = match_rows([row("培训次数")], [row("培训场次数", "质量指标")])
    assert (lost.own, new.declared) == (None, None)


@pytest.mark.parametrize(
    ("was", "now", "renamed"),
    [
        ("培训次数", "培训场次", True),
        ("培训次数", "培训人员", True),
        ("培训次数", "培训合格人", False),
        ("培训人次", "会议次数", False),
        ("参保人数", "培训人数", True),
        ("参保人数", "满意度", False),
        ("政策宣传次数", "宣传", True),
        ("政策宣传的次数", "宣传", False),
        ("培训", "培训", True),
    ],
)
def test_half_of_the_characters_make_a_name_the_old_one_changed(was, now, renamed):
    """Fault: the threshold of likeness moved, so that strangers pair or the renamed are lost.

    Twice the common characters over all of them: 培训次数 and 培训人员 share just half.
    """
    matches = match_rows([row(was)], [row(now)])
    assert len(matches) == (1 if renamed else 2)


def test_a_name_that_stayed_goes_before_a_likely_one():
    """Fault: the likest of all taken row by row, so that a renamed one takes another's partner."""
    declared = [row("培训总次数"), row("培训次数")]
    matches = match_rows(declared, [row("培训次数"), row("培训总场次")])
    assert {(m.declared.indicator.name, m.own.indicator.name) for m in matches} == {
        ("培训次数", "培训次数"),
        ("培训总次数", "培训总场次"),
    }


def test_the_nearest_name_is_the_renamed_one():
    declared = [row("培训次数"), row("培训人数")]
    own = [row("培训总人数"), row("培训总次数")]
    assert [match.own.indicator.name for match in match_rows(declared, own)] == [
        "培训总次数",
        "培训总人数",
    ]


@given(declared=NAMES, own=NAMES)
def test_every_row_is_matched_once(declared, own):
    first, second = [row(name) for name in declared], [row(name) for name in own]
    matches = match_rows(first, second)
    assert sorted(m.declared.indicator.name for m in matches if m.declared) == sorted(declared)
    assert sorted(m.own.indicator.name for m in matches if m.own) == sorted(own)
    assert all(match.declared or match.own for match in matches)


@given(names=NAMES)
def test_the_same_rows_have_no_strangers(names):
    rows = [row(name) for name in names]
    assert all(match.declared and match.own for match in match_rows(rows, rows))
