"""Every check over cases kept as text: ``# <- CODE`` marks the line where a finding must stand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import checking, pipeline
from generator.workspace import Workspace, builtin_root

HERE = Path(__file__).parent
FILES = {path.stem: path for path in sorted((HERE / "cases").glob("*.yaml"))}
BETWEEN = {path.stem: path for path in sorted((HERE / "between").glob("*.yaml"))}
COUNTY = Workspace((HERE / "county", builtin_root()))
BASE = (HERE / "base.yaml").read_text(encoding="utf-8")
# The other blocks of a case belong to its one project.
OF_FILING = (
    "套表",
    "年度",
    "单位",
    "建议",
    "其他数据",
    "预算",
    "经费",
    "楼堂馆所",
    "任务",
    "问题",
    "不列问题",
    "落款",
    "基金",
    "金额单位",
    "业务数据",
    "材料",
    "附表",
    "整体自评",
    "项目",
)
MARK = re.compile(r"<- ([A-Z]\d\d)")
LEFT_OUT = "无"


def blocks(text):
    """Split a text into its top-level keys, each with all its lines."""
    parts = re.split(r"(?m)^(?=[^\s#])", text)[1:]
    return {part.partition(":")[0]: part for part in parts}


def composed(case, base=BASE):
    """Put a case's blocks over those of the base; return the text of a whole data file."""
    chosen = {
        key: block
        for key, block in (blocks(base) | blocks(case)).items()
        if block.partition(":")[2].strip() != LEFT_OUT
    }
    head = "".join(block for key, block in chosen.items() if key in OF_FILING)
    if "项目" in blocks(case):
        return head
    project = "".join(block for key, block in chosen.items() if key not in OF_FILING)
    lines = (f"    {line}" for line in project.splitlines(keepends=True))
    return f"{head}项目:\n  -\n{''.join(lines)}"


def expected(text):
    lines = enumerate(text.splitlines(), 1)
    return sorted((code, number) for number, line in lines for code in MARK.findall(line))


def found(diagnostics):
    return sorted((one.code, one.position.line) for one in diagnostics)


def cases(code):
    return yaml.safe_load(FILES[code].read_text(encoding="utf-8"))


def checked(text, folder):
    path = folder / "某某中心.yaml"
    path.write_text(text, encoding="utf-8")
    return pipeline.check(path, COUNTY)


EVERY_CASE = [
    pytest.param(code, text, id=f"{code}-{name}")
    for code in FILES
    for name, text in cases(code).items()
]


@pytest.mark.parametrize(("code", "case"), EVERY_CASE)
def test_finds_what_is_marked_and_nothing_else(code, case, tmp_path):
    text = composed(case)
    result = checked(text, tmp_path)
    assert found(result.diagnostics) == expected(text)
    assert checking.check(result.case, ignore=[code]) == tuple(
        one for one in result.diagnostics if one.code != code
    )


@pytest.mark.parametrize("code", FILES)
def test_each_file_has_cases_that_speak_and_cases_that_are_silent(code):
    marked = {code in MARK.findall(text) for text in cases(code).values()}
    assert marked == {True, False}


@pytest.mark.parametrize("code", FILES)
def test_no_two_cases_of_a_file_have_one_name(code):
    """Fault: of two cases of one name the first is never run, and nobody sees it."""
    named = yaml.compose(FILES[code].read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert len(named.value) == len(cases(code))


def test_every_check_has_its_file():
    assert set(FILES) | set(BETWEEN) == set(checking.codes())


def test_the_base_is_beyond_reproach(tmp_path):
    assert checked(composed(""), tmp_path).diagnostics == ()
