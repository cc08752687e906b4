"""Conditions and loops within a paragraph print the same text however it is cut into runs."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import pytest
import slim
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slim import Raw

from generator.document import WordTemplate
from generator.pipeline import build
from generator.workspace import Workspace, builtin_root

W = f"{{{slim.W}}}"
HOUSE = Path(__file__).parents[3]
SAMPLES = sorted((HOUSE / "inputs").rglob("*.yaml"))
TEMPLATES = sorted((HOUSE / "templates/docx").rglob("*.docx"))
DATA = {"甲": "一", "无": None, "表": ["子", "丑", "寅"], "行列": []}
SENTENCES = {
    "附件：{% if 甲 %}{{ 甲 }}.{% endif %}名称": "附件：一.名称",
    "{% if 无 %}有{{ 甲 }}{% elif 甲 %}另{% else %}没有{% endif %}。": "另。",
    "{% for 项 in 表 %}{{ 项 }}{% if not loop.last %}、{% endif %}{% endfor %}。": "子、丑、寅。",
    "{% for 项 in 行列 %}{{ 项 }}{% else %}无{% endfor %}": "无",
    "{% set 乙 = 甲 %}{% if 乙 %}{% if 无 %}空{% else %}{{ 乙 }}{% endif %}字{% endif %}": "一字",
    "{% with 乙 = 甲 %}{{ 乙 }}和{{ 乙 }}{% endwith %}": "一和一",
    "甲{%- if 甲 -%} 乙 {%- endif -%} 丙": "甲乙丙",
}
LOOKS = ("", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:rFonts w:hint="eastAsia"/><w:lang/></w:rPr>')
BETWEEN = (
    "",
    '<w:proofErr w:type="spellStart"/>',
    '<w:bookmarkStart w:id="{n}" w:name="签{n}"/>',
    '<w:bookmarkStart w:id="{n}" w:name="签{n}"/><w:bookmarkEnd w:id="{n}"/>',
)
AROUND = (
    "{}",
    '<w:hyperlink w:anchor="处">{}</w:hyperlink>',
    "<w:smartTag w:element='甲'><w:smartTagPr/>{}</w:smartTag>",
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
    "<w:sdt><w:sdtContent><w:hyperlink w:anchor='处'>{}</w:hyperlink></w:sdtContent></w:sdt>",
)


def run(text, look=""):
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


@st.composite
def cut_paragraphs(draw, text):
    """Cut a text anywhere into runs, and put what Word puts between and around some of them."""
    places = sorted(draw(st.sets(st.integers(1, len(text) - 1), max_size=8)))
    pieces = [text[a:b] for a, b in zip((0, *places), (*places, len(text)), strict=True)]
    xml, opened, waiting = "", [], []
    for n, piece in enumerate(pieces):
        mark = draw(st.sampled_from(BETWEEN)).format(n=n)
        opened += [n] if "Start" in mark and "End" not in mark and "bookmark" in mark else []
        waiting.append(mark + run(piece, draw(st.sampled_from(LOOKS))))
        if n == len(pieces) - 1 or draw(st.booleans()):
            xml += draw(st.sampled_from(AROUND)).format("".join(waiting))
            waiting = []
    ends = "".join(f'<w:bookmarkEnd w:id="{n}"/>' for n in opened)
    return f"<w:p>{xml}{ends}</w:p>"


def printed(write, paragraph):
    found = WordTemplate.load(write(slim.members(Raw(paragraph))))
    assert found.diagnostics == ()
    template = found.value
    filled, diagnostics = template.fill(DATA)
    assert diagnostics == ()
    xml = filled.content(template.body).decode()
    names = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', xml)
    assert len(names) == len(set(names)) == xml.count("<w:bookmarkEnd ")
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=st.sampled_from(list(SENTENCES.items())), data=st.data())
def test_the_same_text_comes_out_of_any_cuts(write, case, data):
    text, expected = case
    assert printed(write, data.draw(cut_paragraphs(text))) == expected


def test_each_word_keeps_its_own_look(write):
    bold = LOOKS[1]
    pieces = (run("{% if 甲 %}前"), run("粗", bold), run("后{% endif %}尾"))
    template = WordTemplate.load(write(slim.members(Raw(f"<w:p>{''.join(pieces)}</w:p>")))).value
    filled, _ = template.fill(DATA)
    (paragraph,) = re.findall(r"<w:p>.*</w:p>", filled.content(template.body).decode())
    runs = re.findall(r"<w:r>(.*?)</w:r>", paragraph)
    assert [("<w:b/>" in one, re.sub("<[^>]*>", "", one)) for one in runs] == [
        *((False, "前"), (True, "粗"), (False, "后"), (False, "尾")),
    ]


def test_a_break_between_the_tags_stays(write):
    text = "<w:p><w:r><w:t>{% if 甲 %}上</w:t><w:br/><w:t>下{% endif %}</w:t></w:r></w:p>"
    found = WordTemplate.load(write(slim.members(Raw(text))))
    assert found.diagnostics == ()
    template = found.value
    assert "上</w:t><w:br/><w:t" in template.fill(DATA)[0].content(template.body).decode()


def test_half_a_field_is_refused(write):
    """Fault: a page number that begins in a condition and ends behind it leaves a broken field."""
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    first, last = run("{% if 无 %}"), run("{% endif %}")
    whole = f"<w:p>{first}{begin}{last}{end}</w:p>"
    simple = f'<w:p>{first}<w:fldSimple w:instr="PAGE">{last}</w:fldSimple></w:p>'
    for text in (whole, simple):
        diagnostics = WordTemplate.load(write(slim.members(Raw(text)))).diagnostics
        assert [(one.code, one.position.place) for one in diagnostics] == [("X04", "正文第1段")]
        assert "域" in diagnostics[0].message


def test_a_whole_field_is_let_through(write):
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    text = f"<w:p>{run('{% if 甲 %}')}{begin}{run('1')}{end}{run('{% endif %}')}</w:p>"
    assert printed(write, text) == "1"


def test_a_message_shows_no_mark_of_the_program(load):
    """Fault: a cell's text is shown with the numbers already written into its first tags."""
    cell = f"<w:tc>{slim.paragraph('{{ 甲 }}')}{slim.paragraph('{{ + }}')}</w:tc>"
    table = f"<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>"
    _, (diagnostic,) = load(Raw(table))
    assert diagnostic.position.excerpt == "{{ 甲 }}{{ + }}"


def texts(data):
    """Return the text of every paragraph of a document, those in tables included."""
    return [
        "".join({f"{W}t": piece.text, f"{W}br": "\n"}.get(piece.tag) or "" for piece in p.iter())
        for p in docx.Document(io.BytesIO(data)).element.body.iter(f"{W}p")
    ]


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory):
    """Return a workspace whose Word templates were opened and saved once in LibreOffice."""
    root = tmp_path_factory.mktemp("存过")
    for folder in sorted({path.parent for path in TEMPLATES}):
        names = [str(path) for path in folder.glob("*.docx")]
        target = root / folder.relative_to(HOUSE)
        profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"
        command = ("soffice", profile, "--headless", "--convert-to", "docx", "--outdir")
        subprocess.run(  # noqa: S603 - fixed arguments
            (*command, str(target), *names), check=True, capture_output=True
        )
    return Workspace((root, builtin_root()))


@pytest.mark.skipif(not shutil.which("soffice"), reason="未安装 LibreOffice")
class TestSavedByLibreOffice:
    def test_every_template_of_the_house_loads(self, saved_by_libreoffice):
        paths = sorted(saved_by_libreoffice.roots[0].rglob("*.docx"))
        assert [path.name for path in paths] == [path.name for path in TEMPLATES]
        for path in paths:
            assert WordTemplate.load(path).diagnostics == (), path

    @pytest.mark.parametrize("sample", SAMPLES, ids=[path.stem for path in SAMPLES])
    def test_the_documents_of_a_sample_read_as_before(self, saved_by_libreoffice, sample):
        before = build(sample, Workspace((builtin_root(),))).documents
        after = build(sample, saved_by_libreoffice).documents
        assert [one.name for one in after] == [one.name for one in before]
        for old, new in zip(before, after, strict=True):
            assert texts(new.data) == texts(old.data)
