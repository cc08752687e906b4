"""A package says of each part, once, what it is."""

from __future__ import annotations

import pytest
import slim

from generator.document import WordTemplate


def opened(path):
    """Load a template; return it, or None and why."""
    loaded = WordTemplate.load(path)
    return loaded.value, loaded.diagnostics


TYPES = "[Content_Types].xml"


def changed(member, old, new):
    members = slim.members("字", styles="", footer="页")
    assert old in members[member]
    return members | {member: members[member].replace(old, new, 1)}


MAIN = f'<Override PartName="/word/document.xml" ContentType="{slim.MAIN}"/>'
FAULTS = {
    "twice": (lambda: changed(TYPES, "</Types>", f"{MAIN}</Types>"), "声明了两次"),
    "none": (
        lambda: (
            changed(
                "word/_rels/document.xml.rels",
                "</Relationships>",
                f'<Relationship Id="rId8" Type="{slim.R}/image" Target="a.dat"/></Relationships>',
            )
            | {"word/a.dat": "x"}
        ),
        "没有声明内容类型",
    ),
    "wrong": (lambda: changed(TYPES, ".footer+xml", ".header+xml"), "内容类型不对"),
    "id": (
        lambda: changed(
            "word/_rels/document.xml.rels",
            "</Relationships>",
            f'<Relationship Id="rId1" Type="{slim.R}/hyperlink" Target="https://a.example" '
            'TargetMode="External"/></Relationships>',
        ),
        "重复",
    ),
    "main": (
        lambda: changed(
            "_rels/.rels",
            "</Relationships>",
            f'<Relationship Id="rId9" Type="{slim.R}/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        ),
        "不止一个",
    ),
    "prefix": (lambda: changed("word/document.xml", "<w:body>", "<w:body><mc:a/>"), "前缀"),
    "ignorable": (
        lambda: changed(
            "word/document.xml",
            "<w:body>",
            '<w:body xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'mc:Ignorable="w99">',
        ),
        "没有声明",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_said(name, tmp_path):
    """Fault: a prefix nobody declared was built into a document that Word does not open."""
    make, reason = FAULTS[name]
    path = tmp_path / "模板.docx"
    path.write_bytes(slim.pack(make()))
    template, said = opened(path)
    assert template is None
    assert any(reason in one.message for one in said), [one.message for one in said]
