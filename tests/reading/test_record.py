"""A record tells where it and each of its values stand, and is otherwise plain data."""

import pickle

from generator.reading import load_text
from tests.reading.sample import NAME, Filing, Fund, read

TEXT = """性质: 定量
目标:
说明:
- 甲
- 乙
项目:
- &a
  名称: 甲
  资金:
  - 名称: 丙
    金额: 9.40
- <<: *a
  名称: 乙
"""


def at(position):
    return position.line, position.column, position.length


def test_places_of_values_and_keys():
    filing = read(TEXT)
    assert at(filing.position("性质")) == (3, 5, 2)
    assert at(filing.position("性质", of="key")) == (3, 1, 2)
    assert at(filing.position("说明", 1)) == (7, 3, 1)
    assert at(filing.projects[0].funds[0].position("金额")) == (13, 9, 4)
    assert at(filing.position("项目", 0, "资金", 0, "金额")) == (13, 9, 4)


def test_a_value_that_is_not_there_is_placed_where_it_is_missing():
    filing = read(TEXT)
    assert at(filing.position("目标")) == (4, 1, 2)  # the key, with nothing after it
    assert at(filing.position("人数")) == (1, 1, 2)  # the mapping
    assert at(filing.projects[0].funds[0].position("单位")) == (12, 5, 2)


def test_merged_values_are_placed_where_they_are_written():
    second = read(TEXT).projects[1]
    assert second.name == "乙"
    assert at(second.position("名称")) == (15, 7, 1)
    assert at(second.position("资金", of="key")) == (11, 3, 2)


def test_the_line_is_carried_along():
    assert read(TEXT).position("性质").excerpt == "性质: 定量"


def test_a_record_not_read_from_yaml_has_no_place():
    assert Fund.model_validate({"名称": "甲"}).position("名称") is None
    assert Fund.model_construct(name="甲", amount=None).position() is None


def test_the_place_is_no_part_of_the_data():
    fund = read(TEXT).projects[0].funds[0]
    assert fund == Fund.model_validate({"名称": "丙", "金额": "9.40"})
    assert set(fund.model_dump()) == {"name", "amount"}
    assert pickle.loads(pickle.dumps(fund)) == fund  # noqa: S301  # our own bytes


def test_places_after_a_repaired_line_are_those_the_user_sees():
    loaded = load_text("年度：2022\n单位:甲\n分值：十分\n", Filing, name=NAME)
    last = loaded.diagnostics[-1]
    assert (last.code, last.position.column, last.position.length) == ("M05", 4, 2)


def test_what_was_left_out_is_one_record_for_each_model():
    assert Fund.blank() is Fund.blank()
    assert type(Filing.blank()) is Filing
