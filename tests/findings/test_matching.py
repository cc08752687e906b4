"""Where entries hold: each row once, whoever speaks of it and however often."""

from cases_of_findings import ROOT, filing_of, found

from generator.findings import find_library
from generator.workspace import Workspace

ENTRY = """  {id}:
    标题: [标题]
    对象: 指标
    {more}
    情形: [{situations}]
    问题: ["{{{{ 事实 }}}}。"]
    措施: [{{标题: 补上, 内容: "{{{{ 责任主体 }}}}{{{{ 完成时限 }}}}补上。"}}]
"""
BEHIND = '{条件: 实际值 < 目标值, 事实: "{{ 名称 }}没有完成"}'
LOST = '{条件: 得分 < 分值, 事实: "{{ 名称 }}扣了分"}'
ROW = ["数量指标", "培训次数", "≥10次", "5次", "7"]


def library(folder, *entries):
    """Return a library of these entries alone: (id, situations, more)."""
    path = folder / "narratives/某县/问题库.yaml"
    path.parent.mkdir(parents=True)
    written = "".join(
        ENTRY.format(id=name, situations=", ".join(situations), more=more)
        for name, situations, more in entries
    )
    path.write_text(
        f"名称: 某县问题库\n责任主体: 办公室\n完成时限: 年内\n问题:\n{written}", encoding="utf-8"
    )
    loaded = find_library(Workspace((folder, ROOT)), ("某县",))
    assert loaded.diagnostics == ()
    return loaded.value


def problems(short, loaded):
    findings, _ = found(filing_of(short), loaded)
    return [(one.id, one.lost) for one in findings.problems]


def test_a_row_hit_by_two_situations_lost_its_points_once(tmp_path):
    """Fault: points lost are added up by hits, so that a row counts twice."""
    loaded = library(tmp_path, ("Z1", (BEHIND, LOST), ""))
    assert problems({"行": [ROW]}, loaded) == [("Z1", 3)]


def test_rows_of_one_name_are_two_rows(tmp_path):
    """Fault: rows told apart by their names alone, so that the second loses nothing."""
    loaded = library(tmp_path, ("Z1", (LOST,), ""))
    assert problems({"行": [ROW, ROW]}, loaded) == [("Z1", 6)]


def test_two_entries_may_speak_of_a_row_unless_one_gives_way(tmp_path):
    """Fault: 让位 looks at the entries only, or not at all."""
    both = library(tmp_path / "都说", ("Z1", (BEHIND,), ""), ("Z2", (LOST,), ""))
    assert problems({"行": [ROW]}, both) == [("Z1", 3), ("Z2", 3)]
    one = library(tmp_path / "让位", ("Z1", (BEHIND,), ""), ("Z2", (LOST,), "让位: [Z1]"))
    assert problems({"行": [ROW]}, one) == [("Z1", 3)]


def test_an_entry_gives_way_row_by_row(tmp_path):
    """Fault: an entry that gives way somewhere gives way everywhere."""
    loaded = library(tmp_path, ("Z1", (BEHIND,), ""), ("Z2", (LOST,), "让位: [Z1]"))
    done = ["数量指标", "会议次数", "≥2次", "2次", "9"]
    assert problems({"行": [ROW, done]}, loaded) == [("Z1", 3), ("Z2", 1)]


def test_a_fallback_speaks_of_rows_that_no_other_speaks_of(tmp_path):
    """Fault: 兜底 speaks of every row, or of none as soon as any entry holds."""
    loaded = library(tmp_path, ("Z1", (BEHIND,), ""), ("Z2", (LOST,), "兜底: 是"))
    done = ["数量指标", "会议次数", "≥2次", "2次", "9"]
    assert problems({"行": [ROW, done]}, loaded) == [("Z1", 3), ("Z2", 1)]
