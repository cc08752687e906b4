from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
import slim

from generator.document import WordTemplate


def codes(path):
    found = WordTemplate.load(path)
    template, diagnostics = found.value, found.diagnostics
    assert template is None
    return [d.code for d in diagnostics]


def with_member(name, content):
    return slim.pack(slim.members("字") | {name: content})


def doubled():
    stream = io.BytesIO(slim.pack(slim.members("字")))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return stream.getvalue()


def encrypted():
    data = bytearray(slim.pack(slim.members("字")))
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def understated():
    """Return a package whose directory says less than a member unpacks to."""
    content = b"0" * 3_000_000
    whole = slim.pack(slim.members("字") | {"word/a.xml": content.decode()})
    said = struct.pack("<L", len(content)), struct.pack("<L", zlib.crc32(content))
    small = struct.pack("<L", 10), struct.pack("<L", zlib.crc32(content[:10]))
    for old, new in zip(said, small, strict=True):
        whole = whole.replace(old, new)
    return whole


def test_a_directory_that_understates_is_not_believed(tmp_path):
    """Fault: what a member unpacks to was taken from the directory, which may say anything."""
    path = tmp_path / "模板.docx"
    path.write_bytes(understated())
    assert codes(path) == ["X01"]


def retyped(kind):
    members = slim.members("字")
    members["[Content_Types].xml"] = members["[Content_Types].xml"].replace(slim.MAIN, kind)
    return slim.pack(members)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "X01"),
        (b"PK\3\4 broken", "X01"),
        (b"%PDF-1.7", "X01"),
        (slim.pack({"a.txt": "a"}), "X01"),
        (retyped("application/vnd.ms-word.document.macroEnabled.main+xml"), "X01"),
        (slim.pack(slim.members("字"))[:-40], "X01"),
        (doubled(), "X02"),
        (encrypted(), "X02"),
        (with_member("../a.xml", "<a/>"), "X02"),
        (with_member("/a.xml", "<a/>"), "X02"),
        (with_member("word/vbaProject.bin", b"x"), "X02"),
        (with_member("word/a.bin", b"0" * 30_000_000), "X02"),
        (with_member("word/a.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "X02"),
        (with_member("word/a.xml", "<a>"), "X02"),
    ],
    ids=[
        *(
            "空文件",
            "损坏",
            "不是压缩包",
            "不是文档",
            "带宏的类型",
            "截断",
            "重名",
            "加密",
            "上级目录",
        ),
        *("绝对路径", "宏", "压缩炸弹", "DOCTYPE", "坏XML"),
    ],
)
def test_a_bad_package_is_refused(write, content, code):
    assert set(codes(write(content))) == {code}


def test_too_many_members(write):
    many = {f"word/{n}.bin": b"" for n in range(2001)}
    assert codes(write(slim.pack(slim.members("字") | many))) == ["X02"]


def test_no_file_and_a_folder(tmp_path):
    assert codes(tmp_path / "没有.docx") == ["X01"]
    assert codes(tmp_path) == ["X01"]


def test_the_finished_package_is_laid_out_the_same_way(load, properties):
    template, _ = load("{{ 甲 }}")
    content, _ = template.render({"甲": "一"}, properties=properties)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        infos = archive.infolist()
    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
