"""Files are called as the form says: by its pattern, safe everywhere, never two alike."""

from __future__ import annotations

import pytest

from generator.batch import Options, build_one
from generator.document.filename import MAX_BYTES
from tests.conftest import ROOT

FORM = "templates/forms/淮北市项目支出绩效自评.yaml"


@pytest.fixture
def named(copy, tmp_path):
    """Build the sample by a form whose documents have a pattern; return the result."""

    def made(pattern, **replacements):
        text = (ROOT / FORM).read_text(encoding="utf-8")
        target = tmp_path / FORM
        target.parent.mkdir(parents=True)
        lines = [
            line.replace("{名称:", f"{{文件名: {pattern}, 名称:") if "模板:" in line else line
            for line in text.splitlines()
        ]
        target.write_text("\n".join(lines), encoding="utf-8")
        return build_one(copy(**replacements), Options(tmp_path / "outputs"))

    return made


def names(result):
    return [one.name for one in result.saved]


def test_the_parts_are_put_in(named):
    result = named("【单位】【年度】年度【名称】【项目】")
    assert "淮北市工伤保险管理服务中心2022年度项目支出绩效自评表日常运转经费.docx" in names(result)
    assert len(names(result)) == 3


def test_two_alike_are_told_apart(named):
    assert len(set(names(named("【单位】")))) == 3


def test_a_long_name_is_cut_and_stays_its_own(named):
    result = named("【单位】【名称】【项目】", **{"名称: 日常运转经费": f"名称: {'长' * 79}"})
    assert all(len(one.encode()) <= MAX_BYTES for one in names(result))
    assert any("~" in one for one in names(result))


def test_a_part_that_there_is_none_of_is_said(named):
    result = named("【地区】【名称】")
    assert result.failed
    assert any("【地区】" in one.message for one in result.diagnostics)
