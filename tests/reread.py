"""A finished Word document as text that a person can compare: styles, paragraphs, merged tables."""

from __future__ import annotations

import io

import docx
from docx.table import Table

ABOVE = "↑"  # this cell is merged with the one above it


def as_text(data):
    """Return every paragraph with its style, every table row with its spans, then the footer."""
    document = docx.Document(io.BytesIO(data))
    lines = [f"标题：{document.core_properties.title}"]
    for block in document.iter_inner_content():
        lines += rows(block) if isinstance(block, Table) else [paragraph(block)]
    for section in document.sections:
        lines += [f"页脚 {paragraph(one)}" for one in section.footer.paragraphs]
    return "\n".join(lines) + "\n"


def paragraph(one):
    return f"[{one.style.name}] {one.text}".rstrip()


def rows(table):
    """Write a table row by row; ⟨3⟩ after a text is the number of columns its cell spans."""
    return [f"| {' | '.join(map(cell, row._tr.tc_lst))} |" for row in table.rows]  # noqa: SLF001 - merges have no public face


def cell(tc):
    text = " / ".join(p.text for p in docx.table._Cell(tc, None).paragraphs)  # noqa: SLF001
    shown = ABOVE if tc.vMerge == "continue" else text.replace("\n", " ⏎ ")
    return f"{shown}⟨{tc.grid_span}⟩" if tc.grid_span > 1 else shown


def grid(data, number=0):
    """Return a table as rows of texts, merged cells repeated, as python-docx reads them."""
    table = docx.Document(io.BytesIO(data)).tables[number]
    return [[one.text for one in row.cells] for row in table.rows]
