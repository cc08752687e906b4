"""Every command, each exit code, and that people read Chinese."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator import __version__, pipeline
from generator.cli import score_command
from generator.diagnostics import Diagnostic

COMMANDS = ("build", "check", "import", "score")
FORM = "淮北市项目支出绩效自评"
PDF_FACTS = ("program", "reason", "purpose", "advice")
OWN_WORDS = {
    "sarif",
    "excel",
    "xlsx",
    "ziping",
    "yaml",
    "word",
    "pdf",
    "libreoffice",
    "dask",
    "tcp",
    "json",
    "text",
    "outputs",
    "x",
}
OTHERS = {
    "make",
    "new",
    "form",
    "rule",
    "schema",
    "preview",
    "summary",
    "doctor",
    "completion",
    "names",
    "tab",
    "ctrl",
    "open",
}  # commands with tests of their own


@pytest.fixture
def clean(copy):
    """A file with nothing to complain of but missing sources."""
    path = copy("无错误.yaml")
    text, _, _ = path.read_text(encoding="utf-8").partition("  - 名称: 工伤稽核专项经费")
    path.write_text(text, encoding="utf-8")
    return path


class TestHelp:
    @pytest.mark.parametrize("arguments", [(), *((name,) for name in COMMANDS)], ids=str)
    def test_is_chinese(self, arguments, ziping):
        code, out, _ = ziping(*arguments, "--help")
        assert code == 0
        words = {word.lower() for word in re.findall(r"(?<![-\w])[A-Za-z]{2,}", out, re.ASCII)}
        program = {"python", "pytest", "main", "py"}
        assert words - OWN_WORDS - OTHERS - set(COMMANDS) - program == set()
        assert "用法：" in out
        assert "显示说明后退出" in out

    def test_without_a_command_shows_the_help_and_no_complaint(self, ziping):
        code, out, err = ziping()
        assert (code, err) == (2, "")
        assert all(name in out for name in COMMANDS)

    def test_version(self, ziping):
        assert ziping("--version") == (0, f"ziping {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("nope",), "nope"),
        (("build",), "路径…"),
        (("build", "x", "--nope"), "--nope"),
        (("build", "x", "--jbos", "2"), "--jobs"),
        (("build", "x", "--output"), "--output"),
        (("build", "x", "--jobs", "0"), "1"),
        (("build", "x", "--jobs", "两个"), "整数"),
        (("build", "x", "--unit-limit", "inf"), "86400"),
        (("build", "x", "--unit-limit", "两秒"), "要填数"),
        (("check", "x", "--format", "yaml"), "json"),
        (("score", "a", "b"), "b"),
        (("score",), "路径"),
    ],
    ids=" ".join,
)
def test_wrong_use_is_said_in_chinese(arguments, named, ziping):
    code, out, err = ziping(*arguments)
    assert (code, out) == (2, "")
    assert named in err
    english = set(re.findall(r"(?<![-\w])[a-zA-Z]{4,}", err, re.ASCII))
    assert english <= {"ziping", "nope", "jbos", "text", "json", "sarif", "xlsx"}


class TestBuild:
    def test_ends_with_a_table_of_units(self, ziping, sample):
        code, out, err = ziping("build", sample, "-o", "出")
        assert code == 0
        for text in ("淮北市工伤保险管理服务中心", "85", "95", "生成 3 份文件", "失败 0 个单位"):
            assert text in out
        assert "W01" in err

    def test_strict_fails_a_unit_with_errors(self, ziping, faulty, tmp_path):
        code, out, _ = ziping("build", faulty, "--strict")
        assert (code, [*(tmp_path / "outputs").rglob("*.docx")]) == (1, [])
        assert "失败 1 个单位" in out

    def test_one_failure_among_good_ones(self, ziping, copy, inputs):
        copy("好.yaml")
        (inputs / "坏.yaml").write_text("年度：2022", encoding="utf-8")
        code, out, err = ziping("build", inputs)
        assert code == 1
        assert "生成 3 份文件；失败 1 个单位" in out
        assert "Y11" in err

    def test_clashes_are_refused_before_anything_is_written(self, ziping, copy, inputs, tmp_path):
        for name in ("一.yaml", "二.yaml"):
            copy(name)
        code, out, err = ziping("build", inputs)
        assert (code, out) == (2, "")
        assert "O01" in err
        assert not (tmp_path / "outputs").exists()

    def test_a_defect_of_ours_is_three(self, ziping, sample, monkeypatch):
        monkeypatch.setattr(pipeline, "build", fails)
        code, _, err = ziping("build", sample)
        assert code == 3
        assert "O02" in err

    @pytest.mark.parametrize(("code", "expected"), [("X15", 1), ("X14", 1), (None, 0)])
    def test_a_pdf_that_is_not_made_is_an_error(self, ziping, sample, monkeypatch, code, expected):
        said = () if code is None else (Diagnostic(code, dict.fromkeys(PDF_FACTS, "某")),)
        monkeypatch.setattr("generator.document.preview.to_pdf", lambda *_: ((), said))
        exit_code, _, err = ziping("build", sample, "--pdf")
        assert (exit_code, code is None or code in err) == (expected, True)

    def test_an_interrupted_run_says_so(self, ziping, sample, monkeypatch):
        monkeypatch.setattr(pipeline, "build", interrupted)
        code, out, err = ziping("build", sample)
        assert (code, out, "已中断" in err) == (1, "", True)

    def test_paths_with_chinese_and_spaces(self, ziping, copy, tmp_path):
        path = copy("某 单位（副本） 2022.yaml")
        code, _, _ = ziping("build", path, "-o", tmp_path / "输 出")
        assert code == 0
        assert len(list((tmp_path / "输 出").rglob("*.docx"))) == 3


class TestCheck:
    def test_errors_are_one(self, ziping, faulty):
        code, out, err = ziping("check", faulty)
        assert code == 1
        assert "有错误.yaml:73:11: P02 错误" in out
        assert "              ^^\n" in out
        assert "1 个错误，5 个警告" in err

    def test_warnings_are_nothing_to_complain_of(self, ziping, clean):
        code, out, _ = ziping("check", clean)
        assert (code, "S03 警告" in out) == (0, True)

    def test_json_carries_what_the_text_says(self, ziping, faulty):
        _, text, _ = ziping("check", faulty)
        code, out, _ = ziping("check", faulty, "--format", "json")
        findings = json.loads(out)
        assert code == 1
        for one in findings:
            place = one["position"]
            assert f"{place['file']}:{place['line']}:{place['column']}: {one['code']}" in text
            assert one["message"] in text
            assert one["hint"] in text
            assert all(fact in one["message"] + one["hint"] for fact in one["facts"].values())
        assert text.count("→") == len(findings)

    def test_json_keeps_text_that_looks_like_markup(self, ziping, copy):
        name = "[red]甲[/red]:smile:"
        path = copy(**{"名称: 日常运转经费": f"名称: '{name}'"})
        _, out, _ = ziping("check", path, "--format", "json")
        assert any(name in one["message"] for one in json.loads(out))
        assert name in ziping("check", path)[1]

    def test_nothing_found_is_an_empty_list(self, ziping, clean, monkeypatch):
        monkeypatch.setattr("generator.cli.check_command.check_one", lambda *_: ())
        assert json.loads(ziping("check", clean, "--format", "json")[1]) == []

    def test_a_defect_of_ours_is_three(self, ziping, sample, monkeypatch):
        monkeypatch.setattr(pipeline, "check", fails)
        assert ziping("check", sample)[0] == 3

    def test_an_unknown_form_names_what_there_is(self, ziping, sample):
        code, out, err = ziping("check", sample, "--form", "淮北市项目支出自评")
        assert (code, out, FORM in err) == (2, "", True)


class TestScore:
    def test_prints_declared_and_computed(self, ziping, sample):
        code, out, _ = ziping("score", sample)
        assert code == 1  # the sample's own scores are not those of the rule
        assert re.search(r"总分\s+│\s+100\s+│\s+95\s+│\s+94\.17", out)
        assert "不计入总分" in out

    def test_a_file_without_errors_is_fine(self, ziping, clean):
        assert ziping("score", clean)[0] == 0

    def test_explain_names_data_rule_steps_and_rounding(self, ziping, sample):
        _, out, _ = ziping("score", sample, "--explain")
        for text in ("全年执行数：9.40万元", "按比例", "四舍五入到 0.01 分，得 8.43", ".yaml:13:"):
            assert text in out

    def test_json_carries_the_same_figures(self, ziping, sample):
        _, out, _ = ziping("score", sample, "--format", "json")
        first, second = json.loads(out)
        assert first["总分"]["规则得分"] == "96.86"
        assert (second["总分"]["自评得分"], second["总分"]["规则得分"]) == ("95", "94.17")
        execution = first["指标"][0]
        assert (execution["规则得分"], execution["计入总分"]) == ("8.43", False)
        assert execution["评分依据"]["其中"]

    def test_a_folder_is_no_file(self, ziping, inputs):
        code, _, err = ziping("score", inputs)
        assert (code, "Y02" in err) == (1, True)

    def test_a_defect_of_ours_is_three(self, ziping, sample, monkeypatch):
        monkeypatch.setattr(score_command, "check", fails)
        code, _, err = ziping("score", sample)
        assert code == 3
        assert "程序缺陷" in err


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file_is_said(command, ziping):
    code, out, err = ziping(command, "没有.yaml")
    assert (code, out, "G07" in err) == (2, "", True)


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_empty_folder_is_wrong_use(command, ziping, inputs):
    code, out, err = ziping(command, inputs)
    assert (code, out, "G04" in err) == (2, "", True)


@pytest.mark.parametrize("encoding", ["gbk", "ascii"])
def test_a_console_of_another_encoding_gets_utf8(encoding, sample, tmp_path):
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "generator", "check", str(sample)],
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert "分值含预算执行合计" in done.stdout.decode("utf-8")
    assert "个错误" in done.stderr.decode("utf-8")


def test_a_reader_that_leaves_is_no_defect(sample, tmp_path):
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "generator", "score", str(sample), "--explain"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        said = process.stderr.read().decode("utf-8")
    assert "Traceback" not in said
    assert "程序缺陷" not in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="要用 /dev/full")
@pytest.mark.parametrize("arguments", [("--help",), ("check", "文件"), ("build", "文件")], ids=str)
def test_a_full_disk_behind_the_output_is_no_defect(arguments, sample, tmp_path):
    words = [str(sample) if word == "文件" else word for word in arguments]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(  # noqa: S603 - our own interpreter
            [sys.executable, "-m", "generator", *words],
            cwd=tmp_path,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    said = done.stderr.decode("utf-8")
    assert (done.returncode, "磁盘已满" in said, "程序缺陷" in said) == (1, True, False)


def interrupted(*_arguments, **_options):
    raise KeyboardInterrupt


def fails(*_arguments, **_options):
    raise RuntimeError("出乎意料")
