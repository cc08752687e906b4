"""check --fix: the change is shown, written only when that is said, and never by halves."""

from __future__ import annotations

import pytest

from tests.conftest import SAMPLE

GOOD = "预期目标: 做好工伤保险经办管理和参保服务，备足"  # the place of one value


@pytest.fixture
def unit(tmp_path):
    """The sample with a half-width comma in it."""
    text = SAMPLE.read_text(encoding="utf-8").replace(GOOD, GOOD.replace("，", ","))
    path = tmp_path / "单位.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_change_is_shown_and_nothing_written(ziping, unit):
    before = unit.read_bytes()
    code, out, err = ziping("check", unit, "--fix")
    assert code == 0
    assert "L02" in out
    assert [line[0] for line in out.splitlines() if GOOD in line] == ["+"]
    assert "--yes" in err
    assert unit.read_bytes() == before


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_it_is_written_with_all_else_as_it_was(ziping, unit, mark, end):
    unit.write_bytes(mark + unit.read_bytes().replace(b"\n", end))
    assert ziping("check", unit, "--fix", "--yes")[0] == 0
    assert unit.read_bytes() == mark + SAMPLE.read_bytes().replace(b"\n", end)
    assert "没有可以自动改的" in ziping("check", unit, "--fix")[2]


def test_what_is_not_selected_stays(ziping, unit):
    before = unit.read_bytes()
    assert ziping("check", unit, "--fix", "--yes", "--ignore", "L")[0] == 0
    assert unit.read_bytes() == before


def test_a_file_in_another_encoding_is_not_written(ziping, unit):
    data = unit.read_text(encoding="utf-8").encode("gb18030")
    unit.write_bytes(data)
    code, _, err = ziping("check", unit, "--fix", "--yes")
    assert (code, "UTF-8" in err) == (1, True)
    assert unit.read_bytes() == data


@pytest.mark.parametrize(
    "wrong",
    [["--yes"], ["--fix", "--docx"], ["--fix", "--write-baseline"], ["--fix", "--select", "Z9"]],
)
def test_what_does_not_go_together_is_refused(ziping, unit, wrong):
    assert ziping("check", unit, *wrong)[0] == 2
