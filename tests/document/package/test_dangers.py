"""What acts by itself when somebody opens a document is refused, and said by its name."""

from __future__ import annotations

import pytest
import slim

from generator.document import WordTemplate


def opened(path):
    """Load a template; return it, or None and why."""
    loaded = WordTemplate.load(path)
    return loaded.value, loaded.diagnostics


RELATIONS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def related(kind, target, *, external=True):
    """Return a template whose main text refers to something."""
    mode = ' TargetMode="External"' if external else ""
    one = f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return {RELATIONS: f'<Relationships xmlns="{space}">{one}</Relationships>'}


DANGEROUS = {
    "macro": ({"word/vbaProject.bin": "x"}, "宏"),
    "activeX": ({"word/activeX/activeX1.xml": "<a/>"}, "ActiveX"),
    "ribbon": ({"customUI/customUI.xml": "<a/>"}, "功能区"),
    "object": (related("oleObject", "a.bin", external=False), "OLE"),
    "linked object": (related("oleObject", "file:///c:/a.xls"), "OLE"),
    "remote template": (related("attachedTemplate", "http://a.example/t.dotm"), "别处的模板"),
    "share": (related("attachedTemplate", "\\\\srv\\t.dotm"), "别处的模板"),
    "picture": (related("image", "http://a.example/a.png"), "文件以外的内容"),
    "sub document": (related("subDocument", "a.docx"), "子文档"),
    "chunk": (related("aFChunk", "a.html", external=False), "外来文件"),
    "program": (related("hyperlink", "file:///c:/windows/a.exe"), "链接"),
    "script": (related("hyperlink", "javascript:a()"), "链接"),
}


@pytest.mark.parametrize("name", DANGEROUS)
def test_refused(name, tmp_path):
    """Fault: only macros were refused, everything else went into the documents."""
    members, reason = DANGEROUS[name]
    path = tmp_path / "模板.docx"
    path.write_bytes(slim.pack(slim.members("字") | members))
    template, said = opened(path)
    assert template is None
    assert {one.code for one in said} == {"X02"}
    assert any(reason in one.message for one in said)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("hyperlink", "https://a.example/"),
        ("hyperlink", "mailto:a@a.example"),
        ("attachedTemplate", "file:///C:/Users/a/Normal.dotm"),
        ("attachedTemplate", "Normal.dotm"),
    ],
)
def test_harmless(kind, target, tmp_path):
    """Addresses of the web, and where Word noted its own template, harm nobody."""
    path = tmp_path / "模板.docx"
    path.write_bytes(slim.pack(slim.members("字") | related(kind, target)))
    template, said = opened(path)
    assert template is not None, said
