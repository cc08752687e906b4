"""Work is kept on disk under all that it was made of; without a place to keep it, it is done."""

import os

import pytest

from generator import kept_work
from generator.kept_work import Keeper, digest, folder, makers

KEEPER = Keeper(".work", most=3)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """An empty folder of this test's own."""
    place = tmp_path / "存"
    monkeypatch.setenv("ZIPING_CACHE", str(place))
    return place


def test_what_was_kept_is_recalled_for_the_same_bytes_in_the_same_order(store):
    KEEPER.keep(b"work", b"one", b"two")
    assert KEEPER.recall(b"one", b"two") == b"work"
    assert KEEPER.recall(b"two", b"one") is None
    assert KEEPER.recall(b"onetwo") is None
    assert [file.suffix for file in store.iterdir()] == [".work"]


def test_no_work_is_work_too(store):
    KEEPER.keep(b"", b"one")
    assert KEEPER.recall(b"one") == b""
    assert store.is_dir()


def test_kinds_do_not_meet(store):
    KEEPER.keep(b"work", b"one")
    assert Keeper(".other", most=3).recall(b"one") is None
    assert store.is_dir()


@pytest.mark.parametrize("cut", [0, 10, 64, 65, 67])
def test_what_was_cut_off_is_of_no_use_and_is_taken_away(cut, store):
    KEEPER.keep(b"work", b"one")
    (file,) = store.iterdir()
    file.write_bytes(file.read_bytes()[:cut])
    assert KEEPER.recall(b"one") is None
    assert list(store.iterdir()) == []


def test_what_was_changed_is_of_no_use(store):
    KEEPER.keep(b"work", b"one")
    (file,) = store.iterdir()
    file.write_bytes(file.read_bytes().replace(b"work", b"wirk"))
    assert KEEPER.recall(b"one") is None


def test_what_is_forgotten_is_gone_and_may_be_forgotten_again(store):
    KEEPER.keep(b"work", b"one")
    KEEPER.forget(b"one")
    KEEPER.forget(b"one")
    assert list(store.iterdir()) == []


def test_another_program_does_not_find_it(store, monkeypatch):
    KEEPER.keep(b"work", b"one")
    monkeypatch.setattr(kept_work, "makers", lambda: b"another")
    assert KEEPER.recall(b"one") is None
    assert len(list(store.iterdir())) == 1


def test_a_file_of_the_program_that_changes_makes_it_another_program(tmp_path, monkeypatch):
    (tmp_path / "inner").mkdir()
    file = tmp_path / "inner/rule.py"
    file.write_text("A = 1\n")
    monkeypatch.setattr(kept_work, "PROGRAM", tmp_path)
    seen = []
    for text in ("A = 1\n", "A = 12\n"):
        file.write_text(text)
        makers.cache_clear()
        seen.append(makers())
    (tmp_path / "inner/more.toml").write_text("")
    makers.cache_clear()
    seen.append(makers())
    makers.cache_clear()
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize("word", ["off", "OFF", "0", "no", "关"])
def test_switched_off(word, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ZIPING_CACHE", word)
    KEEPER.keep(b"work", b"one")
    assert KEEPER.recall(b"one") is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_done_without(tmp_path, monkeypatch):
    (tmp_path / "占用").touch()
    monkeypatch.setenv("ZIPING_CACHE", str(tmp_path / "占用" / "下"))
    KEEPER.keep(b"work", b"one")
    assert KEEPER.recall(b"one") is None


def test_without_a_home_there_is_no_place(monkeypatch):
    def nowhere():
        raise RuntimeError

    monkeypatch.delenv("ZIPING_CACHE", raising=False)
    monkeypatch.setattr(kept_work, "_usual", nowhere)
    assert folder() is None


def test_two_that_keep_the_same_at_once(store):
    KEEPER.keep(b"work", b"one")
    KEEPER.keep(b"work", b"one")
    assert len(list(store.iterdir())) == 1
    assert KEEPER.recall(b"one") == b"work"


def test_the_oldest_of_a_kind_make_room(store):
    Keeper(".other", most=3).keep(b"work", b"one")
    for number in range(5):
        KEEPER.keep(b"work", str(number).encode())
        for file in store.glob("*.work"):
            state = file.stat()
            os.utime(file, (state.st_atime, state.st_mtime - 10))
    found = [KEEPER.recall(str(number).encode()) for number in range(5)]
    assert found == [None, None, b"work", b"work", b"work"]
    assert len(list(store.glob("*.other"))) == 1


def test_pieces_are_told_apart_where_they_end():
    assert digest(b"ab", b"c") != digest(b"a", b"bc") != digest(b"abc")
