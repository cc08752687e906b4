"""Texts are saved in the place of what they were made from, and nothing is ever lost."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from generator.reading import limits
from generator.workbench.kept_text import Keeper

NAME = "2022/淮北市工伤保险管理服务中心.yaml"


@pytest.fixture
def keeper(desk):
    return Keeper(desk)


def written(desk):
    return (desk.folder / NAME).read_text("utf-8")


def test_a_save_keeps_what_was_there(keeper, desk):
    before = keeper.read(NAME)[0]
    saved = keeper.save(NAME, before.text + "# 甲\n", before.mark)
    assert not saved.conflict
    assert written(desk) == before.text + "# 甲\n"
    earlier = keeper.earlier(NAME)
    assert [keeper.earlier_text(NAME, one.stem) for one in earlier] == [before.text]


def test_two_pages_that_change_different_places_are_both_kept(keeper, desk):
    begun = keeper.read(NAME)[0]
    keeper.save(NAME, "# 甲\n" + begun.text, begun.mark)
    saved = keeper.save(NAME, begun.text + "# 乙\n", begun.mark)
    assert (saved.conflict, saved.joined) == (False, True)
    assert written(desk) == "# 甲\n" + begun.text + "# 乙\n"


def test_a_change_behind_of_the_same_place_is_shown_and_nothing_is_written(keeper, desk):
    begun = keeper.read(NAME)[0]
    (desk.folder / NAME).write_text(begun.text + "# 别处\n", "utf-8")
    saved = keeper.save(NAME, begun.text + "# 这里\n", begun.mark)
    assert saved.conflict
    assert saved.text.text == begun.text + "# 别处\n"
    assert written(desk) == begun.text + "# 别处\n"
    assert not keeper.earlier(NAME)


def test_an_unknown_base_never_overwrites(keeper, desk):
    begun = keeper.read(NAME)[0]
    assert keeper.save(NAME, "套表: 无\n", "what no text has").conflict
    assert written(desk) == begun.text


def test_what_was_typed_survives_a_restart(keeper, desk):
    begun = keeper.read(NAME)[0]
    keeper.keep_draft(NAME, begun.text + "# 没保存", begun.mark)
    base, draft = Keeper(desk).draft(NAME)
    assert (base, draft.text) == (begun.mark, begun.text + "# 没保存")
    keeper.save(NAME, draft.text, base)
    assert Keeper(desk).draft(NAME) is None


def test_line_ends_and_other_encodings_are_kept_or_told(keeper, desk):
    file = desk.folder / NAME
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    begun = keeper.read(NAME)[0]
    assert "\r\n" in begun.text
    keeper.save(NAME, begun.text + "# 甲\r\n", begun.mark)
    assert file.read_bytes().endswith("# 甲\r\n".encode())


@pytest.mark.parametrize("code", ["gb18030", "utf-16"])
def test_a_save_that_changes_the_encoding_says_so_and_keeps_the_bytes_that_were(
    keeper, desk, code
):
    before = written(desk).encode(code)
    (desk.folder / NAME).write_bytes(before)
    text = keeper.read(NAME)[0]
    saved = keeper.save(NAME, text.text + "# 甲\n", text.mark)
    assert saved.recoded
    assert keeper.earlier(NAME)[0].read_bytes() == before
    assert not keeper.save(NAME, saved.text.text + "# 乙\n", saved.text.mark).recoded


def test_a_file_that_is_protected_is_not_written(keeper, desk):
    text = keeper.read(NAME)[0]
    (desk.folder / NAME).chmod(0o444)
    saved = keeper.save(NAME, text.text + "# 甲\n", text.mark)
    assert [one.code for one in saved.troubles] == ["X13"]
    assert written(desk) == text.text
    assert keeper.earlier(NAME) == []


def test_a_full_disk_leaves_the_file_as_it_was(keeper, desk, monkeypatch):
    text = keeper.read(NAME)[0]
    whole = Path.write_bytes

    def full(path, data):
        if path.suffix == ".tmp" and path.parent == (desk.folder / NAME).parent:
            whole(path, data[:10])
            raise OSError(errno.ENOSPC, "")
        return whole(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    saved = keeper.save(NAME, text.text + "# 甲\n", text.mark)
    assert "磁盘已满" in saved.troubles[0].message
    assert written(desk) == text.text
    assert not list((desk.folder / NAME).parent.glob(".*.tmp"))


def test_a_file_that_is_gone_or_too_large_is_said_and_not_raised(keeper, desk):
    text = keeper.read(NAME)[0]
    (desk.folder / NAME).write_bytes(b"#" * (limits.FILE_BYTES + 1))
    assert [one.code for one in keeper.read(NAME)[1]] == ["Y04"]
    (desk.folder / NAME).unlink()
    assert [one.code for one in keeper.read(NAME)[1]] == ["Y01"]
    assert keeper.save(NAME, text.text, text.mark) is None
