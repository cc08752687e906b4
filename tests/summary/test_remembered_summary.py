"""A summary that is up to date is known to be, without making it; whatever differs is seen."""

from __future__ import annotations

import shutil

import pytest
from made_results import result, written

from generator.batch.output_session import ROOM
from generator.summary import summarize, summary_files
from generator.summary.remembered_summary import standing_files
from generator.workspace import builtin_root

FORM = "会同县项目支出绩效自评"


@pytest.fixture
def county(tmp_path):
    """A workspace with wording of its own, results that a run has left, and their summary."""
    root = tmp_path / "县"
    shutil.copytree(builtin_root() / "narratives/汇总", root / "narratives/汇总")
    (root / "inputs").mkdir()
    (root / "outputs" / ROOM).mkdir(parents=True)
    written(root / "outputs", units())
    assert not summarize(root / "outputs").kept
    return root


def units(points="90"):
    return [result("甲", form=FORM), result("乙", points, form=FORM)]


def standing(root):
    return [one.name for one in standing_files(root / "outputs/结果.jsonl", root / "outputs")]


def test_it_is_not_made_again_in_memory(county, monkeypatch):
    assert standing(county) == ["汇总.xlsx", "汇总报告.docx"]
    monkeypatch.setattr(summary_files, "make_summary", lambda _: 1 / 0)
    assert summarize(county / "outputs").kept


@pytest.mark.parametrize("way", ["results", "wording", "new file", "last year", "gone", "by hand"])
def test_whatever_it_rests_on_is_seen_to_differ(county, way):
    wording = county / "narratives/汇总/总体情况.md.j2"
    if way == "results":
        written(county / "outputs", units("80"))
    elif way == "wording":
        wording.write_text(f"{wording.read_text(encoding='utf-8')}\n另一段。\n", encoding="utf-8")
    elif way == "new file":
        target = county / "templates/docx/通用/汇总报告.docx"
        target.parent.mkdir(parents=True)
        shutil.copy(builtin_root() / "templates/docx/通用/意见单.docx", target)
    elif way == "last year":
        written(county / "outputs/2020", [result("甲", "70", year="2020")], "结果.json")
    elif way == "gone":
        (county / "outputs/汇总.xlsx").unlink()
    else:
        report = county / "outputs/汇总报告.docx"
        report.write_bytes(report.read_bytes() + b" ")
    assert standing(county) == []


def test_what_says_nothing_of_a_unit_is_no_difference(county):
    lines = (county / "outputs/结果.jsonl").read_text(encoding="utf-8")
    again = lines.replace('"state":"生成","reason":""', '"state":"跳过","reason":"没有变化"')
    assert again != lines
    (county / "outputs/结果.jsonl").write_text(again, encoding="utf-8")
    assert standing(county)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"basis":{}}'])
def test_a_memory_that_is_damaged_is_none(county, text):
    (county / "outputs" / ROOM / "summary.json").write_text(text, encoding="utf-8")
    assert standing(county) == []
    assert summarize(county / "outputs").kept
    assert standing(county)


def test_elsewhere_it_does_not_stand(county, tmp_path):
    made = summarize(county / "outputs", tmp_path / "别处")
    assert (made.kept, len(made.files)) == (False, 2)
    assert standing(county) == []
    assert summarize(county / "outputs").kept
