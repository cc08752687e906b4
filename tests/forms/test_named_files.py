"""Files that a form names: found in the workspace, or the nearest is named."""

from __future__ import annotations

import pytest

from generator.forms.named_files import NamedFiles
from generator.workspace import Workspace

FILES = NamedFiles("例子", ("templates", "examples"), ".yaml")


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "templates/examples"
    (folder / "湖南").mkdir(parents=True)
    for name in ("通用", "湖南/林业"):
        (folder / f"{name}.yaml").write_text("", encoding="utf-8")
    return Workspace((tmp_path,))


def test_are_found_by_name(workspace):
    assert FILES.find(workspace, "湖南/林业").stem == "林业"
    assert FILES.find(workspace, "../examples/通用") is None
    assert FILES.names(workspace) == ("湖南/林业", "通用")


@pytest.mark.parametrize(
    ("name", "advice"),
    [("湖南/林叶", "（是不是“湖南/林业”？）"), ("甲", "（可用的有：湖南/林业、通用）")],
)
def test_absent_ones_are_said_with_the_nearest(workspace, name, advice):
    said = FILES.absent(workspace, name, "某县", None)
    assert (said.code, said.facts["advice"]) == ("G02", advice)
    assert said.message == f"套表“某县”要用的例子“{name}”不存在"


def test_where_there_are_none_nothing_is_listed(tmp_path):
    assert FILES.absent(Workspace((tmp_path,)), "甲", "某县", None).facts["advice"] == ""
