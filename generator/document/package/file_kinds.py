"""What a file is that was given for a Word document and is none."""

from __future__ import annotations

import re

from generator import patterns

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = 2048  # bytes that tell text formats apart

# What the directory of an old compound file names, in the order asked.
_STREAMS = (
    ("EncryptedPackage", "文件加了密码，打不开：请在 Word 里取消密码，再保存"),
    ("WordDocument", "是旧版的 Word 文档（.doc），只改扩展名不行"),
    ("Workbook", "是旧版的 Excel 工作簿（.xls），不是 Word 文档"),
    ("PowerPoint Document", "是旧版的 PowerPoint 演示文稿（.ppt），不是 Word 文档"),
)
_OLD = "是旧格式的文件（.doc、.wps 等），只改扩展名不行"
_TEXTS = (
    (rb"\A\{\\rtf", "是 RTF 文件，只改扩展名不行"),
    (rb"\A%PDF", "是 PDF 文件，不是 Word 文档"),
    (rb"\A\x89PNG|\A\xff\xd8\xff|\AGIF8|\ABM", "是图片，不是 Word 文档"),
    (rb"\A7z\xbc\xaf|\ARar!|\A\x1f\x8b", "是压缩包，不是 Word 文档：请先解压"),
    (rb"(?i)\AMIME-Version|\AFrom:.*\nContent-Type", "是单个文件网页（.mht），不是 Word 文档"),
    (rb"(?i)<html|<!doctype html", "是网页（HTML），只改扩展名不行"),
    (
        rb"schemas\.microsoft\.com/office/word/2003/wordml|<pkg:package",
        "是 Word XML 文档（.xml），不是 .docx",
    ),
    (rb"\Aversion https://git-lfs", "是 Git LFS 的指针，文件还没有取下来：运行 git lfs pull"),
)
_MEMBERS = (  # of a zip file, in the order asked
    (patterns.compile(r"\Amimetype\Z"), "是 OpenDocument 文件（.odt 等），不是 .docx"),
    (patterns.compile(r"\Axl/"), "是 Excel 工作簿（.xlsx），不是 Word 文档"),
    (patterns.compile(r"\Appt/"), "是 PowerPoint 演示文稿（.pptx），不是 Word 文档"),
)
_STRICT = b"http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT = "是“Strict Open XML 文档”：另存时，保存类型选不带 Strict 的那一种"
NO_DOCUMENT = "不是 Word 文档"
TYPES = {  # of the main part, by what is in its content type
    "macroEnabled": "带宏（.docm、.dotm），不是普通的 .docx",
    "template": "是 Word 模板（.dotx），不是普通的 .docx",
}


def kind_of(data: bytes) -> str:
    """Say what the bytes of a file that is no zip file are; nothing where it is not known."""
    if data.startswith(b"PK"):
        return ""
    if not data.strip(b"\0 \t\r\n"):
        return "文件是空的" if not data else "文件里只有空白，可能没有保存或者没有下载完"
    if data.startswith(_OLE):
        found = (said for name, said in _STREAMS if name.encode("utf-16-le") in data)
        return next(found, _OLD)
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    head = head.replace(b"\0", b"") if head.startswith((b"\xff\xfe", b"\xfe\xff")) else head
    return next((said for pattern, said in _TEXTS if re.search(pattern, head)), "")


def kind_of_package(names: tuple[str, ...], relations: bytes) -> str:
    """Say what a zip file with these members is that has no Word document in it."""
    if _STRICT in relations:
        return STRICT
    found = (said for name in names for pattern, said in _MEMBERS if pattern.match(name))
    inside = (name for name in names if name.casefold().endswith(".docx"))
    packed = next((f"是压缩包，里面有“{name}”：请先解压" for name in inside), NO_DOCUMENT)
    return next(found, packed)


def kind_of_type(content_type: str) -> str:
    """Say what a Word document of this content type is."""
    found = (said for word, said in TYPES.items() if word in content_type)
    return next(found, "不是普通的 .docx")
