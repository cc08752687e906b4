"""A document as HTML: what is text stays text, tables keep their cells, marks become spans."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
import slim

from generator.document import WordTemplate
from generator.document.page_view.document_html import document_html, marks_in
from generator.document.template.traced_template import traced, traced_place
from generator.pipeline import check
from generator.templating.trace import Trace, tracing
from generator.workspace import Workspace, builtin_root
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "inputs").rglob("*.yaml"))
SAMPLES += sorted((ROOT / "templates" / "samples").glob("*.yaml"))
VOID = {"br", "col"}
HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}"]
HOSTILE += ["&lt;b&gt;", "a' onclick='x"]


class Reading(HTMLParser):
    """Reads HTML as a browser does: elements that are open, their attributes, the text."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.attributes, self.text = [], [], set(), ""

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        self.attributes |= {name for name, _ in attrs}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def read(html):
    reading = Reading()
    reading.feed(html)
    reading.close()
    assert reading.open == []
    return reading


@pytest.fixture
def shown(write):
    """Fill a template made of blocks, traced, and read its HTML."""

    def filled(data, *blocks):
        template = WordTemplate.load(write(slim.members(*blocks))).value
        with tracing(Trace()) as trace:
            document, said = traced(template).fill(data)
        assert said == ()
        return read(document_html(document)), document_html(document), trace, document

    return filled


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_the_samples_are_whole_html_with_all_their_text(path):
    for draft in check(path, Workspace((builtin_root(),))).drafts:
        html = document_html(draft.content)
        assert {tag for tag, _ in read(html).seen} <= TAGS
        reading = read(RUNNING.sub("", html))
        xml = draft.content.contents["word/document.xml"].decode()
        wanted = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))
        assert squeezed(reading.text) == squeezed(read(wanted).text)


def test_headers_and_footers_are_shown_with_their_origin(write):
    template = WordTemplate.load(write(slim.members("{{ 甲 }}", footer="共{{ 乙 }}"))).value
    with tracing(Trace()) as trace:
        document, _ = traced(template).fill({"甲": "好", "乙": "丙丁"})
    html = document_html(document)
    assert '<footer class="running" data-pages="">' in html
    assert read(html).text == "好共丙丁"
    assert {*marks_in(document)} == {0, 1}
    assert traced_place(trace.marks[0].file)[1] == "word/document.xml"
    assert {traced_place(one.file)[1] for one in trace.marks} == set(MEMBERS)


MEMBERS = ("word/document.xml", "word/footer1.xml")
RUNNING = re.compile("<(header|footer) .*?</\\1>", re.DOTALL)

TAGS = {"section", "header", "footer", "p", "h3", "h4", "h5", "h6", "span", "br", "sup"}
TAGS |= {"table", "colgroup", "col", "tbody", "tr", "td"}


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_the_data_is_markup(shown, text):
    reading, html, _, _ = shown({"名称": text}, "前{{ 名称 }}后", [["{{ 名称 }}"]])
    assert reading.text.count(text) == 2
    assert "<script" not in html
    assert "<img" not in html
    assert reading.attributes <= {"class", "style", "data-style", "data-from", "colspan", "rowspan"}


def test_marks_become_spans_and_are_gone(shown):
    reading, _, trace, document = shown({"甲": "一\n二", "乙": "三"}, "前{{ 甲 }}中{{ 乙 }}后")
    spans = [attrs["data-from"] for _, attrs in reading.seen if "data-from" in attrs]
    assert spans == ["0", "0", "1"]
    assert reading.text == "前一二中三后"
    assert [*marks_in(document)] == [0, 0, 1]
    assert [one.seen[-1].value for one in trace.marks] == ["一\n二", "三"]


def test_the_look_of_paragraphs_and_runs_is_kept(shown):
    reading, _, _, _ = shown(
        {"甲": "好"},
        slim.Raw(
            '<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="36"/>'
            '<w:color w:val="C00000"/></w:rPr><w:t>{{ 甲 }}</w:t><w:tab/><w:br/></w:r></w:p>'
        ),
    )
    looks = ";".join(attrs.get("style", "") for _, attrs in reading.seen)
    for wanted in ("text-align:center", "font-weight:bold", "font-size:18pt", "color:#C00000"):
        assert wanted in looks


def test_a_look_that_is_no_look_does_not_get_out(shown):
    reading, html, _, _ = shown(
        {"甲": "好"},
        slim.Raw(
            '<w:p><w:r><w:rPr><w:color w:val="red;}x"/><w:sz w:val="a&quot;b"/></w:rPr>'
            "<w:t>{{ 甲 }}</w:t></w:r></w:p>"
        ),
    )
    assert "red" not in html
    assert reading.text.strip() == "好"


def test_a_sheet_has_the_size_of_its_section(shown):
    reading, _, _, _ = shown(
        {"甲": "好"},
        "{{ 甲 }}",
        slim.Raw(
            '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
            '<w:pgMar w:top="567" w:right="567" w:bottom="567" w:left="567"/></w:sectPr></w:pPr>'
            "</w:p>"
        ),
        "乙",
    )
    sheets = [attrs.get("style", "") for tag, attrs in reading.seen if tag == "section"]
    assert len(sheets) == 2
    assert sheets[0].startswith("width:297.0mm;min-height:210.0mm;padding:10.0mm")
