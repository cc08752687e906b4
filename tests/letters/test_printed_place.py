"""Where a finding stands: its line, its keys, and the papers that print it."""

from __future__ import annotations

import pytest

from generator.diagnostics import Diagnostic, Position
from generator.letters.printed_place import Places

FORM = "淮北市项目支出绩效自评"


@pytest.fixture
def at(copy):
    """Return the places of what begins on the first line that holds a text."""
    path = copy()
    places = Places(path, FORM)

    def found(text, file=path):
        lines = path.read_text(encoding="utf-8").splitlines()
        line = next(number for number, one in enumerate(lines, 1) if text in one)
        column = lines[line - 1].index(text) + 1
        one = Diagnostic("S01", {}, Position(str(file), line, column))
        return places.in_file(one), places.in_data(one), places.on_paper(one), line

    return found


def test_rows_are_led_to_by_their_names_and_printed_by_their_paper(at):
    line, data, papers, number = at("三级指标:")
    assert line == f"第{number}行"
    assert data.startswith("项目 → “")
    assert "绩效指标 → 产出指标" in data
    assert papers == ["项目支出绩效自评表"]


def test_what_is_of_the_unit_is_not_on_a_projects_paper_unless_it_prints_it(at):
    assert at("套表:")[2] == []
    assert at("年度:")[1] == "年度"


def test_a_place_in_another_file_is_none(at):
    assert at("年度:", "别的.yaml")[:3] == ("", "", [])


def test_a_file_that_cannot_be_read_has_lines_only(tmp_path):
    path = tmp_path / "坏.yaml"
    path.write_text("年度： [\n", encoding="utf-8")
    one = Diagnostic("Y11", {}, Position(str(path), 1, 3))
    places = Places(path, None)
    assert (places.in_file(one), places.on_paper(one)) == ("第1行", [])
