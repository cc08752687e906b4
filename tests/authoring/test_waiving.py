"""A finding answered with a reason: it is gone, nothing else is, and the data are the same."""

from __future__ import annotations

from collections import Counter

import pytest

from generator.authoring.fixing import Fixer
from generator.authoring.text_places import read_exactly
from generator.authoring.waiving import unwaived, waived
from generator.checking import is_opinion
from tests.conftest import ROOT
from tests.filings import BUILTIN

SAMPLES = sorted(ROOT.glob("inputs/*/*.yaml"))


def fixer_of(path):
    return Fixer(path, BUILTIN, None)


@pytest.mark.parametrize("path", SAMPLES, ids=[one.stem for one in SAMPLES])
def test_findings_of_the_samples_can_be_answered_one_by_one(path):
    fixer, text = fixer_of(path), path.read_text("utf-8")
    before = fixer.look(text)
    asked = [one for _, one in before.named if is_opinion(one) and one.position.line]
    refused = []
    for one in asked:
        made = waived(fixer, before, one, "原件如此")
        if made is None:
            refused.append(one.code)
            continue
        after = fixer.look(made)
        assert read_exactly(made).data == read_exactly(text).data
        gone = before.names - after.names
        assert {name[0] for name in gone} == {one.code}
        assert not after.names - before.names
        lines = Counter(made.splitlines()) - Counter(text.splitlines())
        assert lines.total() == 1
        assert f"# 忽略: {one.code} 原件如此" in next(iter(lines))
        assert taken_back(made) == text
    assert len(refused) <= len(asked) // 4, refused


def taken_back(text):
    """Take back the only reason of a text."""
    line = next(number for number, one in enumerate(text.splitlines(), 1) if "# 忽略: " in one)
    return unwaived(text, line, text.splitlines()[line - 1].index("# 忽略: ") + 1)


def test_what_is_no_reason_is_not_taken_back():
    text = "甲: 1 # 忽略: P03 原件如此\n乙: |\n  # 忽略: P03 在文字里\n丙: 2 # 别的\n"
    places = [(line, column) for line in range(-1, 7) for column in range(-1, 20)]
    made = {place: unwaived(text, *place) for place in places}
    assert {place for place, one in made.items() if one is not None} == {(1, 6)}
    assert made[1, 6].startswith("甲: 1\n")
    assert unwaived("甲: [ # 忽略: P03 理由", 1, 6) is None


def answered(text, code, reason="就是这样的"):
    fixer = fixer_of(SAMPLES[-1])
    before = fixer.look(text)
    one = next(one for _, one in before.named if one.code == code)
    return waived(fixer, before, one, reason)


SAMPLE = (ROOT / "inputs" / "2022" / "淮北市工伤保险管理服务中心.yaml").read_text("utf-8")


def test_a_long_text_is_answered_behind_its_bar():
    """Within a text of several lines there is no place for a comment."""
    made = answered(SAMPLE, "T01")
    assert made.replace("实际完成情况: |- # 忽略: T01 就是这样的\n", "实际完成情况: |-\n") == SAMPLE


def test_a_value_on_a_line_of_its_own_is_answered():
    text = SAMPLE.replace("      执行得分: 8.5\n", "      执行得分:\n        8.5\n", 1)
    made = answered(text, "P03")
    assert "# 忽略: P03 就是这样的" in made


def test_a_comment_that_is_there_stays():
    typed = SAMPLE.replace("自评得分: 85\n", "自评得分: 85  # 手算的\n")
    assert "自评得分: 85  # 手算的 # 忽略: W04 就是这样的\n" in answered(typed, "W04")


def test_line_ends_stay_as_they_are():
    made = answered(SAMPLE.replace("\n", "\r\n"), "T01")
    assert "\n" not in made.replace("\r\n", "")


@pytest.mark.parametrize("reason", ["", "。", "好", "P10 P11", "B04 是对的"])
def test_what_is_no_reason_is_not_written(reason):
    assert answered(SAMPLE, "W04", reason) is None
