"""Numbers in goals and results: which are stated, and which two count one thing."""

from __future__ import annotations

import pytest

from generator.checking.stated_figures import akin, quantities, same_thing


@pytest.mark.parametrize(
    ("aim", "result", "same"),
    [
        ("计划审核医疗费用5000万元", "审核费用3104万元", True),
        ("审核扣除900万元", "审核扣除471万元", True),
        ("走访企业34家", "全年走访企业20家", True),
        ("走访企业34家", "辅导企业20家", False),
        ("培训300人", "培训300场", False),
        ("34家", "20家", False),
        ("审核费用5000万元", "审核扣除471万元", False),
    ],
)
def test_two_numbers_of_one_thing(aim, result, same):
    (one,), (other,) = quantities(aim, 2022), quantities(result, 2022)
    assert same_thing(one, other) is same
    assert same_thing(other, one) is same


def test_dates_and_bare_numbers_are_no_quantities():
    assert quantities("2022年12月底前办好3件", 2022)[0].unit == "件"
    assert quantities("办好“六个统一”，按第3条执行", 2022) == ()
    assert quantities("每月10日前办结，次月5日发放", 2022) == ()
    assert quantities("收件后10日内办结", 2022)[0].value == 10


def test_texts_are_akin_by_signs_that_follow_one_another():
    assert akin("巡查每座", "水库巡查")
    assert akin("图书流通点建", "乡镇流通点建成时间", 3)
    assert not akin("培训渔民", "训练民众")
    assert not akin("巡查每座", "水库巡查", 3)
    assert not akin("", "水库巡查")
