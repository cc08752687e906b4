"""Nothing that goes wrong stays untold: each trouble and doubt has one check that speaks of it."""

from __future__ import annotations

import pytest
import yaml
from test_rules import HERE, checked, composed

from generator import checking
from generator.filing.measure import DoubtKind
from generator.scoring import Trouble

CASES = yaml.safe_load((HERE / "voices.yaml").read_text(encoding="utf-8"))
TROUBLES, DOUBTS = CASES["疑难"], CASES["疑问"]
BLOCKS = "套表: 戊县\n资金: 无\n总体目标: 无\n自评得分: 无\n"
BUDGET = "单位: {名称: 某某中心, 借调人数: 0}\n"


def filing(fields):
    """Return a filing whose one row has these fields."""
    subgroup = fields.get("二级", "数量指标")
    row = {"三级指标": "培训", "分值": 100} | {k: v for k, v in fields.items() if k != "二级"}
    table = yaml.safe_dump({"绩效指标": {"产出指标": {subgroup: [row]}}}, allow_unicode=True)
    return composed(BLOCKS + BUDGET + "楼堂馆所: {无楼堂馆所: 是}\n" + table)


def rows_of(result):
    (subject,) = result.case.subjects
    return list(subject.scored_rows)


def test_every_trouble_and_doubt_has_a_check_for_voice():
    voices = {one.voice for kinds in (Trouble, DoubtKind) for one in kinds}
    assert voices <= set(checking.codes())


def test_every_trouble_and_doubt_has_its_example():
    assert set(TROUBLES) == {one.value for one in Trouble}
    assert set(DOUBTS) == {one.value for one in DoubtKind}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_trouble_is_told_by_its_check(name, tmp_path):
    result = checked(filing(TROUBLES[name]), tmp_path)
    ((_, score),) = rows_of(result)
    assert score.trouble == name
    assert score.trouble.voice in {one.code for one in result.diagnostics}


@pytest.mark.parametrize("name", DOUBTS)
def test_a_doubt_is_told_by_its_check(name, tmp_path):
    result = checked(filing({"自评得分": 100} | DOUBTS[name]), tmp_path)
    ((read, _),) = rows_of(result)
    doubts = {doubt.kind for reading in (read.target, read.actual) for doubt in reading.doubts}
    assert DoubtKind(name) in doubts
    assert DoubtKind(name).voice in {one.code for one in result.diagnostics}


@pytest.mark.parametrize("name", TROUBLES)
def test_no_other_check_speaks_of_a_trouble(name, tmp_path):
    result = checked(filing(TROUBLES[name]), tmp_path)
    ((_, score),) = rows_of(result)
    others = {one.voice for one in Trouble} - {score.trouble.voice}
    about = {one.code for one in result.diagnostics if one.facts.get("reason")}
    assert not about & (others - {"P14"})  # P14 tells of points on data that S11 misses


def test_the_reason_that_a_rubric_demands_is_missed(tmp_path):
    fields = {"年度指标值": "≥10次", "实际完成值": "30次", "计分规则": "须说明", "自评得分": 100}
    (one,) = checked(filing(fields), tmp_path).diagnostics
    assert (one.code, one.severity) == ("P10", "error")
    assert "3 倍" in one.message
    assert (
        checked(filing(fields | {"偏差原因分析及改进措施": "临时任务"}), tmp_path).diagnostics == ()
    )
