"""The indicator table: signs as typed, blank groups, levels."""

import pytest

from generator.filing import Filing
from generator.filing.measure import read_target, row_kind
from generator.reading import load_text

HEAD = "套表: 甲\n年度: 2021\n单位: {名称: 某}\n项目:\n- 名称: 乙\n  绩效指标:\n"
ROW = row_kind("产出指标", "数量指标", "培训")


def load(table):
    return load_text(HEAD + table, Filing, name="单位.yaml")


def signed(sign):
    return load(f"  - {{三级指标: 培训, 指标性质: '{sign}', 年度指标值: 10次}}\n")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("≥", "≥"),
        ("≧", "≥"),
        ("大于等于", "≥"),
        ("不低于", "≥"),
        ("正向", "≥"),
        ("正向指标", "≥"),
        (">", ">"),
        ("＞", ">"),
        ("═", "="),
        ("＝", "="),
        ("等于", "="),
        ("≦", "≤"),
        ("小于等于", "≤"),
        ("反向指标", "≤"),
        ("<", "<"),
        ("定量", "≥"),
        ("定量指标", "≥"),
    ],
)
def test_a_sign_is_understood_in_every_shape_and_kept_as_typed(typed, meant):
    loaded = signed(typed)
    assert loaded.diagnostics == ()
    (row,) = loaded.value.projects[0].rows
    assert row.indicator.op == typed
    reading = read_target("10次", row=ROW, year=2021, comparator=typed)
    assert reading.single.comparator == meant


@pytest.mark.parametrize("typed", ["定性", "定性指标"])
def test_a_qualitative_row_has_no_number(typed):
    assert signed(typed).diagnostics == ()
    assert read_target("10次", row=ROW, year=2021, comparator=typed).single is None


def test_a_quantitative_row_must_have_a_number():
    reading = read_target("有所提高", row=ROW, year=2021, comparator="定量")
    assert [doubt.kind.value for doubt in reading.doubts] == ["没有数值"]


@pytest.mark.parametrize(("typed", "told"), [("≧10", "只填符号 ≥"), ("很多", "填符号")])
def test_what_is_no_sign_is_refused_with_what_to_do(typed, told):
    (said,) = signed(typed).diagnostics
    assert said.code == "M12"
    assert told in said.hint


@pytest.mark.parametrize(
    "table",
    [
        "    产出指标:\n      数量指标:\n      - 三级指标: 培训\n      质量指标:\n",
        "    产出指标:\n      数量指标:\n      - 三级指标: 培训\n    效益指标:\n",
        "    效益指标:\n      社会效益指标:\n    产出指标:\n    - 三级指标: 培训\n",
    ],
)
def test_a_blank_group_is_none(table):
    loaded = load(table)
    assert loaded.diagnostics == ()
    assert [row.indicator.name for row in loaded.value.projects[0].rows] == ["培训"]


def test_a_fourth_level_is_too_deep():
    table = "    产出指标:\n      数量指标:\n        培训:\n        - 三级指标: 场次\n"
    (said,) = load(table).diagnostics
    assert (said.code, said.position.line) == ("M16", 8)
    assert "培训" in said.message


def test_a_row_without_its_dash_is_no_level():
    table = "    产出指标:\n      数量指标:\n        三级指标: 场次\n"
    assert [one.code for one in load(table).diagnostics] == ["M03"]
