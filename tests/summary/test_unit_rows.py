"""Results are read as runs write them, whole or torn off; what is none is said to be none."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from made_results import failed, result, written

from generator.batch import Scored
from generator.diagnostics import Diagnostic, Position
from generator.summary.result_lines import NoResultsError
from generator.summary.unit_rows import unit_rows

IN_FILE = Position("inputs/2021/甲.yaml", 2, 5)


def read(folder, name="结果.jsonl"):
    return [*unit_rows(folder / name)]


def test_both_files_tell_the_same(tmp_path, results):
    for name in ("结果.jsonl", "结果.json"):
        written(tmp_path, results, name)
    assert read(tmp_path) == read(tmp_path, "结果.json")
    assert [one.unit for one in read(tmp_path)] == [one.unit for one in results]
    assert [one.failed for one in read(tmp_path)] == [False] * 4 + [True]


def test_a_file_that_was_written_in_another_way_is_read_too(tmp_path, results):
    written(tmp_path, results, "结果.json")
    whole = json.loads((tmp_path / "结果.json").read_text(encoding="utf-8"))
    (tmp_path / "别.json").write_text(json.dumps(whole, indent=2), encoding="utf-8")
    assert read(tmp_path, "别.json") == read(tmp_path, "结果.json")


def test_a_line_that_was_torn_off_is_passed_over(tmp_path, results):
    path = written(tmp_path, results) / "结果.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    assert [one.unit for one in read(tmp_path)] == [one.unit for one in results[:-1]]


@pytest.mark.parametrize("text", ["", "{}", "[1]", "不是", '{"units": [1]}', '{"unit": 1}\n'])
def test_what_is_no_result_is_refused(tmp_path, text):
    (tmp_path / "结果.json").write_text(text, encoding="utf-8")
    with pytest.raises(NoResultsError):
        read(tmp_path, "结果.json")


def test_a_unit_stands_by_its_whole_its_only_project_or_the_mean(tmp_path):
    whole = Scored("整体自评", "80", "良", "整体自评", "0.9")
    one, two = Scored("甲", "90", "优", "项目", "1"), Scored("乙", "85.555", None, "项目", "0.8")
    units = [(whole, one), (one,), (one, two), ()]
    written(tmp_path, [result("单位", "", scored=scored) for scored in units])
    leads = [one.lead for one in read(tmp_path)]
    assert [lead and (lead.points, lead.grade, lead.rate) for lead in leads] == [
        (Decimal(80), "良", Decimal("0.9")),
        (Decimal(90), "优", Decimal(1)),
        (Decimal("87.78"), None, Decimal("0.9")),  # (90 + 85.555) / 2 = 87.7775
        None,
    ]


def test_results_of_an_earlier_version_are_read_as_far_as_they_go(tmp_path):
    written(tmp_path, [result("甲")])
    row = json.loads((tmp_path / "结果.jsonl").read_text(encoding="utf-8"))
    for name in ("year", "form", "problems"):
        del row[name]
    row["scores"] = [{"name": "整体自评", "points": "90", "grade": None}]
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    (tmp_path / "结果.jsonl").write_text(text, encoding="utf-8")
    (one,) = read(tmp_path)
    assert (one.year, one.lead.points, one.lead.rows) == ("", Decimal(90), ())


def test_a_form_that_the_units_own_file_names_wrongly_is_its_fault(tmp_path):
    said = [Diagnostic("G01", {"name": "某", "advice": ""}, at) for at in (IN_FILE, None)]
    written(tmp_path, [result("甲", diagnostics=tuple(said))])
    (one,) = read(tmp_path)
    assert [(found.code, found.place) for found in one.findings] == [("G01", "2")]


def test_findings_of_runs_and_for_maintainers_are_no_faults_of_a_filing(tmp_path):
    said = (Diagnostic("O04", {"path": "甲", "count": "1", "time": "今天"}), failed("乙").cause)
    written(tmp_path, [result("甲", diagnostics=said)])
    (one,) = read(tmp_path)
    assert [found.code for found in one.findings] == ["S01"]
