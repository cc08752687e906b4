"""A unit's note taken apart: only what happened is a cause."""

from pathlib import Path

import pytest
import yaml
from cases_of_findings import builtin_library
from hypothesis import given
from hypothesis import strategies as st

from generator.findings.telling import told

CASES = yaml.safe_load(Path(__file__).with_name("note_cases.yaml").read_text(encoding="utf-8"))
WORDS = builtin_library().notes


@pytest.mark.parametrize(("note", "cause", "plan"), CASES, ids=[case[0] for case in CASES])
def test_note(note, cause, plan):
    assert told(note, WORDS, 2021) == (cause, plan)


def test_without_words_all_of_it_is_cause():
    assert told("6月底前补齐。", None) == ("6月底前补齐", "")


@given(st.text(alphabet="因将未加强补齐，。；：\n 1.", max_size=30))
def test_nothing_is_made_up(note):
    cause, plan = told(note, WORDS)
    assert {*cause, *plan} <= {*note, " "}
    assert len(cause) + len(plan) <= len(note)
