"""One value in several places: edited together, or written for itself; the rest stays as it is."""

from __future__ import annotations

import pytest

from generator.authoring.changed_data import at
from generator.authoring.shared_values import split, twins_of
from generator.authoring.text_edits import add_item, drop, move_item, put_value
from generator.authoring.text_places import read_exactly

TEXT = """\
# 表头
甲: &n 12.5 # 年初
乙: *n  # 和年初一样
资金: &m # 两个项目一样
  合计: {年初预算数: 1, 全年预算数: *n}
  来源:
    - 财政 # 拨款
    - 自有
项目:
- 名称: 一
  资金: *m # 同上
- 名称: 二
  资金:
    <<: *m
    说明: &t |-
      第一行
      第二行
  备注: *t
"""


def data(text):
    return read_exactly(text).data


def test_each_place_knows_the_others():
    twins = twins_of(read_exactly(TEXT))
    numbers = (("甲",), ("乙",), ("资金", "合计", "全年预算数"))
    assert set(twins["乙",]) > set(numbers)
    assert ("项目", 0, "资金") in twins["资金",]
    assert ("项目", 1, "资金") not in twins["资金",]
    assert ("项目", 1, "资金", "来源", 0) in twins["资金", "来源", 0]
    assert twins_of(read_exactly("甲: 1\n乙: 1\n")) == {}


@pytest.mark.parametrize("path", [("甲",), ("乙",), ("项目", 1, "资金", "合计", "全年预算数")])
def test_a_value_changes_wherever_it_stands(path):
    made = put_value(TEXT, path, "13", together=True)
    assert made == TEXT.replace("12.5", "13")
    emptied = put_value(TEXT, path, None, together=True)
    assert data(emptied)["乙"] is None
    assert "# 年初" in emptied
    assert put_value(emptied, path, "12.5", together=True) == TEXT


def test_a_text_of_several_lines_changes_wherever_it_stands():
    made = put_value(TEXT, ("项目", 1, "备注"), "甲\n乙\n丙", together=True)
    assert data(made)["项目"][1]["资金"]["说明"] == "甲\n乙\n丙"
    assert "&t" in made


def test_rows_are_added_moved_and_dropped_wherever_the_list_stands():
    path = ("项目", 0, "资金", "来源")
    made = add_item(TEXT, path, 2, "其他", together=True)
    assert made == TEXT.replace("    - 自有\n", "    - 自有\n    - 其他\n")
    moved = move_item(made, (*path, 2), 1, together=True)
    assert data(moved)["资金"]["来源"] == ["财政", "其他", "自有"]
    gone = drop(moved, (*path, 1), together=True)
    assert gone == TEXT


@pytest.mark.parametrize("column", ["", "  "])
def test_rows_of_a_list_that_has_the_anchor_itself_are_edited(column):
    text = f"甲: &r # 共用\n# 第一行\n{column}- 一\n{column}- 二 # 2\n乙: *r\n"
    made = add_item(text, ("乙",), 2, "三", together=True)
    assert made == text.replace("# 2\n", f"# 2\n{column}- 三\n")
    moved = move_item(made, ("甲", 2), 1, together=True)
    assert data(moved)["乙"] == ["一", "三", "二"]
    assert drop(moved, ("乙", 1), together=True) == text


def test_a_key_is_added_wherever_a_mapping_stands_but_not_where_it_was_merged_in():
    made = put_value("甲: &m {一: 1}\n乙: *m\n", ("乙", "二"), "2", together=True)
    assert data(made)["甲"] == data(made)["乙"] == {"一": "1", "二": "2"}
    assert put_value(TEXT, ("项目", 0, "资金", "别的"), "x", together=True) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("乙",), "乙: 12.5  # 和年初一样"),
        (("项目", 0, "资金"), "  资金: # 同上"),
        (("项目", 0, "资金", "合计", "年初预算数"), "  资金: # 同上"),
        (("项目", 1, "资金", "合计"), "    合计:"),
        (("项目", 1, "备注"), "  备注: |-"),
        (("资金", "合计", "全年预算数"), "  合计: {年初预算数: 1, 全年预算数: 12.5}"),
    ],
)
def test_what_is_written_for_itself_changes_alone(path, line, end):
    text = TEXT.replace("\n", end)
    made = split(text, path)
    assert data(made) == data(text)
    assert line in made.splitlines()
    gone = {"*n", "*m", "<<:", "*t"}
    words, before = made.split(), text.split()
    assert {word for word in before if before.count(word) > words.count(word)} <= gone | {"*n}"}
    value = at(data(made), path)
    if isinstance(value, str):
        changed = put_value(made, path, "改", together=True)
        assert at(data(changed), path) == "改"
        assert data(changed)["甲"] == "12.5"


def test_what_others_refer_to_leaves_them_a_copy():
    made = split(TEXT, ("甲",))
    assert made.startswith("# 表头\n甲: 12.5 # 年初\n乙: 12.5  # 和年初一样\n")
    assert data(made) == data(TEXT)
    assert "&n" not in made
    assert "&m" in made


@pytest.mark.parametrize(
    "path", [("没有",), ("项目", 5), ("项目", 0, "名称"), ("资金", "来源", "x")]
)
def test_what_stands_in_one_place_is_left_alone(path):
    assert split(TEXT, path) is None
    assert split("甲: [", path) is None
