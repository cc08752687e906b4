"""What keeps a run from beginning on a cluster is a diagnostic, in seconds."""

from __future__ import annotations

import importlib
import socket
import sys
import threading

import pytest

from generator.cli import main
from tests.batch.cluster.conftest import machines

dask_door = pytest.importorskip("generator.batch.cluster.dask_door", exc_type=ImportError)


@pytest.fixture
def asked(capsys, tmp_path, sample):
    """Build on a cluster; return what was said. Nothing may have been written."""

    def ask(address):
        code = main(["build", str(sample), "-o", str(tmp_path / "出"), "--cluster", address])
        assert code == 2
        assert not (tmp_path / "出").exists()
        return capsys.readouterr().err

    return ask


@pytest.fixture
def hasty(monkeypatch):
    """Wait for less long than people do."""
    monkeypatch.setattr(dask_door, "CONNECTING", 1.0)
    monkeypatch.setattr(dask_door, "CLOSING", 1.0)


@pytest.fixture
def listener():
    """Somebody who listens and is no scheduler: he says what another protocol would."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            while True:
                try:
                    guest, _ = server.accept()
                except OSError:
                    return
                with guest:
                    guest.sendall(b"HTTP/1.0 400 Bad Request\r\n\r\n")

        threading.Thread(target=answer, daemon=True).start()
        yield f"127.0.0.1:{server.getsockname()[1]}"


def test_where_nobody_listens(asked):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert "没有程序接听" in asked(f"tcp://127.0.0.1:{port}")


@pytest.mark.usefixtures("hasty")
def test_where_another_program_listens(asked, listener):
    assert "不是 Dask 的调度进程" in asked(listener)


def test_tls_without_certificates(asked, listener):
    assert "没有证书" in asked(f"tls://{listener}")


@pytest.mark.usefixtures("hasty")
def test_a_scheduler_without_workers(asked, tmp_path):
    with machines(tmp_path / "机", 0) as alone:
        said = asked(alone.address)
    assert "O18" in said
    assert "一个工作进程也没有" in said


def test_a_worker_with_another_program(asked, cluster, monkeypatch):
    ours = dask_door.mark()
    monkeypatch.setattr(dask_door, "mark", lambda: "9.9 x")
    said = asked(cluster.address)
    assert "O19" in said
    assert "tcp://127.0.0.1:" in said
    assert f"是 ziping {ours.split()[0]}" in said
    monkeypatch.setattr(dask_door, "PLACE", "generator.no_such:MARK")
    assert "没有装 ziping" in asked(cluster.address)


def test_without_the_libraries_it_says_how_to_install_them(asked, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.delitem(sys.modules, "generator.batch.cluster.dask_door")
    said = asked("tcp://127.0.0.1:1")
    monkeypatch.undo()
    importlib.import_module("generator.batch.cluster.dask_door")
    assert "O17" in said
    assert 'pip install ".[cluster]"' in said
