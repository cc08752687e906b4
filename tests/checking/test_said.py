"""Every word that the checks say of their cases, kept as text: ``--update-golden`` renews it."""

from __future__ import annotations

import pytest
from mutants import words_of
from test_between import CASES, filed
from test_rules import BETWEEN, COUNTY, FILES, HERE, cases, checked, composed

from generator import checking, pipeline

__all__ = ["filed"]
SAID = HERE / "said"


def told(name, said):
    return "\n".join([f"# {name}", *map(words_of, said)])


def kept(code, text, request):
    path = SAID / f"{code}.txt"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", FILES)
def test_what_a_check_says_of_its_cases(code, tmp_path, request):
    results = {name: checked(composed(case), tmp_path) for name, case in cases(code).items()}
    said = {
        name: [one for one in checking.check(result.case) if one.code == code]
        for name, result in results.items()
    }
    text = "\n".join(told(name, found) for name, found in said.items() if found) + "\n"
    assert kept(code, text, request) == text


@pytest.mark.parametrize("code", BETWEEN)
def test_what_a_check_between_documents_says_of_its_cases(code, filed, request):
    said = {
        name: [
            one for one in pipeline.check(filed(documents), COUNTY).diagnostics if one.code == code
        ]
        for name, documents in CASES[code].items()
    }
    text = "\n".join(told(name, found) for name, found in said.items() if found) + "\n"
    assert kept(code, text, request) == text


def test_no_text_is_left_behind():
    assert {path.stem for path in SAID.glob("*.txt")} == set(checking.codes())
