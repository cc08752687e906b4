"""A file appears whole or not at all, and a new one never in the place of another."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

import pytest

from generator.saving import save

save_new = partial(save, new=True)
both = pytest.mark.parametrize("saver", [save, save_new], ids=["生成", "新建"])


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@both
def test_a_file_is_written_with_its_folders(saver, tmp_path):
    target = tmp_path / "2022" / "单位" / "表.docx"
    assert saver(b"data", target) == ()
    assert target.read_bytes() == b"data"
    assert names(target.parent) == ["表.docx"]


def test_what_is_generated_is_renewed(tmp_path):
    for data in (b"1", b"2"):
        assert save(data, tmp_path / "甲.json") == ()
    assert (tmp_path / "甲.json").read_bytes() == b"2"
    assert names(tmp_path) == ["甲.json"]


def test_a_file_open_in_word_gets_a_neighbour(tmp_path, monkeypatch):
    target = tmp_path / "表.docx"
    target.write_bytes(b"old")
    replace = Path.replace

    def locked(self, to):
        if to == target:
            raise PermissionError
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", locked)
    (diagnostic,) = save(b"new", target)
    assert diagnostic.code == "X12"
    assert target.read_bytes() == b"old"
    assert target.with_name("表（新1）.docx").read_bytes() == b"new"
    assert len(names(tmp_path)) == 2


@both
def test_a_failure_leaves_nothing_behind(saver, tmp_path, monkeypatch):
    def full(self, data):
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert [d.code for d in saver(b"data", tmp_path / "表.docx")] == ["X13"]
    assert names(tmp_path) == []


@both
def test_a_folder_that_is_a_file(saver, tmp_path):
    (tmp_path / "占用").touch()
    assert [d.code for d in saver(b"data", tmp_path / "占用" / "表.docx")] == ["X13"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path, monkeypatch):
    target = tmp_path / "甲.yaml"
    target.write_text("别人的", encoding="utf-8")
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    assert [one.code for one in save_new(b"mine", target)] == ["A01"]
    assert target.read_text(encoding="utf-8") == "别人的"
    assert names(tmp_path) == ["甲.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames without links")
def test_a_disk_without_links(tmp_path, monkeypatch):
    def refused(*_arguments):
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refused)
    assert save_new(b"1", tmp_path / "甲.yaml") == ()
    assert [one.code for one in save_new(b"2", tmp_path / "甲.yaml")] == ["A01"]
    assert (tmp_path / "甲.yaml").read_bytes() == b"1"
    assert names(tmp_path) == ["甲.yaml"]
