"""Certain fixes: exactly the finding vanishes, exactly its value changes, nothing declared does."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import pipeline
from generator.authoring.certain_edits import edit_for
from generator.authoring.fixing import Fixer
from generator.diagnostics import Diagnostic
from generator.diagnostics.selection import Selection
from generator.reading import read_tree_text
from tests.checking.test_rules import COUNTY, cases, composed

ALL = Selection()
CODES = ("L01", "L02", "L03", "L04", "B04", "S01")
EVERY = [
    pytest.param(text, id=f"{code}-{name}") for code in CODES for name, text in cases(code).items()
]


@pytest.fixture
def fixer(tmp_path):
    """Return what fixes texts as if they stood in a file of the county."""
    path = tmp_path / "某某中心.yaml"
    path.write_text(composed(""), encoding="utf-8")
    return Fixer(path, COUNTY, None)


def said(found):
    """Return findings as they can be compared before and after: without lines."""
    return sorted((one.code, sorted(one.facts.items())) for one in found)


def scores(text):
    return re.findall(r"[\u4e00-\u9fff]*得分: *[0-9.]+", text)


@pytest.mark.parametrize("case", EVERY)
def test_exactly_what_is_mended_vanishes(case, fixer):
    text = composed(case)
    before = fixer.fixed(text, Selection(("Z",))).left
    fixed = fixer.fixed(text, ALL)
    follows = [one for one in before if one.code in {"P14", "S11"}]
    without = [one for one in said(before) if one not in said(fixed.left)]
    own = [one for one in without if one in said(fixed.mended)]
    assert [one for one in without if one not in own and one not in said(follows)] == []
    assert [one for one in said(fixed.left) if one not in said(before)] == []
    assert scores(fixed.text) == scores(text)
    assert len(fixed.text.splitlines()) == len(text.splitlines())
    assert (fixed.text == text) == (not fixed.mended)


@pytest.mark.parametrize("code", ["L01", "L02", "L03", "L04", "B04"])
def test_most_of_what_a_check_finds_is_mended(code, fixer):
    """Fault guarded against: fixes that are never made would pass all that is asked of them."""
    mended = [
        any(one.code == code for one in fixer.fixed(composed(case), ALL).mended)
        for case in cases(code).values()
        if f"<- {code}" in case
        and f"指标:  # <- {code}" not in case  # the order of rows is the unit's
    ]
    assert sum(mended) * 2 >= len(mended)


FUNDS = """\
资金:
  年度资金总额: {年初预算数: 20, 全年预算数: 20.00, 全年执行数: %s}  # 万元
  来源:
    当年财政拨款: {年初预算数: 15, 全年预算数: 15.00, 全年执行数: 13.50}
    上年结转资金: {年初预算数: 5, 全年预算数: 5, 全年执行数: %s}
  执行得分: 9
"""


@pytest.mark.parametrize("empty", ["", "~", "null"])
def test_a_total_left_empty_is_added_up(fixer, empty):
    text = composed(FUNDS % (empty, "4.5"))
    fixed = fixer.fixed(text, ALL)
    assert [one.code for one in fixed.mended] == ["S01"]
    assert re.search("全年执行数: 18[.]00 ?}", fixed.text)
    assert "}  # 万元" in fixed.text
    assert fixed.left == ()


@pytest.mark.parametrize("behind", ["", " ", "   # 待填"])
def test_a_total_left_empty_on_its_own_line_is_added_up(fixer, behind):
    block = FUNDS % ("", "4.5")
    head, _, rest = block.partition("  年度资金总额")
    lines = f"  年度资金总额:\n    全年预算数: 20.00\n    全年执行数:{behind}\n    年初预算数: 20\n"
    text = composed(head + lines + rest.partition("\n")[2])
    fixed = fixer.fixed(text, ALL)
    assert fixed.text == text.replace(f"全年执行数:{behind}\n", f"全年执行数: 18.00{behind}\n")


@pytest.mark.parametrize(("empty", "last"), [("", ""), ("", "约4.5"), ("", "{甲: 1}")])
def test_a_total_is_not_added_up_of_what_is_not_there(fixer, empty, last):
    text = composed(FUNDS % (empty, last))
    assert fixer.fixed(text, ALL).text == text


def test_a_sum_that_brings_another_finding_is_left_to_the_unit(fixer):
    """18 of 20 makes 9 points; what was declared besides is the unit's to explain."""
    text = composed(FUNDS.replace("执行得分: 9", "执行得分: 4") % ("", "4.5"))
    fixed = fixer.fixed(text, ALL)
    assert (fixed.text, fixed.mended) == (text, ())


def test_a_declared_score_is_never_touched(fixer):
    for code in ("P02", "P03", "P01"):
        for case in cases(code).values():
            text = composed(case)
            assert scores(fixer.fixed(text, ALL).text) == scores(text)


def test_a_wrong_rate_keeps_its_spelling(fixer):
    text = composed("").replace("执行率: 90%", "执行率: '85%'  # 按决算")
    fixed = fixer.fixed(text, ALL)
    assert "执行率: '90%'  # 按决算" in fixed.text
    assert fixed.text == text.replace("85%", "90%")


def test_only_what_is_selected_is_mended(fixer):
    text = composed("").replace("执行率: 90%", "执行率: 85%")
    assert fixer.fixed(text, Selection(("L",))).text == text


def test_a_value_that_is_repeated_by_an_alias_is_left_alone(fixer):
    text = composed("").replace("办好培训，服务到人", "&甲 办好培训,服务到人")
    text = text.replace("办了十次培训", "*甲")
    fixed = fixer.fixed(text, ALL)
    assert fixed.text == text


def test_a_text_that_is_not_understood_is_left_alone(fixer):
    text = "年度： 2022\n" + composed("")
    assert fixer.fixed(text, ALL).text == text


STYLES = {
    "plain": "{}  # 说明",
    "double": '"{}"  # 说明',
    "single": "'{}'",
    "literal": "|\n        {}\n        又一行",
    "folded": ">-\n        {}\n        又一行",
}
SLIPS = [
    ("，", ","),
    ("：", ":"),
    ("，", "，，"),
    ("“新”", '"新"'),
    ("《办法》", "<<办法>>"),
    ("（甲）", "(甲)"),
]


@given(
    st.sampled_from([*STYLES.values()]),
    st.lists(st.sampled_from(SLIPS), min_size=1, max_size=4),
    st.sampled_from(["\n", "\r\n"]),
)
def test_planted_marks_are_taken_back(style, slips, end):
    """Whatever was planted, the mended text is the text before planting, to the last blank."""
    good = "办好培训" + "".join(f"甲乙{right}丙丁" for right, _ in slips) + "服务到人"
    bad = "办好培训" + "".join(f"甲乙{wrong}丙丁" for _, wrong in slips) + "服务到人"
    if style.startswith('"') and '"' in bad:
        return  # needs a backslash
    texts = [
        composed("").replace("办好培训，服务到人", style.format(one)).replace("\n", end)
        for one in (good, bad)
    ]
    state = in_file(texts[1])
    assert state.text == texts[0]
    assert [one.code for one in state.mended] == ["L02"]


def in_file(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "某某中心.yaml"
        path.write_bytes(text.encode())
        return Fixer(path, COUNTY, None).fixed(text, ALL)


def test_an_edit_that_would_do_more_is_not_made(fixer, monkeypatch):
    """Plant a fault in the edit itself: what it brings besides keeps it from being made."""
    text = composed("").replace("执行率: 90%", "执行率: 85%")

    def worse(one, tree):
        edit = edit_for(one, tree)
        return edit and type(edit)(edit.path, edit.start, edit.end, f"{edit.text}\n    多余: 1")

    monkeypatch.setattr("generator.authoring.fixing.edit_for", worse)
    assert fixer.fixed(text, ALL).text == text


def test_no_edit_is_made_where_the_finding_is_in_another_file(tmp_path):
    path = tmp_path / "某某中心.yaml"
    path.write_text(composed("").replace("执行率: 90%", "执行率: 85%"), encoding="utf-8")
    (one,) = pipeline.check(path, COUNTY).diagnostics
    text = path.read_text(encoding="utf-8")
    assert edit_for(one, read_tree_text(text, name=str(path)).value) is not None
    assert edit_for(one, read_tree_text(text, name="别的.yaml").value) is None


def test_an_edit_that_touches_a_declared_score_besides_is_not_made(fixer, monkeypatch):
    text = composed("").replace("执行率: 90%", "执行率: 85%")
    assert "90%" in fixer.fixed(text, ALL).text

    def worse(one, tree):
        edit = edit_for(one, tree)
        rest = "\n      执行得分: 9"
        assert text[edit.end :].startswith(rest)
        return type(edit)(edit.path, edit.start, edit.end + len(rest), f"{edit.text}{rest}.0")

    monkeypatch.setattr("generator.authoring.fixing.edit_for", worse)
    assert fixer.fixed(text, ALL).text == text


def test_an_edit_that_mends_more_than_its_finding_is_not_made(fixer, monkeypatch):
    text = composed("").replace("办了十次培训", "2022年3月05日办了培训,到人")
    codes = {one.code for one in fixer.fixed(text, ALL).mended}
    assert codes == {"L02", "L04"}

    def worse(one, tree):
        edit = edit_for(one, tree)
        both = edit.text.replace("3月05日", "3月5日").replace(",", "，")
        return type(edit)(edit.path, edit.start, edit.end, both)

    monkeypatch.setattr("generator.authoring.fixing.edit_for", worse)
    assert fixer.fixed(text, ALL).text == text


@pytest.mark.parametrize("key", ["自评得分", "复核得分", "执行得分"])
def test_no_edit_is_made_of_a_score(key):
    tree = read_tree_text(f"{key}: 甲乙,丙丁\n说明: 甲乙,丙丁\n", name="表.yaml").value
    assert edit_for(Diagnostic("L02", {}, tree.position(key)), tree) is None
    assert edit_for(Diagnostic("L02", {}, tree.position("说明")), tree) is not None
