"""Text that YAML takes for a comment, and comments that are meant as such."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.authoring import Order, create
from generator.forms.load import form_names
from generator.reading import read_tree, read_tree_text
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT
from tests.reading.sample import body, cases

CASES = cases("hash_cases.yaml")
SHIPPED = sorted(
    path
    for folder in ("inputs", "templates", "narratives")
    for path in (ROOT / folder).rglob("*.yaml")
)
BUILTIN = Workspace((builtin_root(),))


@pytest.mark.parametrize("case", CASES, ids=[case["名"] for case in CASES])
def test_case(case):
    assert body(case["文"]) == case["应"]


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_no_file_of_the_house_is_spoken_of(path):
    """Fault: a comment that somebody wrote on purpose is called a loss."""
    assert [d for d in read_tree(path).diagnostics if d.code == "Y38"] == []


@pytest.mark.parametrize("form", form_names(BUILTIN))
def test_no_blank_filing_is_spoken_of(form, tmp_path):
    made = create(Order(form), tmp_path / "新.yaml", BUILTIN)
    assert made.value is not None
    found = read_tree(tmp_path / "新.yaml").diagnostics
    assert [d for d in found if d.code == "Y38"] == []


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("甲: [综合科 #1, 培训科]\n", {"甲": ["综合科 #1", "培训科"]}),
        ("甲: {乙: 722元/人 #含教材, 丙: 10}\n", {"甲": {"乙": "722元/人 #含教材", "丙": "10"}}),
        ("甲: 乙's #2\n  丙's\n", {"甲": "乙's #2 丙's"}),
        ("甲: 乙 #2\n", {"甲": "乙"}),
    ],
)
def test_what_can_only_be_content_is_read_as_such(text, data):
    """Fault: one mark takes the rest of the line, and the whole file cannot be read."""
    read = read_tree_text(text, name="表.yaml")
    assert [d.code for d in read.diagnostics] == ["Y38"]
    assert read.value is not None
    assert read.value.data == data


@given(st.text("甲1 #:,[]{}'\"\n-|", max_size=60))
def test_no_text_brings_it_down(text):
    for one in read_tree_text(text, name="表.yaml").diagnostics:
        assert one.message
