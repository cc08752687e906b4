"""doctor says how this machine stands, thing by thing, each with a remedy where it is not fine."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from generator.cli import doctor_command
from generator.cli.doctor_command import Line, State, examine
from generator.document.preview import outside_programs


def lines_of(out):
    return [line for line in out.splitlines() if line[:2].strip("\u3000 ") in set(State)]


def test_every_thing_is_one_line_and_what_lacks_has_its_remedy(ziping):
    code, out, err = ziping("doctor")
    assert (code, err) == (0, "")
    things = [line.split("：")[0].split()[-1] for line in lines_of(out)]
    assert {"程序", "Python", "依赖的包", "libyaml", "LibreOffice", "字体", "编码"} <= set(things)
    advised = [line for line in lines_of(out) if not line.startswith("好")]
    assert out.count("办法：") == len(advised)


def test_without_libreoffice_it_says_what_does_not_work_and_what_to_install(monkeypatch, ziping):
    monkeypatch.setattr(outside_programs, "OFFICES", ())
    code, out, _ = ziping("doctor")
    assert code == 0  # of use, not needed
    assert "建议 LibreOffice：没有" in out
    assert "libreoffice.org" in out


def test_a_package_that_lacks_or_is_old_is_bad(monkeypatch, ziping):
    asked = ['nothing-of-that-name>=1; python_version > "3"', "pyyaml>=999.1", "x>=1; extra == 'y'"]
    monkeypatch.setattr(doctor_command, "requires", lambda _name: asked)
    code, out, _ = ziping("doctor")
    assert code == 1
    found = next(line for line in out.splitlines() if "依赖的包" in line)
    assert "没有 nothing-of-that-name" in found
    assert "要 999.1 以上" in found
    assert "x" not in found.replace("nothing-of-that-name", "")


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有 /dev/null 这样的位置")
def test_a_place_that_cannot_be_written_to_is_bad(ziping):
    code, out, _ = ziping("doctor", "-o", "/dev/null/outputs")
    assert code == 1
    assert "写不进去" in out


@pytest.mark.skipif(os.name == "nt", reason="Windows 的文件名总能写汉字")
def test_a_system_without_chinese_file_names_is_bad():
    # Without site: Python itself cannot read where a checkout lies whose path is Chinese.
    program = "import sys; sys.path += sys.argv[1:]; from generator.cli import main"
    program += "; raise SystemExit(main(['doctor']))"
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-S", "-c", program, *filter(None, sys.path)],
        env=os.environ | plain,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "写不了汉字" in run.stdout
    assert run.returncode == 1


def test_a_full_disk_is_said(monkeypatch, tmp_path):
    usage = doctor_command.shutil.disk_usage(tmp_path)._replace(free=5 * 2**20)
    monkeypatch.setattr(doctor_command.shutil, "disk_usage", lambda _place: usage)
    found = [line for line in doctor_command.places(tmp_path) if line.what == "生成的文件"]
    assert [(line.state, "只剩 5 MB" in line.found) for line in found] == [(State.BAD, True)]


def test_what_the_system_will_not_tell_ends_nothing(monkeypatch, tmp_path, capsys):
    def closed(_target):
        raise PermissionError(13, "no")

    def fine(_target):
        yield Line(State.FINE, "甲", "有")

    monkeypatch.setattr(doctor_command, "LOOKS", (closed, fine))
    assert examine(tmp_path) == 0
    out = capsys.readouterr().out
    assert "没有权限" in out
    assert "甲：有" in out


@pytest.mark.parametrize(("depth", "state"), [(10, State.FINE), (240, State.ADVICE)])
def test_deep_folders_are_told_on_windows(monkeypatch, depth, state):
    monkeypatch.setattr(doctor_command.os, "name", "nt")
    monkeypatch.setattr(doctor_command, "_takes_long_paths", lambda: False)

    class Folder:
        def absolute(self):
            return "D" * depth

    assert [line.state for line in doctor_command.paths(Folder())] == [state]
