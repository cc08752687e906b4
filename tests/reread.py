"""A finished Word document as text that a person can compare: styles, paragraphs, merged tables."""

from __future__ import annotations

import io
from collections import Counter

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.table import Table, _Cell

ABOVE = "↑"  # this cell is merged with the one above it


def as_text(data):
    """Return every paragraph with its style, every table with its spans, every section's page."""
    document = docx.Document(io.BytesIO(data))
    lines = [f"标题：{document.core_properties.title}"]
    sections = iter(map(section, document.sections))
    for block in document.iter_inner_content():
        lines += rows(block) if isinstance(block, Table) else [paragraph(block)]
        lines += [next(sections)] if has(block, "sectPr") else []
    return "\n".join([*lines, *sections]) + "\n"


def has(block, name):
    return block._element.find(f".//{qn(f'w:{name}')}") is not None  # noqa: SLF001 - no public face


def section(one):
    """Tell what the pages of the section that ends here look like, and what is at their foot."""
    kinds = (one.footer, one.even_page_footer, one.first_page_footer)
    feet = [
        paragraph(p) for kind in kinds if not kind.is_linked_to_previous for p in kind.paragraphs
    ]
    page = "横向" if one.orientation == WD_ORIENT.LANDSCAPE else "纵向"
    return f"—— 以上各页{page}，页脚 {'、'.join(feet) or '承前'}"


def paragraph(one):
    return f"[{one.style.name}] {text_of(one)}".rstrip()


def text_of(one):
    """Return a paragraph's text; what is made bold in it stands between ‹ and ›."""
    if not any(run.bold for run in one.runs):
        return one.text
    return "".join(f"‹{run.text}›" if run.bold else run.text for run in one.runs)


def rows(table):
    """Write a table row by row.

    ⟨3⟩ after a text is the number of columns its cell spans, 〔…〕 before it its style where that
    is not the table's usual one. ‖ begins a row that is repeated on every page.
    """
    lines = [[cell(tc, table) for tc in row._tr.tc_lst] for row in table.rows]  # noqa: SLF001 - merges have no public face
    usual, _ = Counter(style for line in lines for style, _, _ in line if style).most_common(1)[0]
    yield f"表 [{table.style.name}]，格里 [{usual}]"
    for row, line in zip(table.rows, lines, strict=True):
        shown = (
            f"{f'〔{style}〕' if style not in ('', usual) else ''}{text}{span}"
            for style, text, span in line
        )
        yield f"{'‖' if has(row, 'tblHeader') else '|'} {' | '.join(shown)} |"


def cell(tc, table):
    """Return a cell's style, text and span; of a continued one only that it is continued."""
    span = f"⟨{tc.grid_span}⟩" if tc.grid_span > 1 else ""
    if tc.vMerge == "continue":
        return "", ABOVE, span
    paragraphs = _Cell(tc, table).paragraphs
    styles = dict.fromkeys(one.style.name for one in paragraphs)
    return "、".join(styles), " / ".join(map(text_of, paragraphs)).replace("\n", " ⏎ "), span


def grid(data, number=0):
    """Return a table as rows of texts, merged cells repeated, as python-docx reads them."""
    table = docx.Document(io.BytesIO(data)).tables[number]
    return [[one.text for one in row.cells] for row in table.rows]


def every_row(data):
    """Return the rows of all tables, in order, as ``grid`` reads one: forms may be cut."""
    tables = docx.Document(io.BytesIO(data)).tables
    return [[one.text for one in row.cells] for table in tables for row in table.rows]
