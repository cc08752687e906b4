"""Rubric files that are hostile or missing: a diagnostic with its place, never an exception."""

from pathlib import Path

import pytest
from sheets import RUBRIC_HEAD, findings, place_of

from generator.diagnostics import as_text
from generator.scoring.rubric_file import find_rubric, load_rubric
from generator.workspace import Workspace

ATTACKS = {
    "没有尽头": "1" + "+1" * 40_000,
    "名称没有尽头": "甲" * 100_000,
    "括号套1000层": "(" * 1000 + "1" + ")" * 1000,
    "负号套1000层": "-" * 1000 + "1",
    "括号套60层": "(" * 60 + "1" + ")" * 60,
    "一万位的数": "9" * 10_000,
    "乘方": "9 ** 9 ** 9",
    "没有的函数": "平方根(全年预算数)",
    "导入": '__import__("os").system("true")',
    "导入不带引号": "__import__(os)",
    "取属性": "全年预算数.__class__",
    "取下标": "全年预算数[0]",
    "匿名函数": "lambda x: x",
    "模板": "{{ 7 * 7 }}",
    "格式": "%s%s%n",
    "科学记数": "1e999999999",
}
PLACES = {
    "取值": "预算执行: {{分值: 10, 取值: {}, 规则: {{方法: 按比例, 满分值: 1}}}}",
    "满分值": "预算执行: {{分值: 10, 取值: 全年执行数, 规则: {{方法: 按比例, 满分值: {}}}}}",
    "界限": "规则库: {{甲: {{方法: 达标, 界限: {}}}}}",
    "上限": "总分上限: {{取值: {}, 区间: [{{上限: 1, 总分不超过: 1}}]}}",
}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_attack_is_a_diagnostic_at_its_place(attack: str, place: str, tmp_path: Path) -> None:
    found = findings(tmp_path, "分值完整: 否\n" + place.format(f"'{attack}'"))
    assert found
    assert {one.partition(":")[0] for one in found} <= {"E01 5", "P16 5"}


def test_number_of_ten_thousand_digits(tmp_path: Path) -> None:
    assert findings(tmp_path, f"分值完整: 否\n总分: {'9' * 10_000}") == ["M06 5:5"]


@pytest.mark.parametrize(
    "text",
    ["", "- 甲\n", "甲", "\x00", "指标: " + "[" * 1000, "&a [*a]", "!!python/object:os.system {}"],
    ids=["空", "列表", "文字", "控制字符", "嵌套", "自指", "对象"],
)
def test_file_that_is_no_rubric(text: str, tmp_path: Path) -> None:
    path = tmp_path / "试用.yaml"
    path.write_text(text, encoding="utf-8")
    loaded = load_rubric(path)
    assert loaded.value is None
    assert all(as_text(one) and one.position for one in loaded.diagnostics)


def test_changed_file_is_read_again(tmp_path: Path) -> None:
    good = "分值完整: 否\n"
    assert findings(tmp_path, good + "总分: 甲") == ["M05 5:5"]
    assert findings(tmp_path, good) == []


def test_unknown_rubric_is_asked_for_where_the_form_names_it(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "rubrics"
    folder.mkdir(parents=True)
    (folder / "甲县.yaml").write_text(RUBRIC_HEAD + "分值完整: 否\n", encoding="utf-8")
    workspace = Workspace((tmp_path,))
    assert find_rubric(workspace, "甲县", "套表").value is not None
    loaded = load_rubric(folder / "甲县.yaml").value
    assert loaded is not None
    asked_at = loaded.position("名称")
    (found,) = find_rubric(workspace, "甲线", "套表", lambda: asked_at).diagnostics
    assert (found.code, place_of(found)) == ("G02", "G02 1:5")
    assert "“甲县”" in found.hint


@pytest.mark.parametrize("name", ["../甲", "/etc/passwd", "a\0b", "长" * 5000, ""])
def test_name_that_is_no_name_of_a_rubric(name: str, tmp_path: Path) -> None:
    loaded = find_rubric(Workspace((tmp_path,)), name, "套表")
    assert [one.code for one in loaded.diagnostics] == ["G02"]
