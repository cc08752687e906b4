"""Rubrics that contradict themselves: every planted fault is found where it stands."""

from pathlib import Path

import pytest
from sheets import RUBRIC_HEAD, cases, findings

from generator.scoring.rubric_file import load_rubric

MARK = "»"
CASES = cases("self_test_cases.yaml")
HEAD_LINES = RUBRIC_HEAD.count("\n")


def expected(case: dict[str, str]) -> list[str]:
    """Return ``code line:column`` of every mark; a mark takes no room itself."""
    code, found = case.get("代码", "P16"), []
    for number, line in enumerate(case["标准"].splitlines(), HEAD_LINES + 1):
        parts = line.split(MARK)
        columns = [sum(map(len, parts[:end])) + 1 for end in range(1, len(parts))]
        found += [f"{code} {number}:{column}" for column in columns]
    return found


@pytest.mark.parametrize("case", CASES, ids=[case["用例"] for case in CASES])
def test_case(case: dict[str, str], tmp_path: Path) -> None:
    assert findings(tmp_path, case["标准"].replace(MARK, "")) == expected(case)


def test_unknown_name_is_answered_with_the_nearest_known_one(tmp_path: Path) -> None:
    path = tmp_path / "试用.yaml"
    rule = "规则: {方法: 按比例, 满分值: 1}"
    row = f"{{三级指标: 甲, 分值: 100, 取值: 全年执行额 / 全年预算数, {rule}}}"
    path.write_text(f"{RUBRIC_HEAD}指标: {{一: {{二: [{row}]}}}}", encoding="utf-8")
    (found,) = load_rubric(path).diagnostics
    assert "“全年执行额”" in found.message
    assert "“全年执行数”" in found.hint


def test_one_rule_used_twice_is_reported_once(tmp_path: Path) -> None:
    rows = (
        "    - {三级指标: 甲, 分值: 50, 规则: &rule {方法: 计次, 每次: 0}}\n"
        "    - {三级指标: 乙, 分值: 50, 规则: *rule}"
    )
    assert findings(tmp_path, f"指标:\n  一:\n    二:\n{rows}") == ["P16 7:48"]
