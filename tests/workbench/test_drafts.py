"""What is typed and not saved is there again, whichever page it was typed in."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.workbench.drafts import Draft, Drafts

NAME = "2022/某局.yaml"
ONE, OTHER = Draft("a1", "mark", "甲: 1\n乙: 2"), Draft("b2", "mark", "甲: 3\r\n")


@pytest.fixture
def drafts(tmp_path):
    return Drafts(tmp_path / ".ziping")


def kept(drafts, one, second):
    assert drafts.keep(NAME, one) == ()
    os.utime(drafts.room / "草稿" / NAME / one.page, (second, second))


def test_the_latest_comes_back_and_the_one_before_it_is_not_lost(drafts):
    kept(drafts, ONE, 1)
    kept(drafts, OTHER, 2)
    again = Drafts(drafts.room)
    assert again.latest(NAME) == OTHER
    assert again.latest(NAME, besides=OTHER.text) == ONE
    again.drop(NAME, OTHER.page)
    assert again.latest(NAME) == ONE
    again.drop(NAME, ONE.page)
    assert again.latest(NAME) is None


def test_a_page_has_one_draft_of_a_file(drafts):
    kept(drafts, ONE, 1)
    kept(drafts, ONE._replace(text="新的"), 2)
    assert drafts.latest(NAME).text == "新的"
    drafts.drop(NAME, ONE.page)
    assert drafts.latest(NAME) is None


@pytest.mark.parametrize("page", ["", "..", "../x", "a/b", "C:", "a" * 33, "\0", "甲"])
def test_a_page_that_is_none_of_ours_keeps_nothing(drafts, page):
    assert drafts.keep(NAME, ONE._replace(page=page)) == ()
    drafts.drop(NAME, page)
    assert not drafts.room.exists()


def test_a_full_disk_is_said(drafts, monkeypatch):
    def full(*_):
        raise OSError(28, "")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "磁盘已满" in drafts.keep(NAME, ONE)[0].message
    assert drafts.latest(NAME) is None


def test_a_room_that_is_a_file_is_in_the_way_of_nothing_else(drafts):
    drafts.room.write_text("")
    assert drafts.keep(NAME, ONE)[0].code == "X13"
    assert drafts.latest(NAME) is None
    drafts.drop(NAME, ONE.page)
