"""Forms by hand: a table with a block of rows below a head, as maintainers draw it."""

from __future__ import annotations

from slim import Raw, cell

from generator.document.package.wordml import W

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
FIXED = '<w:tblLayout w:type="fixed"/>'
LOOP, END = "{%tr for 行 in 表 %}", "{%tr endfor %}"
ROW = "{{ 行.名 }}", "{{ 行.值 }}"


def span(columns):
    return f'<w:gridSpan w:val="{columns}"/>'


def row(*cells, marked=None):
    """A row of (text, properties) or texts; ``marked`` is what it says of being a head."""
    said = {None: "", True: "<w:tblHeader/>", False: '<w:tblHeader w:val="0"/>'}[marked]
    written = (cell(*one) if isinstance(one, tuple) else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{said}</w:trPr>{''.join(written)}</w:tr>"


def statement(text):
    return row(("", CONTINUE), (text, span(2)))


def table(*rows, layout=FIXED, columns=3, widths=None):
    look = f'<w:tblPr><w:tblW w:w="0" w:type="auto"/>{layout}</w:tblPr>'
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths or [1000] * columns)
    return Raw(f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>")


def form(head=None, body=None, after=None, layout=FIXED):
    """A name, a block of a loop below its head with a label at its side, a signature."""
    return table(
        row("名称", ("{{ 名称 }}", span(2))),
        *(head or [row(("指标", RESTART), "名", "值")]),
        statement(LOOP),
        *(body or [row(("", CONTINUE), *ROW)]),
        statement(END),
        *([row("合计", "", "{{ 名称 }}"), row("意见", ("", span(2)))] if after is None else after),
        layout=layout,
    )


def heads_of(document):
    """Return, for each table, the texts of its rows and which of them repeat."""
    found = []
    for one in document.tables:
        rows = [[c.text for c in r.cells] for r in one.rows]
        marks = [r._tr.find(f"{W}trPr/{W}tblHeader") is not None for r in one.rows]  # noqa: SLF001
        found.append(
            [("‖" if mark else "") + "|".join(r) for r, mark in zip(rows, marks, strict=True)]
        )
    return found
