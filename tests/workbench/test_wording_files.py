"""The workspace with a text that is being typed: all of it, with one file changed."""

from __future__ import annotations

import pytest

from generator.workbench.wording_files import WordingFiles

NAME = "narratives/套/章.md.j2"


@pytest.fixture
def files(desk):
    files = WordingFiles(desk)
    for name in (NAME, "narratives/套/别的.md.j2"):
        path = desk.folder.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    yield files
    files.close()


def test_all_files_are_there_and_one_is_what_is_typed(files):
    workspace, place = files.typed(NAME, "新的")
    assert place.read_text("utf-8") == "新的"
    other = workspace.find("narratives", "套/别的.md.j2")
    assert other.read_text("utf-8") == "narratives/套/别的.md.j2"
    assert other.is_relative_to(workspace.roots[0])
    assert (files.root / NAME).read_text("utf-8") == NAME


def test_what_was_typed_before_does_not_stay(files):
    files.typed(NAME, "新的")
    workspace, _ = files.typed("narratives/套/别的.md.j2", "别的新的")
    assert workspace.find("narratives", "套/章.md.j2").read_text("utf-8") == NAME


def test_a_file_that_is_gone_is_gone_from_the_copy(files):
    workspace, _ = files.typed(NAME, "新的")
    (files.root / "narratives/套/别的.md.j2").unlink()
    files.typed(NAME, "新的")
    assert not (workspace.roots[0] / "narratives/套/别的.md.j2").exists()


def test_a_file_that_is_not_own_is_not_typed_in(files):
    assert files.typed("narratives/通用/句式.md.j2", "x") is None
    assert files.typed("narratives/套/没有.md.j2", "x") is None
