"""A large summary is made in a process of its own: the same files; what becomes of it is told."""

from __future__ import annotations

import os
import signal

import pytest
from made_results import written

from generator.summary import summarize, summarizing
from generator.summary.summarizing import Summary

posix = pytest.mark.skipif(os.name != "posix", reason="要用 POSIX 信号")


@pytest.fixture
def large(monkeypatch):
    monkeypatch.setattr(summarizing, "LARGE", 0)


def known(text):
    return text.replace("inputs", "桶")


def killed(wanted):
    """End as a process that the system kills, while a file is being written."""
    (wanted.folder / ".0123456789abcdef.tmp").write_bytes(b"half")
    os.kill(os.getpid(), signal.SIGKILL)


def process_of(_):
    return Summary((), (str(os.getpid()),))


def test_the_files_are_those_of_one_process(tmp_path, results, monkeypatch):
    here, apart = written(tmp_path / "一", results), written(tmp_path / "二", results)
    made = summarize(here, called=known)
    monkeypatch.setattr(summarizing, "LARGE", 0)
    there = summarize(apart, called=known)
    assert [one.read_bytes() for one in there.files] == [one.read_bytes() for one in made.files]
    assert (there.said, there.kept, summarize(apart, called=known).kept) == ((), False, True)


@pytest.mark.usefixtures("large")
def test_what_is_to_be_said_comes_back(tmp_path, results):
    folder = written(tmp_path, results[:1])
    assert [one.code for one in summarize(folder).said] == ["O12"]
    (folder / "结果.jsonl").write_text("x", encoding="utf-8")
    assert [one.code for one in summarize(folder).said] == ["O11"]


def test_small_ones_need_no_process(tmp_path, results, monkeypatch):
    monkeypatch.setattr(summarizing, "_made", process_of)
    folder = written(tmp_path, results)
    assert summarize(folder).said == (str(os.getpid()),)
    monkeypatch.setattr(summarizing, "LARGE", 0)
    assert summarize(folder).said != (str(os.getpid()),)


@posix
@pytest.mark.usefixtures("large")
def test_one_that_is_killed_is_said_and_leaves_whole_files(tmp_path, results, monkeypatch):
    folder = written(tmp_path, results)
    monkeypatch.setattr(summarizing, "_made", killed)
    assert [one.code for one in summarize(folder).said] == ["O13"]
    assert [one.name for one in folder.iterdir()] == ["结果.jsonl"]
