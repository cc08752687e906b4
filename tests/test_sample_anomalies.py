"""The samples hold what their papers got wrong: each fault is told, at its line; nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.pipeline import check
from generator.workspace import Workspace, builtin_root

HERE = Path(__file__).parent
FILES = {path.stem: path for path in sorted((builtin_root() / "inputs").glob("*/*.yaml"))}
KNOWN = yaml.safe_load((HERE / "sample_anomalies.yaml").read_text(encoding="utf-8"))
TOLD = [
    pytest.param(unit, one["编号"], one["行"], id=f"{unit[:2]}-{name}")
    for unit, listed in KNOWN.items()
    for name, one in listed["报"].items()
]
# True, and no fault of the papers: what a reviewer would ask beside it.
BESIDE = {
    ("淮北市工伤保险管理服务中心", "I01", "实际支出不超出预算"),
    ("淮北市工伤保险管理服务中心", "I02", "加强理论学习"),
    ("麻阳苗族自治县工伤保险服务中心", "P14", "预算完成率"),
    ("麻阳苗族自治县工伤保险服务中心", "P14", "重点工作实际完成率"),
    ("麻阳苗族自治县工伤保险服务中心", "T07", "贴合度还不高"),
    ("株洲市工伤保险服务中心", "I03", "工伤保险费率下调"),
    ("株洲市工伤保险服务中心", "I03", "工伤职工满意度"),
    ("株洲市工伤保险服务中心", "I15", "参保单位满意度"),
}


@pytest.fixture(scope="module")
def found():
    workspace = Workspace((builtin_root(),))
    return {
        unit: [(one.code, one.position.excerpt) for one in check(path, workspace).diagnostics]
        for unit, path in FILES.items()
    }


@pytest.mark.parametrize(("unit", "code", "line"), TOLD)
def test_every_anomaly_is_told_at_its_line(unit, code, line, found):
    assert [excerpt for told, excerpt in found[unit] if told == code and line in excerpt]


@pytest.mark.parametrize("unit", FILES)
def test_nothing_else_is_told(unit, found):
    known = {(one["编号"], one["行"]) for one in KNOWN[unit]["报"].values()}
    known |= {(code, line) for name, code, line in BESIDE if name == unit}
    strange = [
        (code, excerpt)
        for code, excerpt in found[unit]
        if not any(code == told and line in excerpt for told, line in known)
    ]
    assert strange == []


@pytest.mark.parametrize("unit", FILES)
def test_what_agrees_in_the_papers_is_left_alone(unit, found):
    assert {code for code, _ in found[unit]} & set(KNOWN[unit]["不报"]) == set()


@pytest.mark.parametrize("unit", FILES)
def test_what_no_filing_can_hold_is_named_with_its_reason(unit):
    absent = KNOWN[unit].get("数据文件里没有", {})
    assert all("（" in name and reason for name, reason in absent.items())
