"""A file that is no .docx is named for what it is."""

from __future__ import annotations

import pytest
import slim

from generator.diagnostics import as_text
from generator.document import WordTemplate

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
STRICT = {
    name: text.replace(slim.R, "http://purl.oclc.org/ooxml/officeDocument/relationships")
    for name, text in slim.members("字").items()
}


def typed(kind):
    members = slim.members("字")
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(slim.MAIN, kind)
    return slim.pack(members)


KINDS = {
    "空": (b"", "文件是空的"),
    "没有下载完": (bytes(3000), "只有空白"),
    "旧版": (OLE + "WordDocument".encode("utf-16-le"), "旧版的 Word 文档（.doc）"),
    "加密": (OLE + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    "旧表格": (OLE + "Workbook".encode("utf-16-le"), "Excel"),
    "旧格式": (OLE, "旧格式"),
    "RTF": (rb"{\rtf1\ansi}", "RTF"),
    "网页": (b"\xef\xbb\xbf\r\n<HTML><body>", "网页"),
    "网页，UTF-16": ("<html>".encode("utf-16"), "网页"),
    "单个文件网页": (b"MIME-Version: 1.0\r\n", ".mht"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "图片": (b"\x89PNG\r\n", "图片"),
    "Word XML": (b'<?xml version="1.0"?><pkg:package>', "Word XML"),
    "指针": (b"version https://git-lfs.github.com/spec/v1\n", "Git LFS"),
    "别的": (b"PK\3\4 broken", "不是完好的 .docx 文件"),
    "Strict": (slim.pack(STRICT), "Strict"),
    "ODT": (slim.pack({"mimetype": "a", "content.xml": "<a/>"}), "OpenDocument"),
    "Excel": (slim.pack({"[Content_Types].xml": "<a/>", "xl/workbook.xml": "<a/>"}), "Excel"),
    "压缩包": (slim.pack({"甲/模板.docx": "a"}), "里面有“甲/模板.docx”"),
    "别的压缩包": (slim.pack({"a.txt": "a"}), "不是 Word 文档"),
    "宏": (typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "带宏"),
    "模板": (typed(f"{slim.WORD}.template.main+xml"), ".dotx"),
}


@pytest.mark.parametrize(("data", "said"), KINDS.values(), ids=KINDS)
def test_it_is_said_what_the_file_is(write, data, said):
    found = WordTemplate.load(write(data))
    (diagnostic,) = found.diagnostics
    assert (found.value, diagnostic.code) == (None, "X01")
    assert said in as_text(diagnostic)
