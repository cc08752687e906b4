"""A draft as text: YAML reads exactly what was written, and each line knows its place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Position
from generator.document.foreign.content import visible
from generator.intake.draft import Entry
from generator.intake.yaml_lines import written
from generator.reading import read_tree_text

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30).map(visible)


@given(text=TEXTS, key=TEXTS.filter(lambda key: key.strip() == key and key and key != "<<"))
def test_what_is_written_is_read_again(text, key):
    tree, _ = written({"材料": {key: Entry(text, Position("表"))}})
    read = read_tree_text(tree, name="表")
    assert not read.diagnostics
    assert (read.value.data["材料"][key] or "") == text


def test_each_line_knows_where_it_was_read():
    one, other = Position("甲", place="表1"), Position("乙", place="表2")
    lines = {"单位": {"名称": Entry("某中心", one)}, "项目": [{"名称": Entry("甲", other)}]}
    text, places = written(lines, ["说明\n两行"])
    assert text == "# 说明 两行\n单位:\n  名称: 某中心\n项目:\n  - 名称: 甲\n"
    assert places == [None, one, one, other, other]
