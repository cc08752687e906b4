"""Texts are saved in the place of what they were made from, and nothing is ever lost."""

from __future__ import annotations

import errno
import os
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


def test_line_ends_and_other_encodings_are_kept_or_told(keeper, desk):
    file = desk.folder / NAME
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    begun = keeper.read(NAME)[0]
    assert "\r\n" in begun.text
    keeper.save(NAME, begun.text + "# 甲\r\n", begun.mark)
    assert file.read_bytes().endswith("# 甲\r\n".encode())


@pytest.mark.parametrize("code", ["gb18030", "utf-16"])
def test_a_save_that_changes_the_encoding_says_so_and_keeps_the_bytes_that_were(keeper, desk, code):
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


@pytest.mark.parametrize("text", ["套表: \0", "PK\x03\x04", "#" * (limits.FILE_BYTES + 1)])
def test_what_could_not_be_read_again_is_not_written(keeper, desk, text):
    """Fault: it was, and no page could open the file any more."""
    before = keeper.read(NAME)[0]
    saved = keeper.save(NAME, text, before.mark)
    assert not saved.done
    assert saved.troubles[0].code in {"Y04", "Y05"}
    assert written(desk) == before.text


def test_a_byte_order_mark_is_no_change_of_another_program(keeper):
    """Fault: the text in the file had no mark, so every later save met a change there."""
    mark = keeper.save(NAME, "\ufeff甲: 1\n", keeper.read(NAME)[0].mark).text.mark
    saved = keeper.save(NAME, "\ufeff甲: 2\n", mark)
    assert saved.done
    assert saved.text.text == "甲: 2\n"


@pytest.mark.skipif(os.name == "nt", reason="Windows 的权限不在这里")
def test_who_may_read_a_file_stays_as_it_was_and_a_link_a_link(keeper, desk):
    real = desk.folder / "2022" / "真的.yaml"
    (desk.folder / NAME).rename(real)
    (desk.folder / NAME).symlink_to(real)
    real.chmod(0o600)
    text = keeper.read(NAME)[0]
    assert keeper.save(NAME, text.text + "# 甲\n", text.mark).done
    assert (desk.folder / NAME).is_symlink()
    assert real.read_text("utf-8").endswith("# 甲\n")
    assert real.stat().st_mode & 0o777 == 0o600


def test_a_text_that_had_to_go_beside_its_file_is_not_saved(keeper, desk, monkeypatch):
    """Fault: it was taken for the text of the file, and the next save for a change of another's."""
    text = keeper.read(NAME)[0]
    whole = Path.replace

    def held_open(path, target):
        if Path(target).name == Path(NAME).name:
            raise PermissionError(errno.EACCES, "")
        return whole(path, target)

    monkeypatch.setattr(Path, "replace", held_open)
    saved = keeper.save(NAME, text.text + "# 甲\n", text.mark)
    assert not saved.done
    assert [one.code for one in saved.troubles] == ["X12"]
    assert (saved.text, written(desk)) == (text, text.text)


def test_a_file_that_goes_away_while_it_is_saved_is_said(keeper, monkeypatch):
    text = keeper.read(NAME)[0]
    whole = Path.resolve
    monkeypatch.setattr(Path, "resolve", lambda path: path.unlink() or whole(path))
    saved = keeper.save(NAME, text.text + "# 甲\n", text.mark)
    assert [one.code for one in saved.troubles] == ["X13"]
