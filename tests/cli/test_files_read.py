"""--verbose: which files were read, whose they are, and what was looked for in vain."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

BUILTIN = Path(__file__).parents[2]


@pytest.fixture
def own(inputs):
    """Put a form of the workspace's own over the built-in one."""
    target = inputs.parent / "templates/forms/淮北市项目支出绩效自评.yaml"
    target.parent.mkdir(parents=True)
    shutil.copy(BUILTIN / "templates/forms/淮北市项目支出绩效自评.yaml", target)
    return target


@pytest.mark.parametrize("command", [("check",), ("score",), ("build",), ("build", "--jobs", "2")])
def test_every_command_says_what_it_read_from_where(command, ziping, copy, own):
    name, *options = command
    path = copy()
    _, _, said = ziping(name, path, *options, "--verbose")
    assert f"工作文件夹：{own.parents[2]}" in said
    assert f"{own}（自己的，盖过内置的）" in said
    assert "templates/rubrics/淮北市项目支出.yaml（内置）" in said
    assert "templates/docx/通用/项目清单.docx（内置）" in said
    assert "申报、上年的数据文件：没有（找过" in said


def test_what_was_up_to_date_is_said_too(ziping, copy):
    path = copy()
    ziping("build", path)
    _, _, said = ziping("build", path, "--verbose")
    assert "templates/docx/通用/项目清单.docx（内置）" in said


def test_a_companion_is_named(ziping, copy):
    path, other = copy(), copy("单位-申报.yaml")
    _, _, said = ziping("check", path, "--verbose")
    assert f"申报、上年的数据文件：\n    {other}" in said
    assert "找过" not in said


def test_without_a_workspace_all_is_built_in(ziping, tmp_path, sample):
    path = tmp_path / "单位.yaml"
    shutil.copy(sample, path)
    assert "没有另外的，全部用内置的" in ziping("check", path, "--verbose")[2]


def test_nothing_is_said_unasked(ziping, copy):
    assert "读了哪些文件" not in ziping("check", copy())[2]
