"""A new file appears whole or not at all, and never in the place of another."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from generator.authoring.new_file import save_generated, save_new


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file(tmp_path):
    assert save_new("甲\n", tmp_path / "下" / "甲.yaml") == ()
    assert (tmp_path / "下" / "甲.yaml").read_bytes() == "甲\n".encode()
    assert names(tmp_path / "下") == ["甲.yaml"]


@pytest.mark.parametrize("save", [save_new, save_generated], ids=["新建", "生成"])
def test_a_folder_that_is_a_file(save, tmp_path):
    (tmp_path / "占").write_text("", encoding="utf-8")
    assert [one.code for one in save("甲", tmp_path / "占" / "甲.yaml")] == ["X13"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path, monkeypatch):
    target = tmp_path / "甲.yaml"
    target.write_text("别人的", encoding="utf-8")
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    assert [one.code for one in save_new("我的", target)] == ["A01"]
    assert target.read_text(encoding="utf-8") == "别人的"
    assert names(tmp_path) == ["甲.yaml"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames without links")
def test_a_disk_without_links(tmp_path, monkeypatch):
    def refused(*_arguments):
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refused)
    assert save_new("甲", tmp_path / "甲.yaml") == ()
    assert [one.code for one in save_new("乙", tmp_path / "甲.yaml")] == ["A01"]
    assert (tmp_path / "甲.yaml").read_text(encoding="utf-8") == "甲"
    assert names(tmp_path) == ["甲.yaml"]


def test_what_is_generated_is_renewed(tmp_path):
    for text in ("一", "二"):
        assert save_generated(text, tmp_path / "甲.json") == ()
    assert (tmp_path / "甲.json").read_text(encoding="utf-8") == "二"
