"""The nearest known name."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from generator.reading import nearest, suggestion

KNOWN = ("全年预算数", "全年执行数", "年初预算数", "名称", "得分")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("全年预算", "全年预算数"),
        ("全年执行", "全年执行数"),
        ("名 称", "名称"),
        ("“名称”", "名称"),
        ("名称：", "名称"),
        ("分得", "得分"),
        ("单位", None),
        ("", None),
        ("名" * 10_000, None),
    ],
)
def test_nearest(typed, meant):
    assert nearest(typed, KNOWN) == meant


CODES = tuple(f"F{number:02}" for number in range(39))


@pytest.mark.parametrize(
    ("typed", "known", "meant"),
    [
        ("产出指票", ("效益指标", "产出指标"), "产出指标"),
        ("财政拨款", ("当年财政拨款", "上年结转资金"), "当年财政拨款"),
        ("偏差原因", ("原因", "偏差原因分析及改进措施"), "偏差原因分析及改进措施"),
        ("F3", CODES, "F03"),
        ("F 12", CODES, "F12"),
        ("分数", ("次数", "分值"), "分值"),
        # a word in common makes no slip
        ("预算数", ("三公预算数",), None),
        ("财政审评得分", ("自评得分", "复核得分"), None),
        ("是否专项资金", ("资金",), None),
        # another digit, or the other of a pair, is another thing
        ("F99", CODES, None),
        ("F90", CODES, None),
        ("一级指标", ("三级指标",), None),
        ("决算数", ("预算数",), None),
        ("年末预算数", ("年初预算数",), None),
        ("上年财政拨款", ("当年财政拨款",), None),
        ("基金", ("资金",), None),
        ("全年实际值", ("上年实际值",), None),
        ("绩效目标", ("绩效指标",), None),
    ],
)
def test_near_is_what_a_slip_of_the_pen_explains(typed, known, meant):
    assert nearest(typed, known) == meant


def test_a_shortened_name_is_answered_with_those_that_hold_it():
    assert suggestion("预算数", KNOWN) == "名称要写全：全年预算数、年初预算数"


def test_a_name_below_another_is_told_with_it():
    """Fault: of 在职人数 nothing was proposed, though 单位.在职人数 was all that it lacked."""
    known = ("单位", "人员", "单位.在职人数", "人员.在职人数")
    assert suggestion("在职人数", known) == "是不是“单位.在职人数”、“人员.在职人数”？"


def test_codes_are_listed_as_a_range():
    assert suggestion("F99", (*CODES, "其他")) == "可用的有：F00 到 F38、其他"
    assert suggestion("F99", ("F01", "F02")) == "可用的有：F01、F02"


@given(st.sampled_from(KNOWN), st.data())
def test_one_character_left_out_of_a_long_name_is_a_slip(name, data):
    assume(len(name) > 2)
    at = data.draw(st.integers(0, len(name) - 1))
    assert nearest(name[:at] + name[at + 1 :], (name,)) == name


def test_without_a_near_one_all_are_named():
    assert all(name in suggestion("单位", KNOWN) for name in KNOWN)
    assert suggestion("单位", ()) == ""
