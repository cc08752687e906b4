"""The whole way of a picture: from its line in the filing into the report."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest
from PIL import Image
from validators import faults

from generator.document.page_view.document_html import document_html
from generator.pipeline import build, check, trace_documents
from generator.templating.trace import MARK, Trace
from generator.workspace import Workspace, builtin_root

REPORT = "templates/docx/株洲/部门整体支出绩效自评报告.docx"
CHAPTER = """{% extends "株洲/预算单位基本情况.md.j2" %}
{% block 机构 %}
{% for 图 in 附图 %}
![{{ 图.说明 }}]({{ 图.文件 }}, {{ 图.宽 or 12 }})

{% endfor %}
网站是{{ "http://a.cn"|链接("某网") }}，{{ "要紧"|加粗|颜色("红") }}。
{% endblock %}
"""
PICTURES = """附图:
  - {名称: 大厅, 文件: 图片/大厅.jpg, 说明: "大厅![1](x)#|**"}
  - {名称: 又, 文件: 图片/大厅.jpg, 说明: 又一张, 宽: 5}
"""


@pytest.fixture
def filing(tmp_path):
    """A workspace whose report bears a seal and pictures; return the path of its filing."""
    folder = tmp_path / "inputs" / "2021"
    folder.mkdir(parents=True)
    path = folder / "株洲市工伤保险服务中心.yaml"
    text = (builtin_root() / "inputs" / "2021" / path.name).read_text(encoding="utf-8")
    text = text.replace("\n单位:\n", f"\n{PICTURES}\n单位:\n  印章: 章.png\n", 1)
    path.write_text(text, encoding="utf-8")
    place = tmp_path / REPORT
    place.parent.mkdir(parents=True)
    shutil.copy(builtin_root() / REPORT, place)
    sealed(place)
    wording = tmp_path / "narratives" / "株洲" / "预算单位基本情况.md.j2"
    wording.parent.mkdir(parents=True)
    wording.write_text(CHAPTER, encoding="utf-8")
    (folder / "图片").mkdir()
    Image.new("RGB", (800, 400)).save(folder / "图片" / "大厅.jpg")
    Image.new("RGBA", (300, 300)).save(tmp_path / "章.png")
    return path


def sealed(place):
    """Let the report's signature be sealed."""
    with zipfile.ZipFile(place) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = members["word/document.xml"].decode()
    assert "{{ 落款.单位 }}" in body
    body = body.replace("{{ 落款.单位 }}", "{{ 落款.单位|盖章(单位.印章) }}")
    members["word/document.xml"] = body.encode()
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def codes(said):
    return [(one.code, one.position.line) for one in said if one.code in {"G11", "G12", "G13"}]


def test_seal_and_pictures_stand_in_the_report(filing):
    built = build(filing, Workspace.around(filing))
    assert codes(built.diagnostics) == []
    report = next(one for one in built.documents if "报告" in one.name)
    assert faults(report.data) == []
    archive = zipfile.ZipFile(io.BytesIO(report.data))
    media = sorted(name for name in archive.namelist() if "media" in name)
    assert media == ["word/media/image1.jpeg", "word/media/image1.png"]
    xml = archive.read("word/document.xml").decode()
    assert xml.count("<wp:inline") == 2
    assert xml.count("<wp:anchor") == 1
    assert "大厅![1](x)#|**</w:t>" in xml
    assert f'<wp:extent cx="{5 * 360_000}"' in xml
    assert "网站是某网，" in xml  # wording shows the text of a link
    assert '<w:b/><w:bCs/></w:rPr><w:t xml:space="preserve">要紧' in xml
    assert built.documents == build(filing, Workspace.around(filing)).documents


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda folder: (folder / "图片" / "大厅.jpg").unlink(), ["G11", "G11"]),
        (lambda folder: (folder / "图片" / "大厅.jpg").write_bytes(b"x"), ["G13", "G13"]),
        (lambda folder: (folder.parent.parent / "章.png").unlink(), ["G11"]),
    ],
)
def test_check_says_what_stops_build(filing, spoil, expected):
    spoil(filing.parent)
    workspace = Workspace.around(filing)
    checked, built = check(filing, workspace), build(filing, workspace)
    assert [code for code, _ in codes(checked.diagnostics)] == expected
    assert codes(built.diagnostics) == codes(checked.diagnostics)
    assert built.documents == checked.drafts == ()
    assert "X21" not in {one.code for one in checked.diagnostics}


def test_wording_names_pictures_of_the_filing_only(filing):
    wording = filing.parent.parent.parent / "narratives" / "株洲" / "预算单位基本情况.md.j2"
    start = '{% extends "株洲/预算单位基本情况.md.j2" %}{% block 机构 %}\n\n'
    wording.write_text(f"{start}![甲](别的.png)\n\n{{% endblock %}}", encoding="utf-8")
    assert "X21" in {one.code for one in check(filing, Workspace.around(filing)).diagnostics}
    wording.write_text(f"{start}见![甲](别的.png)。\n\n{{% endblock %}}", encoding="utf-8")
    assert "N06" in {one.code for one in check(filing, Workspace.around(filing)).diagnostics}


def test_traced_documents_show_their_pictures_and_looks(filing):
    workspace = Workspace((filing.parents[2], builtin_root()))
    (ordinary,) = check(filing, workspace).drafts
    text = filing.read_text(encoding="utf-8")
    (marked,) = trace_documents(filing, workspace, text, Trace()).drafts
    body = "word/document.xml"
    assert MARK.search(marked.content.contents[body].decode())
    assert without_marks(marked.content.contents[body]) == without_marks(
        ordinary.content.contents[body]
    )
    html = document_html(marked.content)
    assert html.count('<img src="data:image/png;base64,iVBOR') == 1
    assert html.count('<img src="data:image/jpeg;base64,/9j/') == 2
    assert "要紧" in html


def without_marks(content):
    """Return a part without marks, and without the runs in which nothing else stood."""
    return MARK.sub("", content.decode()).replace('<w:r><w:t xml:space="preserve"></w:t></w:r>', "")
