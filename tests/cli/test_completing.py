"""Completion: the script of each shell, and what the program answers a shell that asks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.completing import VARIABLE, Shell, codes_that_fit

ZIPING = Path(sys.executable).parent / "ziping"


@pytest.fixture
def asked(tmp_path):
    """Ask as a shell does, in a folder of one's own; return the lines of the answer."""

    def ask(shell, line, **more):
        words = line.split(" ")
        asking = {
            VARIABLE: f"complete_{shell}",
            "COMP_WORDS": line,
            "COMP_CWORD": str(len(words) - 1),
            "_TYPER_COMPLETE_ARGS": line,
            "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
            "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        }
        done = subprocess.run(
            [sys.executable, "-m", "generator"],
            cwd=tmp_path,
            env=os.environ | asking | more | {"PYTHONPATH": str(Path(__file__).parents[2])},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr == ""
        return [line for line in done.stdout.splitlines() if line]

    return ask


@pytest.mark.parametrize("shell", list(Shell))
class TestEveryShell:
    def test_gets_a_script_that_asks_us(self, shell, ziping):
        code, script, said = ziping("completion", shell)
        assert (code, said) == (0, "")
        assert VARIABLE in script
        assert f"complete_{shell}" in script

    def test_is_told_commands_with_what_they_do(self, shell, asked):
        said = "\n".join(asked(shell, "ziping b"))
        assert "build" in said
        assert "check" not in said
        if shell is not Shell.BASH:  # which shows words alone
            assert "写出套表规定的全部 Word 文件" in said

    def test_is_told_forms(self, shell, asked, tmp_path):
        own = tmp_path / "templates/forms/重庆市某区项目自评.yaml"
        own.parent.mkdir(parents=True)
        own.write_text("", encoding="utf-8")
        said = "\n".join(asked(shell, "ziping form check 重庆市"))
        assert "重庆市某区项目自评" in said  # of the workspace
        assert "重庆市项目支出绩效自评" in said  # built in
        assert "淮北" not in said


@pytest.mark.parametrize(
    "line", ["ziping new 株", "ziping build x --form 株", "ziping form new 甲 --from 株"]
)
def test_forms_are_told_wherever_one_is_asked_for(line, asked):
    assert asked("bash", line) == ["株洲市预算绩效自评"]


def test_codes_are_told_in_the_letters_that_were_typed(asked):
    assert "b01" in asked("bash", "ziping rule b0")
    assert all(line.startswith("B0") for line in asked("bash", "ziping rule B0"))
    assert ("W01", dict(codes_that_fit("W"))["W01"]) in codes_that_fit("W01")


def test_options_are_told(asked):
    assert asked("bash", "ziping build --wat") == ["--watch"]


def test_paths_are_left_to_the_shell(asked):
    assert asked("bash", "ziping check in") == []


@pytest.mark.skipif(not shutil.which("bash") or not ZIPING.exists(), reason="needs bash")
def test_bash_itself_completes(tmp_path):
    program = (
        'eval "$(ziping completion bash)"; COMP_WORDS=(ziping build --form 淮); COMP_CWORD=3; '
        '_ziping_completion ziping; echo "${COMPREPLY[@]}"'
    )
    path = f"{ZIPING.parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(  # noqa: S603 - our own program
        [shutil.which("bash"), "--norc", "-c", program],
        cwd=tmp_path,
        env=os.environ | {"PATH": path},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == "淮北市项目支出绩效自评"


def test_an_unknown_shell_is_refused_in_chinese(ziping):
    code, _, said = ziping("completion", "cmd")
    assert code == 2
    assert "bash" in said
    assert "不对" in said
