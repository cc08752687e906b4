"""Small Word templates written by hand: only what a test is about stands in them.

A block is a string (a paragraph), a list of rows (a table; a row is a list of cell texts), or a
``Raw`` piece of WordprocessingML. ``¦`` in a text cuts it into runs, as Word likes to do.
"""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORD}.document.main+xml"


class Raw(str):
    """WordprocessingML that is put in as it is."""

    __slots__ = ()


def runs(text: str) -> str:
    pieces = (escape(piece) for piece in text.split("¦"))
    return "".join(f'<w:r><w:t xml:space="preserve">{piece}</w:t></w:r>' for piece in pieces)


def paragraph(text: str) -> str:
    return f"<w:p>{runs(text)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    width = '<w:tcW w:w="1000" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{width}{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def table(rows: list[list[str]]) -> str:
    columns = max(map(len, rows))
    grid = '<w:gridCol w:w="1000"/>' * columns
    body = ""
    for row in rows:
        full = f'<w:gridSpan w:val="{columns - len(row) + 1}"/>' if len(row) < columns else ""
        cells = [cell(text) for text in row[:-1]] + [cell(row[-1], full)]
        body += f"<w:tr>{''.join(cells)}</w:tr>"
    look = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def block(item: object) -> str:
    if isinstance(item, Raw):
        return str(item)
    return table(item) if isinstance(item, list) else paragraph(item)


def members(
    *blocks: object,
    footer: str | None = None,
    page: str = "",
    styles: str | None = None,
    lists: str | None = None,
    settings: str | None = None,
) -> dict[str, str]:
    """Return the members of a template as text, so that a test can spoil one.

    ``page`` goes into the last section; the others are what stands in those parts.
    """
    reference = '<w:footerReference w:type="default" r:id="rId1"/>' if footer is not None else ""
    body = "".join(map(block, blocks)) + f"<w:sectPr>{reference}{page}</w:sectPr>"
    names = f'xmlns:w="{W}" xmlns:r="{R}"'
    parts = {
        "footer": ("footer1", "ftr", None if footer is None else paragraph(footer)),
        "styles": ("styles", "styles", styles),
        "numbering": ("numbering", "numbering", lists),
        "settings": ("settings", "settings", settings),
    }
    parts = {kind: part for kind, part in parts.items() if part[2] is not None}
    found = {
        "[Content_Types].xml": content_types({kind: name for kind, (name, _, _) in parts.items()}),
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f"<w:document {names}><w:body>{body}</w:body></w:document>",
    }
    for name, root, content in parts.values():
        found[f"word/{name}.xml"] = f"<w:{root} {names}>{content}</w:{root}>"
    if parts:
        targets = [(kind, f"{name}.xml") for kind, (name, _, _) in parts.items()]
        found["word/_rels/document.xml.rels"] = relations(targets)
    return found


def style(key: str, name: str, kind: str = "paragraph", look: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{key}"><w:name w:val="{name}"/>{look}</w:style>'


def content_types(kinds: dict[str, str]) -> str:
    parts = [("/word/document.xml", MAIN)]
    parts += [(f"/word/{name}.xml", f"{WORD}.{kind}+xml") for kind, name in kinds.items()]
    overrides = "".join(f'<Override PartName="{p}" ContentType="{t}"/>' for p, t in parts)
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def relations(targets: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def pack(texts: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(name, text)
    return stream.getvalue()
