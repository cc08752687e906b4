"""The letters that are delivered are right; what is wrong with a place's own is found."""

from __future__ import annotations

import pytest

from generator.letters.letter_names import letter_names
from generator.letters.wording_trial import check_letters, trial_names
from generator.vocabulary.name_registry import LETTER, registry
from generator.workspace import Workspace, builtin_root


def test_those_delivered_are_right():
    assert check_letters(Workspace((builtin_root(),))) == ()


@pytest.mark.parametrize(
    ("wording", "code"),
    [("{{ 电话 }}", "N02"), ("{{ 年度 }}", "N03"), ("{% if %}", "N05"), ("{{ 单位 }}", None)],
)
def test_wording_is_tried_with_much_and_with_little(tmp_path, wording, code):
    path = tmp_path / "narratives/意见单/修改意见.md.j2"
    path.parent.mkdir(parents=True)
    path.write_text(f"{wording}\n", encoding="utf-8")
    said = check_letters(Workspace((tmp_path, builtin_root())))
    assert [one.code for one in said] == ([code] if code else [])


def test_the_names_of_the_trial_are_those_of_letters_and_all_are_described():
    tried, empty = paths(trial_names(full=True)), paths(letter_names("甲", ()))
    assert tried == set(registry(LETTER))
    assert empty <= tried


def paths(value, path=""):
    found = {path} if path and not path.endswith("[]") else set()
    if isinstance(value, dict):
        for name, below in value.items():
            found |= paths(below, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for row in value:
            found |= paths(row, f"{path}[]") if isinstance(row, dict) else set()
    return found
