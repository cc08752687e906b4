from __future__ import annotations

import pytest

from generator.document.package.sections import Body

SECTION = (
    '<w:sectPr><w:type w:val="continuous"/><w:pgNumType w:fmt="decimal" w:start="1"/></w:sectPr>'
)
PLAIN = "<w:sectPr/>"


def document(content, section=SECTION):
    return f"<w:document><w:body>{content}{section}</w:body></w:document>"


def parts(body):
    """Return the content of a body and the setting of its last section."""
    *before, (text, last) = body.pieces
    return "".join(text + section for text, section in before) + text, last


@pytest.mark.parametrize(
    "content", ["", "<w:p/>", "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>", "<w:tbl></w:tbl>"]
)
def test_a_body_taken_apart_is_put_together_again(content):
    body = Body.of(document(content))
    assert parts(body) == (content, SECTION)
    assert body.under({}) == document(content)


def test_a_body_without_a_last_section_gets_a_plain_one():
    content = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    assert parts(Body.of(document(content, ""))) == (content, PLAIN)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("<w:p></w:p>", f"<w:p><w:pPr>{PLAIN}</w:pPr></w:p>"),
        ("<w:p a='b'>甲</w:p>", f"<w:p a='b'><w:pPr>{PLAIN}</w:pPr>甲</w:p>"),
        ("<w:p><w:pPr><a/></w:pPr>甲</w:p>", f"<w:p><w:pPr><a/>{PLAIN}</w:pPr>甲</w:p>"),
    ],
    ids=["空段", "有属性", "有段落格式"],
)
def test_the_last_paragraph_takes_the_section(last, expected):
    joined = Body.of(document(last, PLAIN)).followed_by(Body.of(document("乙")))
    assert parts(joined) == (f"{expected}乙", SECTION)


@pytest.mark.parametrize(
    "last",
    [
        "<w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl>",
        "<w:p/>",
        "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>",
        "<w:p><w:txbxContent><w:p></w:p></w:txbxContent></w:p>",
        "<w:p><w:pPr><w:pPrChange><w:pPr></w:pPr></w:pPrChange></w:pPr></w:p>",
    ],
    ids=["表格", "自闭合", "已有分节", "文本框", "格式修订"],
)
def test_where_no_paragraph_can_take_it_one_of_no_height_does(last):
    joined = Body.of(document(last, PLAIN)).followed_by(Body.of(document("")))
    content, _ = parts(joined)
    assert content.startswith(f"{last}<w:p><w:pPr><w:snapToGrid")
    assert content.endswith(f"{PLAIN}</w:pPr></w:p>")


def test_a_following_body_begins_a_page_and_goes_on_counting():
    body = Body.of(document("<w:p></w:p>")).going_on()
    assert body.sections == ('<w:sectPr><w:pgNumType w:fmt="decimal"/></w:sectPr>',)


def test_only_its_first_section_must_begin_a_page():
    content = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>"
    body = Body.of(document(content)).going_on()
    first, last = body.sections
    assert "<w:type" not in first
    assert "<w:type" in last
    assert "w:start" not in first + last


def test_the_root_takes_the_attributes_of_all():
    xml = Body.of(document("")).under({"xmlns:w": "甲", "xmlns:a": "乙"})
    assert xml.startswith('<w:document xmlns:w="甲" xmlns:a="乙"><w:body>')
