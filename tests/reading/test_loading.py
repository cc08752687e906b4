"""The whole way from bytes to a record: what comes out, and that nothing else ever does."""

import copy
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Severity, as_text
from generator.reading import load, load_text, read_tree
from tests.reading.sample import HEAD, NAME, Filing, findings, read

GOOD = HEAD + (
    "性质: 定量\n目标: |\n  一：甲\n  二：乙\n说明: [甲, '乙']\n"
    "项目:\n- &a\n  名称: 甲\n  预算数: 9.40\n  资金:\n  - {名称: 丙, 金额: 3}\n"
    "- <<: *a\n  名称: 乙\n"
)
SPICE = st.sampled_from("：:\t　-*&!|>%@`[]{}\"'#\n\r ,~<，＝。０“”\\\0\u2028\ufeff?")


def must_be_told_in_values(text):
    loaded = load_text(text, Filing, name=NAME)
    assert all(as_text(one) for one in loaded.diagnostics)
    refused = any(one.severity is Severity.ERROR for one in loaded.diagnostics)
    assert (loaded.value is None) == refused


@given(st.binary(max_size=400))
def test_any_bytes(data):
    must_be_told_in_values(data)


@given(st.text(max_size=200))
def test_any_text(text):
    must_be_told_in_values(text)


@given(st.text(alphabet=SPICE | st.sampled_from("年度单位a1"), max_size=120))
def test_any_mixture_of_marks(text):
    must_be_told_in_values(text)


@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.integers(0, 3), SPICE), max_size=5))
def test_any_slip_of_the_pen(slips):
    text = GOOD
    for at, dropped, typed in slips:
        text = text[:at] + typed + text[at + dropped :]
    must_be_told_in_values(text)


@given(st.integers(0, len(GOOD.encode("utf-8"))))
def test_any_file_cut_short(length):
    must_be_told_in_values(GOOD.encode("utf-8")[:length])


def test_a_good_text():
    loaded = load_text(GOOD, Filing, name=NAME)
    assert loaded.diagnostics == ()
    assert loaded.value is not None
    assert [project.name for project in loaded.value.projects] == ["甲", "乙"]
    assert loaded.value.projects[1].budget == Decimal("9.40")


def test_a_file_is_shown_by_the_name_given(tmp_path):
    path = tmp_path / "表.yaml"
    path.write_text(HEAD + "公开: no\n", encoding="utf-8")
    assert load(path, Filing, name="短名").diagnostics[0].position.file == "短名"
    assert load(path, Filing).diagnostics[0].position.file == str(path)


def test_a_tree_can_be_looked_into_in_spite_of_mistakes(tmp_path):
    path = tmp_path / "表.yaml"
    path.write_text("套表: 甲\n年度：2022\n", encoding="utf-8")
    tree = read_tree(path)
    assert [one.code for one in tree.diagnostics] == ["Y11"]
    assert tree.value is not None
    assert tree.value.data["套表"] == "甲"
    assert tree.value.position("套表").line == 1


def test_scalars_are_what_was_typed():
    filing = read("目标: 001001\n说明: [12:30, no, 1.10, 0x1F, 1e3, 2022-03-10]\n")
    assert filing.goal == "001001"
    assert filing.notes == ("12:30", "no", "1.10", "0x1F", "1e3", "2022-03-10")


@pytest.mark.parametrize("blank", ["", "~", "null", '""', "''", "'  '"])
def test_a_blank_value_is_a_missing_one(blank):
    assert read(f"目标: {blank}\n") == read("")


def test_text_in_quotes_is_never_blank():
    assert read("目标: 'null'\n").goal == "null"


@pytest.mark.parametrize("text", ["", "\n\n", "# 注释\n", "---\n"])
def test_an_empty_file(text):
    assert findings(text) == ["Y09"]


def test_the_same_text_gives_equal_records_that_know_their_own_places():
    first, second = read("公开: 是\n"), read("\n\n公开: 是\n")
    assert first == second
    assert hash(first) == hash(second)
    assert first.position("公开").line == 3
    assert second.position("公开").line == 5
    assert copy.copy(first) == first
