"""The command summary: from results alone, and what it says where there are none."""

from __future__ import annotations

import pytest


@pytest.fixture
def built(ziping, tmp_path):
    ziping("make-units", 3, "inputs")
    ziping("build", "inputs")
    return tmp_path / "outputs"


def test_a_summary_is_made_again_without_building(ziping, built, tmp_path):
    before = {name: (built / name).read_bytes() for name in ("汇总.xlsx", "汇总报告.docx")}
    for name in before:
        (built / name).unlink()
    (tmp_path / "inputs").rename(tmp_path / "搬走了")
    code, out, _ = ziping("summary")
    assert (code, out.startswith("汇总写在：")) == (0, True)
    assert {name: (built / name).read_bytes() for name in before} == before
    assert ziping("summary", "outputs")[1].startswith("汇总没有变化")


def test_it_goes_where_it_is_wanted(ziping, built, tmp_path):
    code, _, _ = ziping("summary", built / "结果.json", "-o", "交出去")
    assert (code, (tmp_path / "交出去/汇总.xlsx").is_file()) == (0, True)


@pytest.mark.parametrize(("text", "code"), [(None, "O10"), ("{", "O11"), ('{"units":[]}', "O12")])
def test_what_is_no_result_is_wrong_use(ziping, tmp_path, text, code):
    folder = tmp_path / "空"
    folder.mkdir()
    if text is not None:
        (folder / "结果.json").write_text(text, encoding="utf-8")
    exit_code, _, err = ziping("summary", folder)
    assert (exit_code, code in err) == (2, True)
