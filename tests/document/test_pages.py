"""The finished pages, as LibreOffice lays them out: number, order, fonts.

Run where the preview's programs are, and for the fonts where ``ZIPING_FONTS`` names a folder of
them; a machine without them skips what it cannot see.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter

import docx
import pytest
import slim
from docx.oxml.ns import qn

from generator import Workspace, build
from generator.document import WordTemplate
from generator.document.attaching import attach
from generator.document.preview import FONTS_VARIABLE, to_pdf
from generator.workspace import builtin_root
from tests.conftest import ROOT

PROGRAMS = ("soffice", "pdftotext", "pdffonts", "pdfinfo")
pytestmark = pytest.mark.skipif(
    not all(map(shutil.which, PROGRAMS)), reason="没有装 LibreOffice 或 poppler，看不到版面"
)
SAMPLES = sorted((ROOT / "inputs").rglob("*.yaml"))
REPORTS = ("麻阳苗族自治县工伤保险服务中心", "株洲市工伤保险服务中心", "会同县工伤保险服务中心")
NUMBER = re.compile(r"—\s*([0-9]+)\s*—")
FACES = ("FandolFang", "FandolHei", "FandolKai", "FandolSong", "NotoSerifCJK", "LiberationSerif")


def output(*command):
    done = subprocess.run(  # noqa: S603 - poppler's programs on files of our own
        list(map(str, command)), capture_output=True, check=True, encoding="utf-8"
    )
    return done.stdout


def pages_of(pdf, *options):
    """Return each page's text without white space."""
    shown = output("pdftotext", *options, pdf, "-").split("\f")[:-1]
    return [re.sub(r"\s", "", page) for page in shown]


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """Build all documents of all samples and convert them in one call; return (docx, pdf) each."""
    folder = tmp_path_factory.mktemp("全部")
    paths = []
    for sample in SAMPLES:
        for one in build(sample, Workspace((builtin_root(),))).documents:
            paths.append(folder / f"{sample.stem}-{one.name}")
            paths[-1].write_bytes(one.data)
    made, said = to_pdf(paths, folder)
    assert [d.code for d in said if d.severity == "error"] == []
    return list(zip(paths, made, strict=True))


def texts(element):
    return "".join(re.sub(r"\s", "", text.text or "") for text in element.iter(qn("w:t")))


def test_every_character_is_in_the_pdf(everything):
    """Fault: a mark at the end of a full line hangs over its edge and is not drawn.

    All that the pages have besides are their numbers, and heads that repeat.
    """
    for path, pdf in everything:
        body = docx.Document(str(path)).element.body
        whole = NUMBER.sub("", "".join(pages_of(pdf, "-raw")))
        heads = Counter(
            texts(row)
            for row in body.iter(qn("w:tr"))
            if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        )
        expected = Counter(texts(body))
        for head, times in heads.items():
            expected += Counter(head * (whole.count(head) - times))
        found = Counter(whole)
        assert (expected - found, found - expected) == (Counter(), Counter()), path.name


@pytest.fixture(scope="module")
def reports(sample, tmp_path_factory):
    """Build the three sample reports and convert them in one call; return (docx, pdf) by unit."""
    folder = tmp_path_factory.mktemp("报告")
    workspace, paths = Workspace.around(sample), []
    for unit in REPORTS:
        built = build(sample.parents[1] / "2021" / f"{unit}.yaml", workspace)
        paths.append(folder / f"{unit}.docx")
        paths[-1].write_bytes(built.documents[0].data)
    made, said = to_pdf(paths, folder)
    assert [d.code for d in said if d.severity == "error"] == []
    return dict(zip(REPORTS, zip(paths, made, strict=True), strict=True))


@pytest.mark.parametrize("unit", REPORTS)
def test_every_paragraph_is_there_in_its_order(reports, unit):
    path, pdf = reports[unit]
    whole, place = "".join(pages_of(pdf)), 0
    for paragraph in docx.Document(str(path)).paragraphs:
        head = re.sub(r"\s", "", paragraph.text)[:8]  # stands on one line, so on one page
        place = whole.find(head, place)
        assert place >= 0, paragraph.text
        place += len(head)


@pytest.mark.parametrize("unit", REPORTS)
def test_pages_are_numbered_through_and_none_is_blank(reports, unit):
    pages = pages_of(reports[unit][1])
    numbers = [int(found[1]) for page in pages if (found := NUMBER.search(page))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(pages) - len(numbers) in {0, 1}  # a cover bears no number
    assert all(NUMBER.sub("", page) for page in pages)


@pytest.mark.parametrize("unit", REPORTS)
def test_every_attachment_begins_a_page(reports, unit):
    path, pdf = reports[unit]
    marks = [p.text for p in docx.Document(str(path)).paragraphs if p.style.name == "附件标记"]
    starts = [page for page in pages_of(pdf) if page.startswith("附件")]
    assert len(starts) == len(marks)
    assert all(page.startswith(mark) for page, mark in zip(starts, marks, strict=True))


@pytest.mark.skipif(FONTS_VARIABLE not in os.environ, reason=f"没有指定字体文件夹 {FONTS_VARIABLE}")
@pytest.mark.parametrize("unit", REPORTS)
def test_the_fonts_of_the_genre_are_embedded(reports, unit):
    listed = output("pdffonts", reports[unit][1])
    rows = [line.split() for line in listed.splitlines()[2:]]
    assert all(row[-5] == "yes" for row in rows)  # the column “emb”
    assert [face for face in FACES if not any(face in row[0] for row in rows)] == []
    assert not any("DejaVu" in row[0] for row in rows)


def test_sections_of_a_joined_document_keep_their_pages(tmp_path, properties):
    """Upright, then sideways, then upright: three pages, in order, of those shapes."""
    upright, sideways = '<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="16838" w:h="11906"/>'
    filled = []
    for name, page in (("甲", upright), ("乙", sideways), ("丙", upright)):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(slim.pack(slim.members(f"第{name}页", [["{{ 名 }}"]], page=page)))
        filled.append(WordTemplate.load(path).value.fill({"名": name})[0])
    joined = tmp_path / "合.docx"
    joined.write_bytes(attach(filled[0], filled[1:]).pack(properties))
    (pdf,), _ = to_pdf([joined], tmp_path)
    assert pages_of(pdf) == ["第甲页甲", "第乙页乙", "第丙页丙"]
    told = output("pdfinfo", "-l", "3", pdf)
    sizes = re.findall(r"Page +[0-9]+ size: +([0-9.]+) x ([0-9.]+)", told)
    assert [float(width) > float(height) for width, height in sizes] == [False, True, False]
