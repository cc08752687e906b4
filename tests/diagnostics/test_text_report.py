"""Findings as text: the caret under its place, whatever the length of the line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic, Position, as_text, text_report
from generator.diagnostics.text_report import WIDEST, cell_width, excerpt_lines

BAR = "    | "


def test_caret_stands_below_its_place() -> None:
    """The place is where the caret is, and as wide."""
    lines = excerpt_lines(Position("a", 1, 4, 2, "名称：甲乙丙"))
    assert lines == [f"{BAR}名称：甲乙丙", f"{BAR}{' ' * 6}^^^^"]


@given(st.text("a甲\t", max_size=400), st.integers(1, 410), st.integers(1, 500))
def test_what_is_shown_has_an_end(line: str, column: int, length: int) -> None:
    """No line is wider than the window, and the caret is in sight below its character."""
    shown, *caret = excerpt_lines(Position("a", 1, column, length, line))
    assert cell_width(shown) <= 2 * WIDEST + len(BAR)
    if not caret:
        return
    pad = cell_width(caret[0].rstrip("^"))
    assert len(caret[0]) <= WIDEST + len(BAR)
    if column <= len(line):
        before = "".join(char for n, char in enumerate(shown) if cell_width(shown[: n + 1]) <= pad)
        assert shown[len(before)] == line[column - 1].replace("\t", " ")


@pytest.mark.parametrize("place", [1, 2, 3])
def test_a_long_line_is_cut_before_it_is_measured(
    place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault: a line of 20 KB took 15 seconds, one of 80 KB more than 90."""
    measured: list[int] = []

    def counted(text: str) -> int:
        measured.append(len(text))
        return cell_width(text)

    monkeypatch.setattr(text_report, "cell_width", counted)
    sums = []
    for size in (20_000, 80_000):
        measured.clear()
        excerpt_lines(Position("a", 1, size * place // 4, size, "甲" * size))
        sums.append(sum(measured))
    assert sums[0] == sums[1] < 10 * WIDEST


def related_lines(*places: Position) -> list[str]:
    """Return the lines of a finding that name its related places, called 一, 二, 三 and so on."""
    related = tuple(zip("一二三四", places, strict=False))
    found = Diagnostic("G04", {"path": "甲"}, Position("甲.yaml", 9, 1), related)
    return [line.strip() for line in as_text(found).split("\n") if "参见" in line]


def test_related_places_of_the_same_file_are_told_by_their_lines() -> None:
    """Lines in a row are a range; another file, or a place alone, is told with its column."""
    near = [Position("甲.yaml", line, 5) for line in (36, 32, 33, 34)]
    assert related_lines(*near) == ["参见第 32–34、36 行：一、二、三、四"]
    assert related_lines(near[0]) == ["参见 甲.yaml:36:5：一"]
    other = Position("乙.yaml", 3, 2)
    assert related_lines(*near[:2], other) == ["参见第 32、36 行：一、二", "参见 乙.yaml:3:2：三"]
