"""Watching: whatever a unit rests on is built again when it changes, once, until Ctrl+C."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

SOON = 120  # seconds: a shared machine is slow at times
WAITING = "正在等待改动"


class Watching:
    """A run of ziping build --watch in a process of its own, and what it says, line by line."""

    def __init__(self, root, *arguments):
        command = [sys.executable, "-m", "generator", "build", *arguments, "--watch"]
        self.process = subprocess.Popen(  # noqa: S603 - our own command
            command,
            cwd=root,
            env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
        )  # where the tests run in the background Ctrl+C is ignored, and would be inherited
        self.lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(line)

    def until(self, words):
        """Return what is said up to a line with these words."""
        said, end = [], time.monotonic() + SOON
        while time.monotonic() < end:
            try:
                said.append(self.lines.get(timeout=0.1))
            except queue.Empty:
                continue
            if words in said[-1]:
                return "".join(said)
        raise AssertionError(f"not said: {words}\n{''.join(said)}")

    def quiet(self, seconds=0.8):
        """Return what is said within a while."""
        time.sleep(seconds)
        return "".join(self.lines.get() for _ in range(self.lines.qsize()))

    def interrupt(self):
        """Press Ctrl+C; return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SOON)


@pytest.fixture
def watching(tmp_path):
    runs = []

    def start(*arguments):
        runs.append(Watching(tmp_path, *arguments))
        runs[-1].begun = runs[-1].until(WAITING)
        return runs[-1]

    yield start
    for run in runs:
        run.process.kill()
        run.process.wait(SOON)
        run.process.stdout.close()


def replace_file(path, text):
    """Save as many editors do: a new file in the place of the old one."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent as a signal")


def test_a_life_of_watching_one_file(copy, watching, tmp_path):
    """One process for all of it: starting takes longest."""
    path = copy()
    text = path.read_text(encoding="utf-8")
    run = watching("inputs/单位.yaml", "--verbose")
    assert "项目清单.docx（内置）" in run.begun

    for points in ("83", "84", "86"):  # three saves within a moment
        path.write_text(text.replace("自评得分: 85", f"自评得分: {points}"), encoding="utf-8")
        time.sleep(0.03)
    assert run.until("共 1 个单位，生成").count("改过：单位.yaml") == 1
    assert "改过" not in run.quiet()

    replace_file(path, "年度： 2022\n")  # broken, and saved by renaming
    assert "Y" in run.until("失败 1 个单位")
    replace_file(path, text)
    assert "失败 0 个单位" in run.until("共 1 个单位")

    template = tmp_path / "templates/docx/通用/项目清单.docx"
    template.parent.mkdir(parents=True)
    (template.parent / "~$目清单.docx").write_bytes(b"lock")
    assert "改过" not in run.quiet()
    builtin = Path(__file__).parents[2] / "templates/docx/通用/项目清单.docx"
    shutil.copy(builtin, template)  # from now on the workspace's own counts
    assert "改过：项目清单.docx" in run.until("共 1 个单位，生成 3 份文件")

    path.unlink()
    run.until("G07")
    path.write_text(text, encoding="utf-8")
    assert "失败 0 个单位" in run.until("共 1 个单位")

    assert run.interrupt() == 0
    assert "不再等待改动" in run.quiet(0.1)


def test_of_a_folder_only_what_changed_is_built(copy, watching, faulty):
    first = copy("甲.yaml", **{"名称: 淮北市工伤保险管理服务中心": "名称: 甲中心"})
    copy("乙.yaml", **{"名称: 淮北市工伤保险管理服务中心": "名称: 乙中心"})
    faulty.write_text("坏", encoding="utf-8")  # fails from the beginning, and is left alone
    run = watching("inputs", "--jobs", "2")
    first.write_text(first.read_text(encoding="utf-8") + "\n# 一句话\n", encoding="utf-8")
    said = run.until("共 1 个单位")
    assert "甲中心" in said
    assert "乙中心" not in said
    copy("丙.yaml", **{"名称: 淮北市工伤保险管理服务中心": "名称: 丙中心"})
    assert "丙中心" in run.until("共 1 个单位")
    assert run.interrupt() == 0


@pytest.mark.parametrize("option", ["--dry-run", "--failed", "--cluster=tcp://10.0.0.5:8786"])
def test_what_is_done_once_or_elsewhere_is_not_watched(option, ziping, sample):
    code, _, said = ziping("build", sample, "--watch", option)
    assert code == 2
    assert "O30" in said
    assert option.partition("=")[0] in said


def test_a_store_is_not_watched(ziping, sample):
    code, _, said = ziping("build", sample, "-o", "s3://a/b", "--watch")
    assert code == 2
    assert "O30" in said


def test_a_wrong_command_line_ends_at_once(ziping):
    code, _, said = ziping("build", "没有.yaml", "--watch")
    assert code == 2
    assert "G07" in said
    assert WAITING not in said
