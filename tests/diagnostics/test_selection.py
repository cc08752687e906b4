"""Codes chosen on the command line."""

import pytest

from generator.diagnostics import Diagnostic
from generator.diagnostics.selection import Selection


@pytest.mark.parametrize(
    ("select", "ignore", "kept"),
    [
        ("", "", {"B01", "B03", "W01"}),
        ("B", "", {"B01", "B03"}),
        ("b03、W", "", {"B03", "W01"}),
        ("", "B，W01", set()),
        ("B", "B03", {"B01"}),
    ],
)
def test_codes_are_kept_by_their_beginning(select, ignore, kept):
    selection = Selection.parse(select, ignore)
    codes = [Diagnostic(code) for code in ("B01", "B03", "W01")]
    assert {one.code for one in codes if selection.keeps(one)} == kept
    assert not list(selection.mistakes())


def test_a_beginning_that_no_code_has_is_a_mistake():
    found = list(Selection.parse("B01,Z9", "W99").mistakes())
    assert [(one.code, one.facts["code"]) for one in found] == [("G09", "Z9"), ("G09", "W99")]
