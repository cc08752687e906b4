"""The copy that is converted: nothing in it differs but how marks hang."""

from __future__ import annotations

import io
import zipfile

import pytest
import slim

from generator.document.package.wordml import prove
from generator.document.preview.page_copy import HANG, page_copy

RUNS = "<w:rPrDefault><w:rPr/></w:rPrDefault>"
DEFAULTS = {
    "没有写": "",
    "空的": f"<w:docDefaults>{RUNS}<w:pPrDefault/></w:docDefaults>",
    "只有文字的": f"<w:docDefaults>{RUNS}</w:docDefaults>",
    "没有性质的": f"<w:docDefaults>{RUNS}<w:pPrDefault></w:pPrDefault></w:docDefaults>",
    "有性质的": (
        f"<w:docDefaults>{RUNS}<w:pPrDefault><w:pPr><w:kinsoku/><w:spacing/></w:pPr>"
        "</w:pPrDefault></w:docDefaults>"
    ),
    "写了不悬的": (
        f'<w:docDefaults>{RUNS}<w:pPrDefault><w:pPr><w:overflowPunct w:val="0"/><w:jc/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    ),
}


def copied(write, styles, *blocks):
    data, reason = page_copy(write(slim.members(*(blocks or ("字",)), styles=styles)))
    assert reason == ""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("defaults", list(DEFAULTS)[1:])
def test_the_defaults_say_that_marks_hang(write, defaults):
    """Fault: LibreOffice hangs a mark at the end of a line, and does not draw it."""
    styles = copied(write, DEFAULTS[defaults])["word/styles.xml"]
    prove(styles.encode())
    assert styles.count("overflowPunct") == styles.count(HANG) == 1
    before = styles.partition(HANG)[0]
    assert "<w:pPrDefault><w:pPr>" in before
    assert "<w:spacing/>" not in before


def test_what_a_style_or_a_paragraph_says_of_it_goes(write):
    said = '<w:pPr><w:overflowPunct w:val="0"/></w:pPr>'
    styles = slim.style("A", "甲", look=said) + DEFAULTS["空的"]
    found = copied(write, styles, slim.Raw(f"<w:p>{said}</w:p>"))
    assert found["word/document.xml"].count("overflowPunct") == 0
    assert found["word/styles.xml"].count("overflowPunct") == 1


def test_the_entries_of_a_table_of_contents_get_their_pages(write):
    """Fault: LibreOffice prints what stands in the field, and the numbers are not there yet."""
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    entry = f"<w:r><w:t>一、概况</w:t></w:r>{begin}{{}} PAGEREF a </w:instrText></w:r>{end}"
    code = '<w:r><w:instrText xml:space="preserve">'
    field = f"{begin}{code} TOC \\u </w:instrText></w:r>{separate}{entry.format(code)}{end}"
    body = copied(write, DEFAULTS["空的"], slim.Raw(f"<w:p>{field}</w:p>"))["word/document.xml"]
    assert entry.format(code) in body
    assert " TOC " not in body
    assert body.count("<w:fldChar ") == 2


def test_all_else_stays(write):
    members = slim.members("字，", styles=DEFAULTS["空的"])
    found = copied(write, DEFAULTS["空的"], "字，")
    assert found.keys() == members.keys()
    assert {name for name in found if found[name] != members[name]} == {"word/styles.xml"}


@pytest.mark.parametrize("content", [b"", b"no zip", slim.pack({"a.txt": "a"})])
def test_what_is_no_document_is_not_copied(write, content):
    data, reason = page_copy(write(content))
    assert (data, bool(reason)) == (b"", True)
