"""Files that cannot be had."""

import os

import pytest

from generator.reading import limits, load
from tests.reading.sample import Filing


def codes(path):
    return [one.code for one in load(path, Filing).diagnostics]


def test_no_file(tmp_path):
    assert codes(tmp_path / "无.yaml") == ["Y01"]


def test_a_folder(tmp_path):
    assert codes(tmp_path) == ["Y02"]


def test_too_large_a_file(tmp_path):
    path = tmp_path / "大.yaml"
    path.write_bytes(b"#" * (limits.FILE_BYTES + 1))
    assert codes(path) == ["Y04"]


def test_a_path_through_a_file(tmp_path):
    path = tmp_path / "甲.yaml"
    path.write_text("甲: 乙", encoding="utf-8")
    assert codes(path / "乙.yaml") in (["Y01"], ["Y03"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    path = tmp_path / "管道.yaml"
    os.mkfifo(path)
    assert codes(path) == ["Y03"]


def test_no_permission(tmp_path, monkeypatch):
    path = tmp_path / "甲.yaml"
    path.write_text("甲: 乙", encoding="utf-8")

    def refuse(*_args: object, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(type(path), "open", refuse)
    assert codes(path) == ["Y03"]


def test_a_name_that_no_system_has(tmp_path):
    assert codes(tmp_path / "甲\0.yaml") in (["Y01"], ["Y03"])
    assert codes(tmp_path / ("长" * 5000)) in (["Y01"], ["Y03"])
