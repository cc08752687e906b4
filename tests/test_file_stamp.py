"""What was read from a file is remembered until the file changes, in whatever way it changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.batch.evidence import UNKNOWN, as_seen
from generator.file_stamp import kept, open_regular, remembered, stamp_of
from generator.noticed_files import noticing, seeing_once
from generator.workspace import is_file


@pytest.fixture
def path(tmp_path):
    """A file whose time is set, so that tests decide what changes."""
    made = tmp_path / "表.yaml"
    made.write_text("一", encoding="utf-8")
    os.utime(made, (1, 1))
    return made


@pytest.fixture
def load():
    """A loader that counts how often it has read."""
    reads = []
    return remembered(lambda *files: reads.append(files) or len(reads))


def test_a_file_is_read_once_until_it_changes(load, path):
    assert (load(path), load(path)) == (1, 1)
    os.utime(path, (2, 2))
    assert load(path) == 2


def test_a_file_put_in_its_place_is_seen_though_time_and_size_agree(load, path):
    load(path)
    other = path.with_name("新.yaml")
    other.write_text("二", encoding="utf-8")
    os.utime(other, (1, 1))
    other.replace(path)
    assert load(path) == 2


def test_of_several_files_one_that_changes_is_enough(load, path):
    second = path.with_name("另.yaml")
    second.touch()
    assert (load(path, second), load(path, second), load(second, path)) == (1, 1, 2)
    second.write_text("二", encoding="utf-8")
    assert load(path, second) == 3


def test_a_file_that_is_not_there_is_the_loader_s_to_speak_of(load, tmp_path):
    absent = tmp_path / "无.yaml"
    assert stamp_of(absent) is None
    assert load(absent) == 1
    absent.touch()
    assert load(absent) == 2


def test_a_file_is_opened_and_no_folder_pipe_or_device(path, tmp_path):
    with open_regular(path) as file:
        assert file.read() == "一".encode()
    others = [tmp_path, Path(os.devnull)]
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "管道")
        others.append(tmp_path / "管道")
    for other in others:
        with pytest.raises(OSError, match="Invalid"):
            open_regular(other)
    with pytest.raises(FileNotFoundError):
        open_regular(tmp_path / "没有")


def test_work_is_kept_until_a_file_that_it_looked_at_changes(path):
    done = []
    other = path.with_name("没有.yaml")

    def work(*given):
        stamp_of(path), stamp_of(other)
        done.append(given)
        return len(done)

    again = kept(work)
    assert (again("甲"), again("甲"), again("乙"), again("甲")) == (1, 1, 2, 1)
    os.utime(path, (2, 2))
    assert again("甲") == 3
    other.write_text("有了", encoding="utf-8")
    assert (again("甲"), again("甲")) == (4, 4)


def test_who_asks_for_kept_work_rests_on_its_files(path):
    again = kept(lambda: stamp_of(path))
    again()
    with noticing() as ledger:
        again()
    assert set(ledger) == {str(path)}


def test_what_has_no_hash_is_told_apart_by_itself():
    again = kept(lambda given: [*given], most=1)
    one, two = ["甲"], ["甲"]
    assert again(one) is again(one)
    assert again(one) is not again(two)
    assert again(one) == ["甲"]


def test_a_unit_sees_each_file_as_it_was_when_it_first_asked(path):
    with noticing() as ledger, seeing_once():
        first = stamp_of(path)
        path.write_text("二三", encoding="utf-8")
        assert (stamp_of(path), is_file(path)) == (first, True)
    assert ledger == {str(path): first}
    assert stamp_of(path) != first


def test_a_file_that_comes_while_a_unit_is_made_is_seen_by_the_next(tmp_path):
    absent = tmp_path / "无.yaml"
    with seeing_once():
        assert not is_file(absent)
        absent.touch()
        assert not is_file(absent)
    assert is_file(absent)


def test_the_stamp_of_what_was_read_counts_not_that_of_a_later_look(path):
    with noticing() as ledger:
        read = stamp_of(path)
        path.write_text("二三", encoding="utf-8")
        is_file(path)
    assert ledger == {str(path): read}


def test_a_file_that_changed_while_a_unit_was_made_has_no_digest(path):
    with noticing() as ledger:
        stamp_of(path)
    path.write_text("二三", encoding="utf-8")
    assert [as_seen(*one) for one in ledger.items()] == [UNKNOWN]
