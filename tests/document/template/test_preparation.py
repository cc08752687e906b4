"""Ids that a loop repeats: a document has each of them once, or not at all."""

import re
from collections import Counter

import pytest
import slim
from slim import Raw, runs

from generator.document import WordTemplate
from generator.document.attaching import attach

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
CONTROL = '<w:sdtPr><w:id w:val="123456"/></w:sdtPr>'
LOOP, END = "{%p for 行 in 表 %}", "{%p endfor %}"


def shape(element):
    return f'<w:p><w:r><w:pict {VML}><{element} style="width:9pt"/></w:pict></w:r></w:p>'


REPEATED = {
    "段落编号": (
        f'<w:p xmlns:w14="{W14}" w14:paraId="1A2B3C4D" w14:textId="77777777">{runs("字")}</w:p>',
        r'w14:paraId="([^"]*)"',
    ),
    "文字编号": (
        f'<w:p xmlns:w14="{W14}" w14:paraId="1A2B3C4D" w14:textId="5A2B3C4D">{runs("字")}</w:p>',
        r'w14:textId="([^"]*)"',
    ),
    "内容控件": (
        f"<w:sdt>{CONTROL}<w:sdtContent><w:p>{runs('字')}</w:p></w:sdtContent></w:sdt>",
        r'<w:sdtPr>.*?<w:id w:val="([^"]*)"',
    ),
    "图形编号": (
        shape('v:shape id="_x0000_s1026" o:spid="_x0000_s1026"'),
        r'<v:shape [^>]*?\bid="([^"]*)"',
    ),
    "书签名": (
        f'<w:p><w:bookmarkStart w:id="3" w:name="处"/>{runs("字")}<w:bookmarkEnd w:id="3"/></w:p>',
        r'bookmarkStart [^>]*w:name="([^"]*)"',
    ),
    "书签编号": (
        f'<w:p><w:bookmarkStart w:id="3" w:name="处"/>{runs("字")}<w:bookmarkEnd w:id="3"/></w:p>',
        r'bookmarkStart [^>]*w:id="([^"]*)"',
    ),
    "图形种类": (
        shape('v:shapetype id="_x0000_t75" o:spt="75" path="m"').replace(
            "/></w:pict>", "></v:shapetype></w:pict>"
        ),
        r'<v:shapetype [^>]*?\bid="([^"]*)"',
    ),
    "图形序号": (
        shape('v:rect id="框" o:spid="_x0000_s1026"'),
        r'o:spid="([^"]*)"',
    ),
}


@pytest.mark.parametrize(("block", "pattern"), REPEATED.values(), ids=REPEATED)
def test_what_a_loop_repeats_has_no_id_twice(block, pattern, load):
    """Fault: ids are kept as they stand in the template, so that a loop repeats them."""
    template, diagnostics = load(LOOP, Raw(block), END)
    assert diagnostics == ()
    filled, diagnostics = template.fill({"表": [1, 2, 3]})
    assert diagnostics == ()
    xml = filled.content(template.body).decode()
    assert xml.count(">字<") == 3 or "<w:pict" in xml
    assert [key for key, count in Counter(re.findall(pattern, xml)).items() if count > 1] == []


def test_an_embedded_object_finds_its_own_shape(load):
    """Fault: shapes get new ids and the objects that name them by id are left behind."""
    block = (
        f'<w:p><w:r><w:object {VML}><v:shape id="_x0000_i1025" style="width:9pt"/>'
        '<o:OLEObject Type="Embed" ShapeID="_x0000_i1025" ObjectID="_1"/></w:object></w:r></w:p>'
    )
    template, _ = load(LOOP, Raw(block), END)
    filled, _ = template.fill({"表": [1, 2]})
    xml = filled.content(template.body).decode()
    shapes = re.findall(r'<v:shape [^>]*?\bid="([^"]*)"', xml)
    assert re.findall(r'ShapeID="([^"]*)"', xml) == shapes
    assert len(set(shapes)) == 2


def test_a_row_of_a_table_has_no_id_twice(load):
    """Fault: rows keep their ids where paragraphs lose theirs."""
    cells = "<w:tc><w:tcPr/><w:p>{}</w:p></w:tc>"
    tagged = (
        f"<w:tr>{cells.format(runs(tag))}</w:tr>"
        for tag in ("{%tr for 行 in 表 %}", "{%tr endfor %}")
    )
    row = f'<w:tr xmlns:w14="{W14}" w14:paraId="1A2B3C4D">{cells.format(runs("{{ 行 }}"))}</w:tr>'
    first, last = tagged
    table = (
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid>{first}{row}{last}</w:tbl>'
    )
    template, diagnostics = load(Raw(table))
    assert diagnostics == ()
    filled, _ = template.fill({"表": ["甲", "乙"]})
    assert "paraId" not in filled.content(template.body).decode()


@pytest.mark.parametrize(("block", "pattern"), REPEATED.values(), ids=REPEATED)
def test_what_stands_behind_twice_has_no_id_twice(block, pattern, write, properties, open_document):
    """Fault: a template without tags keeps its ids, and is attached to a report twice."""
    found = WordTemplate.load(write(slim.members(Raw(block))))
    template, diagnostics = found.value, found.diagnostics
    assert diagnostics == ()
    filled = [template.fill({})[0] for _ in range(3)]
    xml = open_document(attach(filled[0], filled[1:]).pack(properties)).element.xml
    assert [
        key for key, count in Counter(re.findall(pattern, xml, re.DOTALL)).items() if count > 1
    ] == []


def test_loops_of_several_attachments_stay_apart(write, properties, open_document):
    """Fault: an id made for a repeated shape is one that another shape has already."""
    blocks = (LOOP, Raw(shape('v:shape id="甲"')), END, Raw(shape('v:shape id="甲_2"')))
    template = WordTemplate.load(write(slim.members(*blocks))).value
    filled = [template.fill({"表": [1, 2]})[0] for _ in range(2)]
    xml = open_document(attach(filled[0], filled[1:]).pack(properties)).element.xml
    ids = re.findall(r'<v:shape [^>]*?\bid="([^"]*)"', xml)
    assert len(ids) == len(set(ids)) == 6
