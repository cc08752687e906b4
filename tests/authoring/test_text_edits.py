"""Edits of a text: the data differ as asked and nowhere else, all other lines stay as they are."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.authoring.changed_data import at, like
from generator.authoring.text_edits import add_item, drop, move_item, put_value
from generator.authoring.text_places import read_exactly
from tests.conftest import FUZZ, ROOT
from tests.filings import FORMS  # noqa: F401 - the reader is set up as for filings

EXAMPLES = settings(max_examples=60 * max(FUZZ, 1), deadline=None)
SAMPLES = [path.read_text("utf-8") for path in sorted(ROOT.glob("inputs/*/*.yaml"))]
MADE = """\
# 开头
套表: x # 后面
单位:
  名称: 甲 # 例：甲
  编制数: # 例：20
  职能: # 例：[a]
  旧: '单''引' # 引
  新: "双\\"引"
项目: # 列表
资金: {年初: , 全年: 2, b: , 表: [1, '二', {c: 3}]}
表:
  - 名: a
    v: 1
  # 第二行的
  - 名: b # bb
    v: |- # 长
      x

      y
    w: >
      折
      行

  # - 名: 藏
  -
    名: c
  - {名: d, v: 3}
平:
- 一
- "二" # 二
- - 内
  - 层
共: &anchor {甲: 1}
同: *anchor
尾: 完"""
TEXTS = [*SAMPLES, MADE, MADE + "\n", MADE.replace("\n", "\r\n"), "甲: 1\n", "甲:\n", "- 1\n- 2\n"]
VALUES = [
    "001",
    "1.0",
    "1_000",
    "0x1F",
    "是",
    "否",
    "true",
    "~",
    "null",
    "2022-01-01",
    "12:30",
    "#",
    "# 注",
    "a #b",
    "a#b",
    ":",
    "a: b",
    "a:|",
    "::",
    "|",
    "-",
    "- a",
    "---",
    "...",
    "?",
    "? a",
    "0?",
    "[",
    "]",
    "[a]",
    "{",
    "}",
    "{a: b}",
    ",",
    "a, b",
    "a，b",
    "&a",
    "*a",
    "!t",
    "%",
    "@",
    "`",
    '"',
    "'",
    'a"b',
    "'a'",
    '"a"',
    "\\",
    "\\n",
    ">",
    "|||",
    "<",
    "<<",
    "=",
    "<script>",
    "{{ x }}",
    "{% x %}",
    "😀",
    "👨\u200d👩\u200d👧",
    "ñ",
    "全\u3000角",
    "a\tb",
    "第一\n第二",
    "一\n\n三",
    "一\n  缩进",
    "- 一\n- 二",
    "# 一\n二",
    "一: 二\n三",
    "=SUM(A1)",
    "+1",
    "０",
]
TYPED = st.one_of(
    st.sampled_from(VALUES),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12),
    st.text("ab:#-'\"{}[],&*!|> \n是0", min_size=1, max_size=10),
).map(str.strip)


def places(data, path=()):
    """Yield every path of plain data with its value, the root's first."""
    yield path, data
    pairs = data.items() if isinstance(data, dict) else ()
    pairs = enumerate(data) if isinstance(data, list) else pairs
    for step, value in pairs:
        yield from places(value, (*path, step))


def paths(text, kind):
    return [path for path, value in places(read_exactly(text).data) if path and kind(value)]


def is_value(value):
    return not isinstance(value, dict | list)


def read(text):
    """Read a text with another reader, all scalars as texts."""
    return bare(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - it makes texts alone


def bare(value):
    if isinstance(value, dict):
        return {key: bare(one) for key, one in value.items()}
    return value.strip() if isinstance(value, str) else [*map(bare, value)]


def span(text, path):
    """Return the lines that a value and its key stand on."""
    tree = read_exactly(text)
    key, node = tree.position(*path, of="key"), tree.node_at(path)
    return key.line - 1, node.end_mark.line


def same_around(before, after, first, last):
    """Tell whether all lines but those from first to last are as they were."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    tail = len(old) - last - 1
    rest = old[last + 1 :]
    return new[:first] == old[:first] and (not rest or new[-tail:] == rest)


@EXAMPLES
@given(st.data(), st.sampled_from(TEXTS), TYPED)
def test_a_value_comes_back_as_it_was_typed_and_nothing_else_is_touched(data, text, value):
    path = data.draw(st.sampled_from(paths(text, is_value)))
    made = put_value(text, path, value or None)
    if made is None:
        return  # an alias, or what YAML takes from no quotes; what must be possible is below
    after = read_exactly(made).data
    assert (at(after, path) or "") == value
    before = dict(places(read_exactly(text).data))
    others = {one: value for one, value in places(after) if is_value(value) and one != path}
    assert all(before.get(one) == value for one, value in others.items())
    assert like(read(made), after)
    assert same_around(text, made, *span(text, path))


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_everything_that_a_clerk_may_type_can_be_put_everywhere(value, end):
    """Fault: what cannot be put is passed over by the property above."""
    text = MADE.replace("\n", end)
    for path in paths(text, is_value):
        if path[0] in {"共", "同"}:
            continue
        made = put_value(text, path, value.strip())
        assert made is not None, path
        assert at(read_exactly(made).data, path) == value.strip()
        assert not re.search("(?<!\r)\n", made) or end == "\n"
        assert "# 例：20" in made
        assert "# 第二行的" in made
        assert "# - 名: 藏" in made


@pytest.mark.parametrize("text", TEXTS[:-3])
def test_an_alias_and_what_it_stands_for_are_left_to_their_writer(text):
    if "*anchor" in text:
        assert put_value(text, ("共", "甲"), "2") is None
        assert put_value(text, ("同", "甲"), "2") is None
        assert put_value(text, ("同",), "2") is None or "*anchor" not in put_value(
            text, ("同",), "2"
        )


def test_a_value_that_stands_in_several_places_is_put_in_all_of_them_together():
    made = put_value(MADE, ("同", "甲"), "2", together=True)
    assert made == MADE.replace("{甲: 1}", "{甲: 2}")


@EXAMPLES
@given(st.data(), st.sampled_from(TEXTS), TYPED.filter(bool))
def test_a_new_key_stands_where_the_order_has_it(data, text, name):
    holders = [p for p, v in places(read_exactly(text).data) if isinstance(v, dict) and v]
    if not holders:
        return
    path = data.draw(st.sampled_from(holders))
    held = at(read_exactly(text).data, path)
    if name in held or "\n" in name or (path and path[0] in {"共", "同"}):
        return
    keys = [*held]
    at_ = data.draw(st.integers(0, len(keys)))
    made = put_value(text, (*path, name), "值", [*keys[:at_], name, *keys[at_:]])
    if made is None:
        return
    now = [*at(read_exactly(made).data, path)]
    assert now.index(name) == (at_ or now.index(name))
    assert now.index(name) <= max(at_, 1)  # the first behind a dash stays the first
    assert [one for one in now if one != name] == keys
    assert [line for line in made.splitlines() if "值" not in line or line in text.splitlines()]


def lists(text):
    return [p for p in paths(text, lambda value: isinstance(value, list) and len(value) > 0) if p]


def comments(text):
    return sorted(re.findall(r"#.*", text))


@EXAMPLES
@given(st.data(), st.sampled_from([one for one in TEXTS if lists(one)]))
def test_a_moved_item_takes_its_lines_along(data, text):
    path = data.draw(st.sampled_from(lists(text)))
    size = len(at(read_exactly(text).data, path))
    old, new = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    made = move_item(text, (*path, old), new)
    if made is None:
        assert "&" in text  # what is repeated elsewhere
        return
    assert comments(made) == comments(text)
    wanted = [*at(read_exactly(text).data, path)]
    wanted.insert(new, wanted.pop(old))
    assert at(read_exactly(made).data, path) == wanted
    assert sorted(re.findall(r"[^\s,\[\]]+", made)) == sorted(re.findall(r"[^\s,\[\]]+", text))


@EXAMPLES
@given(st.data(), st.sampled_from([one for one in TEXTS if lists(one)]), TYPED.filter(bool))
def test_an_item_is_added_and_dropped_again(data, text, value):
    path = data.draw(st.sampled_from(lists(text)))
    held = at(read_exactly(text).data, path)
    place = data.draw(st.integers(0, len(held)))
    item = data.draw(st.sampled_from([value, {"名": value, "空": None}, [value]]))
    made = add_item(text, path, place, item)
    if made is None:
        assert "&" in text
        return
    assert like(at(read_exactly(made).data, path), [*held[:place], item, *held[place:]])
    back = drop(made, (*path, place))
    assert back is not None
    assert like(read_exactly(back).data, read_exactly(text).data)
    if path[0] != "资金":
        assert back.split() == text.split()


@EXAMPLES
@given(st.data(), st.sampled_from(TEXTS[:-1]))
def test_what_is_dropped_is_gone_alone(data, text):
    path = data.draw(st.sampled_from(paths(text, lambda _: True)))
    made = drop(text, path)
    if made is None:
        return
    after = read_exactly(made).data
    holder = at(read_exactly(text).data, path[:-1])
    assert len(at(after, path[:-1]) or ()) == len(holder) - 1
    assert (
        set(made.splitlines()) - set(text.splitlines()) == set()
        or len(holder) == 1
        or any(
            line.lstrip(" ").startswith("- ") or "{" in line or "[" in line
            for line in set(made.splitlines()) - set(text.splitlines())
        )
    )


DONE = {
    "空值填上，说明还在": (
        ("单位", "编制数"),
        "001",
        "  编制数: # 例：20",
        "  编制数: 001 # 例：20",
    ),
    "清空，说明还在": (("单位", "名称"), None, "  名称: 甲 # 例：甲", "  名称: # 例：甲"),
    "几行的文字在说明后面": (
        ("单位", "名称"),
        "一\n二",
        "  名称: 甲 # 例：甲",
        "  名称: |- # 例：甲\n    一\n    二",
    ),
    "括号里的": (
        ("资金", "年初"),
        "1,2",
        "资金: {年初: , 全年: 2,",
        '资金: {年初: "1,2", 全年: 2,',
    ),
    "括号里加一个键": (("资金", "c"), "x", "{c: 3}]}", "{c: 3}], c: x}"),
    "列表写在说明下面": (
        ("单位", "职能"),
        ["甲", "乙"],
        "  职能: # 例：[a]",
        "  职能: # 例：[a]\n    - 甲\n    - 乙",
    ),
    "还没有的一层一层写": (
        ("项目", 0, "资金", "总额"),
        "3",
        "项目: # 列表",
        "项目: # 列表\n  - 资金:\n      总额: 3",
    ),
}


@pytest.mark.parametrize(("path", "value", "old", "new"), DONE.values(), ids=DONE)
def test_what_an_edit_writes(path, value, old, new):
    assert put_value(MADE, path, value) == MADE.replace(old, new)


def test_what_leads_nowhere_is_no_edit():
    assert put_value(MADE, ("套表", "下面"), "1") is None
    assert put_value(MADE, ("表", 9, "名"), "1") is None
    assert put_value("甲: [", ("甲",), "1") is None
    assert put_value("甲\t: 1\n\t乙: 2", ("甲",), "1") is None
    assert drop(MADE, ("没有",)) is None
    assert drop(MADE, ("表", 7)) is None
    assert move_item(MADE, ("表", 0), 9) is None
    assert move_item(MADE, ("单位", "名称"), 0) is None
    assert add_item(MADE, ("单位",), 0, "1") is None
    assert add_item(MADE, ("表",), 9, "1") is None
