from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.table import Column, Table

from generator.cli.folded_cell import FoldedCell

PARTS = ("“两癌”", "（二期）", "某某县", "免费检查", "“ ", " ", "BIM", "、")
TEXTS = st.lists(st.sampled_from(PARTS), min_size=1, max_size=9).map("".join).map(str.strip)


def lines(content, width):
    table = Table(Column("名称", overflow="fold"), show_header=False, box=None, padding=0)
    table.add_row(content)
    file = io.StringIO()
    Console(file=file, width=width, soft_wrap=True).print(table)
    return file.getvalue().splitlines()


def test_rich_would_leave_a_line_to_a_blank():
    """Fault: a name with “” printed an empty line within its cell."""
    name = "“两癌” （二期）（二期）“ 项目某某县"
    assert any(not line.strip() for line in lines(name, 9))
    assert all(line.strip() for line in lines(FoldedCell(name), 9))


@given(TEXTS.filter(bool), st.integers(4, 40))
def test_nothing_but_blanks_is_lost(text, width):
    printed = lines(FoldedCell(text), width)
    assert re.sub(r"\s", "", "".join(printed)) == re.sub(r"\s", "", text)
    assert all(line.strip() for line in printed)


@pytest.mark.parametrize("text", ["", " "])
def test_an_empty_cell_has_its_line(text):
    assert len(lines(FoldedCell(text), 9)) == 1
