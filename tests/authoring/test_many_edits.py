"""Many cells put at once: the text is what they make of it one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring import many_edits
from generator.authoring.changed_data import at, like, put
from generator.authoring.many_edits import add_rows, put_cells
from generator.authoring.text_edits import add_item, put_value
from generator.authoring.text_places import read_exactly
from tests.authoring.test_shared_values import TEXT as SHARED
from tests.authoring.test_text_edits import EXAMPLES, TEXTS

TABLE = """\
# 开头
表: # 列表
  - 名: a # 第一行的
    v: 1
  # 第二行的
  - 名: b
    v: |- # 长
      x

      y
  - {名: c, v: 3}
  -
    名: d
尾: 完 # 不动
"""
ALL_TEXTS = [*TEXTS, SHARED, SHARED.replace("\n", "\r\n")]
NO_ORDER = lambda _: ()  # noqa: E731


def data(text):
    return read_exactly(text).data


def never_one_by_one(monkeypatch):
    for name in ("_one_put", "add_item"):
        monkeypatch.setattr(many_edits, name, lambda *_: pytest.fail("one by one"))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cells_of_all_kinds_are_put_at_once_and_the_rest_stays(monkeypatch, end):
    never_one_by_one(monkeypatch)
    text = TABLE.replace("\n", end)
    cells = [
        (("表", row, key), f"{row}{key}") for row in range(4) for key in ("名", "v", "新", "又")
    ]
    made = put_cells(text, cells, lambda _: ("新", "名", "v", "又"))
    rows = data(made)["表"]
    assert [one for row in rows for one in row.values() if one[1:] not in row] == []
    assert [len(row) for row in rows] == [4, 4, 4, 4]
    for comment in (
        "# 开头",
        "# 列表",
        "# 第一行的",
        "  # 第二行的" + end,
        "# 长",
        "尾: 完 # 不动" + end,
    ):
        assert comment in made
    assert made.count(end) == made.count("\n")


def test_an_empty_cell_makes_no_key():
    made = put_cells(TABLE, [(("表", 0, "v"), None), (("表", 0, "没有"), None)], NO_ORDER)
    assert made == TABLE.replace("v: 1", "v:")


@pytest.mark.parametrize("ending", ["", "\n"])
def test_rows_are_added_at_once_in_their_order(monkeypatch, ending):
    never_one_by_one(monkeypatch)
    text = f"表:\n  - 名: a # 甲{ending}"
    made = add_rows(text, ("表",), [{"名": "b"}, {"名": "c"}, {"名": "d"}])
    assert made == "表:\n  - 名: a # 甲\n  - 名: b\n  - 名: c\n  - 名: d\n"


def test_rows_in_brackets_are_added_one_by_one():
    assert add_rows("表: [{名: a}]\n", ("表",), [{"名": "b"}, {"名": "c"}]) == (
        "表: [{名: a}, {名: b}, {名: c}]\n"
    )


def test_rows_go_only_behind_rows():
    for text in ("表:\n", "表: x\n", "表: {甲: 1}\n", "表: ["):
        assert add_rows(text, ("表",), [{"名": "b"}]) is None


def test_cells_that_share_a_value_change_wherever_it_stands(monkeypatch):
    never_one_by_one(monkeypatch)
    cells = [(("乙",), "13"), (("项目", 0, "资金", "合计", "年初预算数"), "2")]
    made = put_cells(SHARED, cells, NO_ORDER)
    assert made == SHARED.replace("12.5", "13").replace("年初预算数: 1", "年初预算数: 2")


def test_of_cells_that_share_one_value_the_last_stands(monkeypatch):
    never_one_by_one(monkeypatch)
    cells = [(("甲",), "1"), (("乙",), "2"), (("资金", "合计", "全年预算数"), "3")]
    assert put_cells(SHARED, cells, NO_ORDER) == SHARED.replace("12.5", "3")


def test_new_keys_and_rows_go_where_a_shared_record_and_list_are_written(monkeypatch):
    never_one_by_one(monkeypatch)
    text = "甲: &m\n  一: 1\n乙: *m\n丙: &r\n  - 一\n丁: *r\n"
    made = put_cells(text, [(("甲", "二"), "2"), (("乙", "三"), "3")], NO_ORDER)
    made = add_rows(made, ("丁",), ["二", "三"])
    assert made == text.replace("  一: 1\n", "  一: 1\n  二: 2\n  三: 3\n").replace(
        "  - 一\n", "  - 一\n  - 二\n  - 三\n"
    )


def test_new_keys_of_a_record_and_of_one_inside_it_both_go_to_its_end(monkeypatch):
    """Fault: the place for the outer one was that before the inner one was there."""
    never_one_by_one(monkeypatch)
    text = "甲:\n  乙:\n    一: 1\n  丙: 2\n"
    cells = [(("甲", "乙", "二"), "2"), (("甲", "丁"), "3")]
    made = put_cells(text, cells, NO_ORDER)
    assert made == "甲:\n  乙:\n    一: 1\n    二: 2\n  丙: 2\n  丁: 3\n"


def leaves(held, path=()):
    pairs = held.items() if isinstance(held, dict) else ()
    pairs = enumerate(held) if isinstance(held, list) else pairs
    if isinstance(held, str | None):
        yield path
    for step, one in pairs:
        yield from leaves(one, (*path, step))


def alike(node, known, one, other):
    """Tell whether two places are one by an alias, or lead to one key that is not there yet."""
    if {one, other} <= known:
        return node(one) is node(other)
    return one[-1] == other[-1] and node(one[:-1]) is node(other[:-1])


@settings(EXAMPLES)
@given(st.data())
def test_it_is_the_same_as_one_by_one(drawn):
    text = drawn.draw(st.sampled_from(ALL_TEXTS))
    known = {one for one in leaves(data(text)) if one}
    new = {(*one[:-1], key) for one in known for key in ("新", "又") if isinstance(one[-1], str)}
    places = sorted(known | new, key=str)
    chosen = drawn.draw(st.lists(st.sampled_from(places), unique=True, min_size=1, max_size=6))
    values = st.sampled_from(["001", "a: b", "# x", "两\n行", "", "'", "1,000", "是"])
    cells = [(path, drawn.draw(values) or (None if path in known else "x")) for path in chosen]
    single, wanted, node = text, data(text), read_exactly(text).node_at
    for path, value in cells:
        single = None if single is None else put_value(single, path, value, together=True)
        for one in places:
            wanted = put(wanted, one, value) if alike(node, known, one, path) else wanted
    made = put_cells(text, cells, NO_ORDER)
    assert (made is None) == (single is None)
    if made is not None:
        assert like(data(made), wanted)
        assert made == single


@settings(EXAMPLES)
@given(st.integers(2, 5), st.sampled_from(ALL_TEXTS))
def test_rows_added_at_once_are_those_added_one_by_one(many, text):
    for path in {one[:-2] for one in leaves(data(text)) if len(one) > 1} - {()}:
        held = at(data(text), path)
        if not isinstance(held, list) or not held:
            continue
        rows = [{"甲": str(number)} for number in range(many)]
        single = text
        for number, row in enumerate(rows):
            end = len(held) + number
            single = None if single is None else add_item(single, path, end, row, together=True)
        assert add_rows(text, path, rows) == single
