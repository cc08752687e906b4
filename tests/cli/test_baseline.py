"""A baseline: what is known of old data is not shown again, what is new is."""

from __future__ import annotations

import json

import pytest

from tests.conftest import SAMPLE

WRONG = {"    自评得分: 85": "    自评得分: 86"}


@pytest.fixture
def unit(tmp_path):
    """Write the sample with replacements, as a unit's file below the present folder."""

    def written(name="单位.yaml", **replacements):
        text = SAMPLE.read_text(encoding="utf-8")
        for old, new in replacements.items():
            assert old in text
            text = text.replace(old, new)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return written


def codes(ziping, *arguments):
    _, out, _ = ziping("check", *arguments, "--format", "json")
    return [one["code"] for one in json.loads(out)]


@pytest.fixture
def known(ziping, unit, tmp_path):
    """Write a baseline of the sample with a wrong total."""
    code, out, err = ziping("check", unit(**WRONG), "--baseline", "旧.json", "--write-baseline")
    assert (code, out, "旧.json" in err) == (0, "", True)
    return tmp_path / "旧.json"


def test_known_findings_are_not_shown_again(ziping, unit, known):
    assert "P02" in codes(ziping, unit(**WRONG))
    assert codes(ziping, unit(**WRONG), "--baseline", known) == []
    code, out, err = ziping("check", unit(**WRONG), "--baseline", known)
    assert (code, out, "没有列出" in err) == (0, "", True)


def test_places_are_keys_and_no_line_numbers(ziping, unit, known):
    moved = unit(**WRONG, **{"项目:\n": "# 一行\n\n项目:\n", "年度: 2022": "\n年度:   2022"})
    assert codes(ziping, moved, "--baseline", known) == []


def test_another_figure_is_another_finding(ziping, unit, known):
    other = unit(**{"    自评得分: 85": "    自评得分: 87"})
    assert codes(ziping, other, "--baseline", known) == ["P02"]


def test_the_same_in_another_file_is_new(ziping, unit, known):
    assert "P02" in codes(ziping, unit("别的.yaml", **WRONG), "--baseline", known)


def test_what_is_gone_is_counted(ziping, unit, known):
    code, _, err = ziping("check", unit(), "--baseline", known)
    assert (code, "1 条已经没有了" in err) == (0, True)


def test_a_baseline_renewed_for_a_file_keeps_the_others(ziping, unit, known):
    second = unit("别的.yaml", **WRONG)
    assert ziping("check", second, "--baseline", known, "--write-baseline")[0] == 0
    assert codes(ziping, unit(**WRONG), second, "--baseline", known) == []


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"版本": 9, "意见": []}', '{"版本": 1, "意见": [1]}']
)
def test_what_is_no_baseline_stops_the_run(ziping, unit, tmp_path, content):
    (tmp_path / "坏.json").write_text(content, encoding="utf-8")
    code, out, err = ziping("check", unit(), "--baseline", "坏.json")
    assert (code, out, "O08" in err) == (2, "", True)


def test_a_baseline_that_is_not_there_stops_the_run(ziping, unit):
    code, _, err = ziping("check", unit(), "--baseline", "没有.json")
    assert (code, "Y01" in err) == (2, True)
