from __future__ import annotations

import io
import zipfile

import pytest
import slim
from lxml import etree
from slim import Raw
from validators import faults

from generator.document import WordTemplate
from generator.document.attaching import attach
from generator.document.preview.laid_out_contents import without_fields

W = f"{{{slim.W}}}"
STYLES = (
    slim.style("H1", "heading 1", look='<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + slim.style(
        "H2", "二级", look='<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    )
    + slim.style("H2x", "二级变", look='<w:basedOn w:val="H2"/>')
    + slim.style(
        "N", "普通", look='<w:basedOn w:val="H1"/><w:pPr><w:outlineLvl w:val="9"/></w:pPr>'
    )
    + slim.style("T1", "toc 1")
    + slim.style("T2", "TOC 2")
)


def field(instruction, shown="旧的", behind=""):
    return Raw(
        '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>{shown}</w:t></w:r></w:p><w:p><w:r><w:t>旧的二</w:t></w:r></w:p>"
        f'<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r>{behind}</w:p>'
    )


def heading(text, style, extra=""):
    return Raw(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


BODY = (
    "{{ 名 }}",
    heading("一、{{ 名 }}", "H1"),
    "正文",
    heading("（一）<w:tab/>细".replace("<w:tab/>", "</w:t><w:tab/><w:t>"), "H2"),
    heading(" ", "H1"),
    heading("不是标题", "N"),
    heading("也是二级", "H2x"),
    [["{%tr for x in [1, 2] %}"], ["{{ x }}"], ["{%tr endfor %}"]],
    Raw('<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:t>直接的</w:t></w:r></w:p>'),
)


@pytest.fixture
def fill(write):
    def filled(*blocks, joined=False):
        loaded = WordTemplate.load(write(slim.pack(slim.members(*blocks, styles=STYLES))))
        template, said = loaded.value, loaded.diagnostics
        assert said == ()
        document, said = template.fill({"名": "情况<&>"}, joined=joined)
        assert said == ()
        return document

    return filled


def lines(content):
    """Return the lines of the table: style, words, and where each leads."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml"))
    named = {one.get(f"{W}name") for one in root.iter(f"{W}bookmarkStart")}
    found = []
    for paragraph in root.iter(f"{W}p"):
        for link in paragraph.findall(f"{W}hyperlink"):
            assert link.get(f"{W}anchor") in named
            assert f"PAGEREF {link.get(f'{W}anchor')} " in "".join(link.itertext())
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            found.append((style.get(f"{W}val"), "".join(t.text or "" for t in link.iter(f"{W}t"))))
    return found


ALL = [
    ("T1", "一、情况<&>"),
    ("T2", "（一） 细"),
    ("T2", "也是二级"),
    ("T1", "直接的"),
]


def test_the_entries_are_the_headings_of_the_document(fill, properties):
    content = fill(field('TOC \\o "1-3" \\h \\z \\u'), *BODY).pack(properties)
    assert faults(content) == []
    assert lines(content) == ALL
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert "旧的" not in xml
    assert xml.count('w:dirty="true"') == 1
    assert xml.count('"begin"') == xml.count('"end"') == 5


@pytest.mark.parametrize(
    ("instruction", "wanted"),
    [
        ('TOC \\o "1-3" \\h', ALL[:1]),
        ('TOC \\o "2-3" \\h \\u', ALL[1:3]),
        ('TOC \\h \\t "二级,1"', [("T1", "（一） 细")]),
        ("TOC \\h \\u", ALL),
    ],
)
def test_the_switches_say_what_is_gathered(fill, properties, instruction, wanted):
    assert lines(fill(field(instruction), *BODY).pack(properties)) == wanted


def test_a_simple_field_becomes_a_whole_one(fill, properties):
    simple = Raw(
        '<w:p><w:fldSimple w:instr=" TOC \\h \\u "><w:r><w:t>旧</w:t></w:r></w:fldSimple></w:p>'
    )
    content = fill(simple, *BODY).pack(properties)
    assert faults(content) == []
    assert lines(content) == ALL


def test_what_stands_around_the_field_stays(fill, properties):
    behind = '<w:r><w:br w:type="page"/></w:r>'
    content = fill("目录", field("TOC \\u \\h", behind=behind), *BODY).pack(properties)
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    assert faults(content) == []
    assert xml.index("目录") < xml.index("PAGEREF") < xml.index('w:type="page"') < xml.index("正文")


def test_old_entries_are_no_headings(fill, properties):
    old = field("TOC \\u \\h").replace(
        "<w:p><w:r><w:t>旧的二", '<w:p><w:pPr><w:pStyle w:val="H1"/></w:pPr><w:r><w:t>旧的二'
    )
    assert "H1" in old
    assert lines(fill(Raw(old), *BODY).pack(properties)) == ALL


def test_in_a_content_control(fill, properties):
    toc = field("TOC &#92;u &#92;h")
    control = Raw(
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{toc}</w:sdtContent></w:sdt>"
    )
    content = fill(control, *BODY).pack(properties)
    assert faults(content) == []
    assert lines(content) == ALL


def test_without_headings_the_table_is_empty(fill, properties):
    content = fill(field("TOC \\u \\h"), "{{ 名 }}").pack(properties)
    assert faults(content) == []
    assert lines(content) == []


def test_the_headings_of_attachments_are_listed_too(fill, properties):
    main = fill(field("TOC \\u \\h"), *BODY, joined=True)
    other = fill(*BODY, joined=True)
    content = attach(main, [other, other]).pack(properties)
    assert faults(content) == []
    assert lines(content) == ALL * 3


def test_for_layout_the_field_is_gone_and_its_entries_stay(fill, properties):
    content = fill(field("TOC \\u \\h"), *BODY).pack(properties)
    xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    bare = without_fields(xml)
    assert "TOC " not in bare
    assert bare.count("PAGEREF") == bare.count('"begin"') == bare.count('"end"') == len(ALL)
    etree.fromstring(bare.encode())
