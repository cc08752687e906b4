"""Findings that are waived in a comment: by line, by block, and never in silence."""

from __future__ import annotations

import re

import pytest
from pydantic import Field

from generator import checking
from generator.diagnostics import CATALOGUE, Diagnostic, Severity
from generator.pipeline import build, check
from generator.reading import Record, load_text
from generator.reading.waivers import answered_for
from generator.workspace import Workspace
from tests.checking.test_rules import EVERY_CASE, MARK, checked, composed

LOOKED_AT = {"P02", "Y41", "Y42", "Y43", "Y44"}


def found(path):
    """Return the findings that these tests are about; the sample has others."""
    every = check(path, Workspace.around(path)).diagnostics
    return [(one.code, one.position.line) for one in every if one.code in LOOKED_AT]


def codes(path):
    return [code for code, _ in found(path)]


def number(path, text):
    """Return the number of the first line that holds a text."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(at for at, line in enumerate(lines, 1) if text in line)


@pytest.fixture
def waived(copy):
    """Copy the sample with a wrong total and a comment behind it, or on the line above it."""

    def made(comment, *, above=False):
        line = f"    自评得分: 86  {comment}"
        return copy(**{"    自评得分: 85": f"    {comment}\n    自评得分: 86" if above else line})

    return made


def test_without_a_comment_it_is_said(waived):
    assert codes(waived("")) == ["P02"]


@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize(
    "comment",
    [
        "# 忽略: P02 复核已经同意",
        "#忽略：p02，复核已经同意",
        "# 忽略: Ｐ０２ 复核已经同意",
        "# 忽略: P02、P02 PPT 里有说明",
    ],
)
def test_a_comment_with_a_reason_waives(waived, comment, above):
    assert codes(waived(comment, above=above)) == []


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("# 忽略: P02", ["Y41", "P02"]),
        ("# 忽略: P02 。", ["Y41", "P02"]),
        ("# 忽略: 复核已经同意", ["Y41", "P02"]),
        ("# 忽略 P02 复核已经同意", ["Y41", "P02"]),
        ("# 忽略 这一项", ["P02"]),
        ("# 忽略: P2 复核已经同意", ["Y42", "P02"]),
        ("# 忽略: W01 复核已经同意", ["Y43", "P02"]),
        ("# 忽略: P02,W01 复核已经同意", ["Y43"]),
        ("# 这一项可以忽略", ["P02"]),
    ],
)
def test_what_a_comment_lacks_is_said_at_its_place(waived, comment, said):
    path = waived(comment)
    line = number(path, "自评得分: 86")
    assert sorted(found(path)) == sorted((code, line) for code in said)


def test_a_wrong_code_names_a_near_one(waived):
    path = waived("# 忽略: P2 复核已经同意")
    (said,) = [one for one in check(path, Workspace.around(path)).diagnostics if one.code == "Y42"]
    assert "P02" in said.hint


def test_a_comment_above_a_block_is_for_all_of_it(copy):
    path = copy(**{"自评得分: 85": "自评得分: 86", "项目:\n": "# 忽略: P02 已经核对\n项目:\n"})
    assert codes(path) == []


def test_a_comment_behind_a_key_is_for_what_stands_below_it(copy):
    path = copy(**{"自评得分: 85": "自评得分: 86", "项目:\n": "项目:  # 忽略: P02 已经核对\n"})
    assert codes(path) == []


def test_a_block_has_an_end(copy):
    path = copy(**{"自评得分: 85": "自评得分: 86", "单位:\n": "# 忽略: P02 已经核对\n单位:\n"})
    assert sorted(codes(path)) == ["P02", "Y43"]


def test_a_build_and_strictness_hear_the_comment(waived):
    path = waived("# 忽略: P02 复核已经同意")
    assert build(path, Workspace.around(path), strict=True).documents
    path = waived("# 忽略: P02")
    assert not build(path, Workspace.around(path), strict=True).documents


class Sheet(Record):
    """A record of texts."""

    first: str = Field("", alias="甲")
    second: str = Field("", alias="乙")


def answered(text, *findings):
    record = load_text(text, Sheet, name="表.yaml").value
    every = tuple(
        Diagnostic(code, {"where": "", "slips": ""}, record.position(key)) for code, key in findings
    )
    return [one.code for one in answered_for(every, record, checking.is_opinion)]


@pytest.mark.parametrize(
    "text",
    [
        '甲: "字 # 忽略: L02 不是注释"\n乙: 丙\n',
        "甲: |\n  字\n  # 忽略: L02 不是注释\n乙: 丙\n",
        "甲: >-\n  字  # 忽略: L02 不是注释\n乙: 丙\n",
        "甲: '字\n\n  # 忽略: L02 不是注释'\n乙: 丙\n",
    ],
)
def test_what_stands_in_a_text_is_no_comment(text):
    assert answered(text, ("L02", "甲")) == ["L02", "Y41"]


def test_a_text_may_speak_of_leaving_out():
    assert answered('甲: "见 # 忽略: 是指"\n乙: 丙\n', ("L02", "甲")) == ["L02"]


def test_a_comment_behind_a_long_text_is_one():
    text = "甲: |  # 忽略: L02 引用原文\n  字\n# 忽略: L04 引用原文\n乙: 丙\n"
    assert answered(text, ("L02", "甲"), ("L04", "乙")) == []


def test_what_is_in_the_way_of_papers_cannot_be_waived():
    standing = next(
        one.code
        for one in map(CATALOGUE.__getitem__, CATALOGUE)
        if one.severity == Severity.ERROR and one.code[0] == "N"
    )
    text = f"甲: 字  # 忽略: {standing} 不要紧\n"
    record = load_text(text, Sheet, name="表.yaml").value
    every = (Diagnostic(standing, {}, record.position("甲")),)
    assert [one.code for one in answered_for(every, record, checking.is_opinion)] == [
        standing,
        "Y44",
    ]


def test_only_lines_of_its_own_file_are_waived():
    record = load_text("甲: 字  # 忽略: L02 引用\n", Sheet, name="表.yaml").value
    other = load_text("甲: 字\n", Sheet, name="别的.yaml").value
    every = (Diagnostic("L02", {}, other.position("甲")),)
    assert [one.code for one in answered_for(every, record, checking.is_opinion)] == ["L02", "Y43"]


@pytest.mark.parametrize(("code", "case"), EVERY_CASE)
def test_every_finding_of_a_check_is_waived_at_its_line(code, case, tmp_path):
    """The cases of the checks mark the lines of their findings: the marks are made comments."""

    def waiving(match):
        return f"# 忽略: {'、'.join(MARK.findall(match[0]))} 已经核对过"

    text = re.sub(r"#(?: <- [A-Z]\d\d)+", waiving, composed(case))
    assert found_of_case(text, tmp_path) == []
    if f"<- {code}" in case:
        idle = re.sub(r"# 忽略: [A-Z0-9、]+ ", "# 忽略: G05 ", text)
        assert code in found_of_case(idle, tmp_path) or code == "G05"


def found_of_case(text, folder):
    return [one.code for one in checked(text, folder).diagnostics]
