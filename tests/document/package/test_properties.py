from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
from validators import faults

from generator.document import Properties

ABOUT = Properties(
    title="A<B & 自评表",
    author="某单位",
    subject="预算绩效自评",
    created=datetime(2023, 3, 1, 8, 30, tzinfo=UTC),
    custom={"指纹": '"甲"<&'},
)


def test_properties_come_back(load):
    template, _ = load("字")
    content, _ = template.render({}, properties=ABOUT)
    read = docx.Document(io.BytesIO(content)).core_properties
    assert (read.title, read.author, read.subject) == (ABOUT.title, "某单位", "预算绩效自评")
    assert read.created == ABOUT.created
    assert faults(content) == []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert "指纹" in archive.read("docProps/custom.xml").decode()


def test_control_characters_are_refused(load):
    template, _ = load("字")
    about = Properties(title="\x00", author="", created=ABOUT.created)
    content, diagnostics = template.render({}, properties=about)
    assert content is None
    assert [d.code for d in diagnostics] == ["X09"]
