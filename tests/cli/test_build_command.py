"""The command build over many units: results, plans, what failed, and one run at a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import openpyxl
import pytest

from generator.batch.output_session import session


@pytest.fixture
def units(ziping, tmp_path):
    ziping("make-units", 5, tmp_path / "inputs", "--broken", 1)
    return tmp_path / "inputs"


def rows(tmp_path):
    lines = (tmp_path / "outputs" / "结果.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_every_unit_is_a_row(ziping, units, tmp_path):
    code, _, _ = ziping("build", units)
    whole = json.loads((tmp_path / "outputs" / "结果.json").read_text(encoding="utf-8"))
    assert code == 1
    assert whole["units"] == rows(tmp_path)
    assert whole["counts"]["total"] == len(whole["units"]) == 5
    assert (whole["counts"]["failed"], whole["counts"]["skipped"]) == (1, 0)
    for row in whole["units"]:
        assert all((tmp_path / one).is_file() for one in row["documents"])
        assert bool(row["documents"]) == (row["state"] == "生成") == (row["cause"] is None)
        assert row["reason"] == "第一次生成"


def test_the_second_run_says_that_nothing_has_changed(ziping, units, tmp_path):
    ziping("build", units)
    scores = [row["scores"] for row in rows(tmp_path)]
    _, out, _ = ziping("build", units)
    assert "跳过 4 个没有变化的单位" in out
    assert "生成 0 份文件" in out
    assert scores == [row["scores"] for row in rows(tmp_path)]


def test_what_failed_is_built_again_alone(ziping, units, tmp_path):
    ziping("build", units)
    ziping("build", units, "--failed")
    *others, row = rows(tmp_path)
    assert (row["state"], row["reason"]) == ("失败", "上一次没有做成")
    assert [one["state"] for one in others] == ["跳过"] * 4
    code, _, err = ziping("build", units, "--failed", "-o", "别处")
    assert (code, "没有上一次失败的单位" in err) == (0, True)


def test_a_run_of_no_units_leaves_the_results_of_the_last(ziping, tmp_path):
    ziping("make-units", 2, tmp_path / "inputs")
    ziping("build", tmp_path / "inputs")
    before = rows(tmp_path)
    code, _, err = ziping("build", tmp_path / "inputs", "--failed")
    assert (code, "没有上一次失败的单位" in err, rows(tmp_path)) == (0, True, before)
    assert ziping("summary", tmp_path / "outputs")[0] == 0


def test_several_units_are_summed_up(ziping, units, tmp_path):
    _, out, _ = ziping("build", units)
    names = {one.name for one in (tmp_path / "outputs").iterdir()}
    assert {"汇总.xlsx", "汇总报告.docx"} <= names
    assert "汇总写在：outputs/汇总.xlsx" in out
    assert "汇总没有变化" in ziping("build", units)[1]


def test_a_summary_tells_of_all_units_whichever_are_built_again(ziping, units, tmp_path):
    ziping("build", units)
    ziping("build", units, "--failed")
    ranking = openpyxl.load_workbook(tmp_path / "outputs/汇总.xlsx")["单位排名"]
    assert ranking.max_row == 1 + 5


def test_one_unit_and_an_empty_run_make_no_summary(ziping, units, tmp_path):
    one = next(units.rglob("*.yaml"))
    ziping("build", one)
    (tmp_path / "空").mkdir()
    ziping("build", tmp_path / "空")
    assert not (tmp_path / "outputs/汇总.xlsx").exists()
    ziping("build", units)
    before = (tmp_path / "outputs/汇总.xlsx").read_bytes()
    ziping("build", one)
    assert (tmp_path / "outputs/汇总.xlsx").read_bytes() == before


def test_a_summary_that_cannot_be_written_leaves_the_documents(ziping, units, tmp_path):
    (tmp_path / "outputs/汇总.xlsx").mkdir(parents=True)
    code, out, err = ziping("build", units)
    assert (code, "X13" in err, "汇总报告.docx" in out) == (1, True, True)
    assert len([*tmp_path.glob("outputs/20*/**/*.docx")]) >= 4


@pytest.mark.skipif(os.name != "posix", reason="要能限制文件的大小")
def test_a_disk_without_room_costs_units_not_the_run(units, tmp_path):
    """No file may be longer: neither documents nor the results nor the memory have room."""
    program = (
        "import resource, sys; from generator.cli import main;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000)); sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "build", units, "-o", tmp_path / "outputs"]
    for _ in range(2):  # the second run finds what the first was writing torn off
        done = subprocess.run(  # noqa: S603 - our own interpreter
            command, capture_output=True, encoding="utf-8", check=False
        )
        assert (done.returncode, "共 5 个单位" in done.stdout) == (1, True)
        assert "超过了系统允许的文件大小" in done.stderr
        assert "结果.json" not in done.stdout
        assert not [*tmp_path.rglob("*.tmp")]


def test_a_plan_writes_nothing(ziping, units, tmp_path):
    code, out, _ = ziping("build", units, "--dry-run")
    assert (code, out.count("第一次生成")) == (0, 5)
    assert not (tmp_path / "outputs").exists()
    ziping("build", units)
    _, out, _ = ziping("build", units, "--dry-run")
    assert "要生成 1 个单位，跳过 4 个，共 5 个" in out


def test_a_second_run_at_the_same_time_says_so(ziping, units, tmp_path):
    with session(tmp_path / "outputs"):
        code, _, err = ziping("build", units)
    assert (code, "O05" in err, str(os.getpid()) in err) == (2, True, True)
    assert not [*tmp_path.rglob("*.docx")]


def test_progress_is_a_line_a_hundred_units(ziping, units, monkeypatch):
    monkeypatch.setattr("generator.cli.build_progress.EVERY", 2)
    _, _, err = ziping("build", units)
    assert "2/5：完成" in err
    assert "4/5：完成" in err


def test_a_link_in_the_place_of_the_results_is_not_followed(ziping, units, tmp_path):
    other = tmp_path / "别人的.txt"
    other.write_text("原样", encoding="utf-8")
    (tmp_path / "outputs").mkdir()
    for name in ("结果.jsonl", "结果.json", "检查意见.txt"):
        (tmp_path / "outputs" / name).symlink_to(other)
    ziping("build", units)
    assert other.read_text(encoding="utf-8") == "原样"
