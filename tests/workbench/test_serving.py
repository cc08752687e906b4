"""The server in a process of its own: opened, found again, closed; what it leaves behind."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import quote

import pytest

from generator.workbench.serving import Running, forget, note

COMMAND = [sys.executable, "-c", "from generator.cli import main; raise SystemExit(main())", "open"]


@pytest.fixture
def opened(desk):
    """A workbench that is running, with the address that it printed."""
    command = [*COMMAND, str(desk.folder), "--no-browser"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield (
            process,
            re.search(r"http://127\.0\.0\.1:(\d+)/\?key=(\S+)", process.stdout.readline()),
        )
        process.kill()


def said_by(desk, *options):
    command = [*COMMAND, str(desk.folder), "--no-browser", *options]
    return subprocess.run(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, encoding="utf-8", check=True
    ).stdout


def test_opened_found_again_and_closed(opened, desk):
    process, address = opened
    assert address.group() in said_by(desk)
    assert "已关闭" in said_by(desk, "--stop")
    assert process.wait(timeout=20) == 0
    assert not (desk.room / "工作台.json").exists()
    assert "没有开着" in said_by(desk, "--stop")


def test_only_this_machine_and_only_with_the_key(opened, desk):
    _, address = opened
    kept = desk.room / "工作台.json"
    assert json.loads(kept.read_text("utf-8")) == {"port": int(address[1]), "key": address[2]}
    if sys.platform != "win32":
        assert kept.stat().st_mode & 0o077 == 0
    with closing(HTTPConnection("127.0.0.1", int(address[1]), timeout=5)) as line:
        line.request("GET", "/")
        assert line.getresponse().status == 403


def test_one_that_ends_late_leaves_the_note_of_the_next_alone(desk):
    """Fault: it took away whatever lay there, and the next could not be found or stopped."""
    first, second = Running(1, "a"), Running(2, "b")
    state = desk.room / "工作台.json"
    note(first, state)
    note(second, state)
    forget(first, state)
    assert json.loads(state.read_text("utf-8"))["port"] == 2
    forget(second, state)
    assert not state.exists()
    forget(second, state)


@pytest.mark.skipif(sys.platform == "win32", reason="假的 soffice 是一段 shell")
def test_a_slow_libreoffice_does_not_hold_on_to_a_workbench_that_is_closed(desk, tmp_path):
    """Fault: the process went on for as long as LibreOffice took, and ended with a traceback."""
    slow, begun = tmp_path / "soffice", tmp_path / "begun"
    slow.write_text(f"#!/bin/sh\ntouch {begun}\nexec sleep 20\n")
    slow.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    with subprocess.Popen(  # noqa: S603 - our own command
        [*COMMAND, str(desk.folder), "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=os.environ | {"PATH": path},
    ) as process:
        port, key = re.search(r":(\d+)/\?key=(\S+)", process.stdout.readline()).groups()
        with closing(HTTPConnection("127.0.0.1", int(port), timeout=30)) as line:
            name = "2022/淮北市工伤保险管理服务中心.yaml"
            given = {"text": (desk.folder / name).read_text("utf-8"), "document": 0}
            headers = {"Cookie": f"ziping-{port}={key}", "Origin": f"http://127.0.0.1:{port}"}
            line.request("POST", f"/unit/{quote(name)}/pages", json.dumps(given), headers)
            for _ in range(300):
                if begun.exists():
                    break
                time.sleep(0.1)
            assert begun.exists()
            assert "已关闭" in said_by(desk, "--stop")
            assert process.wait(timeout=10) == 0
        assert process.stderr.read() == ""
