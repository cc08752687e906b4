"""The indicator table: signs as typed, blank groups, levels."""

import pytest

from generator.filing import Filing
from generator.filing.measure import read_target, row_kind
from generator.reading import Setting, conform, load_text, read_tree_text

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


def test_a_fourth_level_as_items_of_a_list_is_too_deep():
    """Fault: the name of the level was no key of a row, which lacked its own name besides."""
    table = "    产出指标:\n      数量指标:\n      - 培训:\n        - 三级指标: 场次\n"
    (said,) = load(table).diagnostics
    assert (said.code, said.position.line) == ("M16", 8)
    assert "培训" in said.message


def test_a_row_without_its_dash_is_no_level():
    table = "    产出指标:\n      数量指标:\n        三级指标: 场次\n"
    assert [one.code for one in load(table).diagnostics] == ["M03"]


GOALS = """\
套表: 甲
年度: 2021
单位: {名称: 某}
项目:
- 名称: 乙
  总体目标:
  - 名称: 一
    分值: 60
    绩效指标:
      产出指标:
        分值: 40
        数量指标:
          分值: 25
          指标: [{三级指标: 培训}]
        质量指标: [{三级指标: 合格}]
  - 名称: 二
    绩效指标: {产出指标: {数量指标: [{三级指标: 走访}]}}
"""


def test_goals_own_tables_and_levels_have_points():
    loaded = load_text(GOALS, Filing, name="单位.yaml")
    assert loaded.diagnostics == ()
    (project,) = loaded.value.projects
    assert [(row.goal, *row.path, row.indicator.name) for row in project.rows] == [
        (0, "产出指标", "数量指标", "培训"),
        (0, "产出指标", "质量指标", "合格"),
        (1, "产出指标", "数量指标", "走访"),
    ]
    points = {(one.goal, one.path): one.cells.get("分值") for one in project.levels}
    assert points[0, ("产出指标",)] == 40
    assert points[0, ("产出指标", "数量指标")] == 25
    assert points[1, ("产出指标",)] is None


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("分值: 40", "分值: 四十", "M05", 11),
        ("分值: 25", "分值: -1", "M07", 13),
        ("[{三级指标: 培训}]", "[{三级指标: 培训, 分数: 1}]", "M01", 14),
        ("指标: [{三级指标: 培训}]", "再分: [{三级指标: 培训}]", "M16", 12),
    ],
)
def test_what_is_wrong_in_a_table_of_a_goal_is_told_at_its_line(old, new, code, line):
    assert old in GOALS
    tree = read_tree_text(GOALS.replace(old, new), name="单位.yaml")
    said = conform(tree, Filing, Setting()).diagnostics
    assert [(one.code, one.position.line) for one in said] == [(code, line)]


@pytest.mark.parametrize("blank", ["{三级指标: , 分值: }", "", "{三级指标: '', 其中: []}"])
def test_a_row_with_nothing_in_it_is_none(blank):
    rows = f"    - {{三级指标: 培训}}\n    - {blank}\n    - {{三级指标: 走访}}\n"
    loaded = load(rows)
    assert loaded.diagnostics == ()
    assert [row.indicator.name for row in loaded.value.projects[0].rows] == ["培训", "走访"]


def test_a_blank_row_moves_no_other():
    (said,) = load("    - {三级指标: }\n    - {三级指标: 走访, 分值: 十}\n").diagnostics
    assert (said.code, said.position.line) == ("M05", 8)


def of_levels(levels, table):
    text = f"套表: 甲\n年度: 2021\n单位: {{名称: 某}}\n项目:\n- 名称: 乙\n  绩效指标: {table}\n"
    return conform(read_tree_text(text, name="单位.yaml"), Filing, Setting(levels=levels))


@pytest.mark.parametrize(
    ("levels", "table"),
    [
        (1, "[{三级指标: 甲}]"),
        (2, "{产出: [{三级指标: 甲}]}"),
        (3, "{产出: {数量: [{三级指标: 甲}]}}"),
        (4, "{产出: {数量: {培训: [{四级指标: 甲}]}}}"),
    ],
)
def test_a_table_is_as_deep_as_its_form_allows(levels, table):
    refused = [one.code for one in of_levels(levels - 1, table).diagnostics] if levels > 1 else []
    assert set(refused) <= {"M15", "M16"}
    assert ("M16" in refused) == (levels > 1)
    loaded = of_levels(levels, table)
    assert loaded.diagnostics == ()
    (row,) = loaded.value.projects[0].rows
    assert (len(row.path), row.indicator.name) == (levels - 1, "甲")
