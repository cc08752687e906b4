from __future__ import annotations

import io
import os
import struct
import zlib

import pytest
from PIL import Image

from generator.diagnostics import as_text
from generator.filing import Filing, find_pictures, read_filing
from generator.filing.picture_reading import MAX_FILE
from generator.reading import Loaded
from generator.workspace import Workspace

TEXT = """套表: 试用
年度: 2022
单位: {名称: 某中心}
附图:
  - {名称: 现场, 文件: %s}
"""


def picture(kind="PNG", size=(40, 20), **options):
    stream = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(stream, kind, **options)
    return stream.getvalue()


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width, height):
    """A PNG that says it is large; unpacking it would take all memory."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    rows = zlib.compress(b"\0" * 1_000_000)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.fixture
def look(tmp_path):
    """Look at the one picture that a filing names; files are written into the workspace."""
    root = tmp_path / "工作"
    folder = root / "inputs" / "2022"
    folder.mkdir(parents=True)

    def looked(name, content=None, at=""):
        if content is not None:
            place = (root / at if at else folder) / name.replace("\\", "/")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        path = folder / "某中心.yaml"
        path.write_text(TEXT % name, encoding="utf-8")
        read = read_filing(path)
        assert read.diagnostics == ()
        found = find_pictures(read.value, path, Workspace.around(path))
        return found.value, found.diagnostics

    looked.root, looked.folder = root, folder
    return looked


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF"])
def test_pictures_are_known_by_what_is_in_them(look, kind):
    gallery, said = look("现场.dat", picture(kind))
    assert said == ()
    assert gallery["现场.dat"].suffix == kind.lower()
    assert gallery["现场.dat"].pixels == (40, 20)


def test_the_size_is_the_one_that_the_file_says(look):
    gallery, _ = look("现场.png", picture(size=(300, 150), dpi=(150, 150)))
    assert gallery["现场.png"].inches == pytest.approx((2, 1), rel=0.001)


@pytest.mark.parametrize("dpi", [(0, 0), (1, 1), (100_000, 100_000)])
def test_a_resolution_that_cannot_be_is_not_believed(look, dpi):
    gallery, _ = look("现场.png", picture(size=(96, 48), dpi=dpi))
    assert gallery["现场.png"].inches == pytest.approx((1, 0.5))


@pytest.mark.parametrize("at", ["", "inputs", "."])
def test_a_picture_lies_beside_the_filing_or_above_it(look, at):
    gallery, said = look("图片\\现场.png", picture(), at)
    assert said == ()
    assert gallery["图片\\现场.png"].content


def test_the_nearest_one_counts(look):
    look("现场.png", picture("GIF"), ".")
    gallery, _ = look("现场.png", picture("PNG"))
    assert gallery["现场.png"].suffix == "png"


@pytest.mark.parametrize(
    "name",
    [
        "../现场.png",
        "图片/../../现场.png",
        "..\\现场.png",
        "/etc/passwd",
        "C:\\现场.png",
        "C:现场.png",
        "\\\\server\\share\\a.png",
        "http://example.com/a.png",
        "file:///etc/passwd",
    ],
)
def test_no_name_leads_out_of_the_workspace(look, name):
    (look.root.parent / "现场.png").write_bytes(picture())
    (look.root / "现场.png").write_bytes(picture())
    gallery, said = look(name)
    assert [(one.code, one.position.line) for one in said] == [("G12", 5)]
    assert gallery[name].content == b""


@pytest.mark.skipif(os.name == "nt", reason="链接要管理员权限")
def test_a_link_out_of_the_workspace_is_not_followed(look):
    (look.root.parent / "外面.png").write_bytes(picture())
    (look.folder / "现场.png").symlink_to(look.root.parent / "外面.png")
    _, said = look("现场.png")
    assert [one.code for one in said] == ["G12"]
    (look.folder / "文件夹").symlink_to(look.root.parent)
    _, said = look("文件夹/外面.png")
    assert [one.code for one in said] == ["G12"]


BROKEN = {
    "空的": b"",
    "截断的": picture(size=(400, 400))[:200],
    "截断的照片": picture("JPEG", (400, 400))[:600],
    "像素炸弹": bomb(60_000, 60_000),
    "一长条": bomb(30_000, 10),
    "没有像素": bomb(0, 10),
    "文字": "不是图片".encode(),
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "EMF": b"\x01\x00\x00\x00" + b"\x00" * 36 + b" EMF" + b"\x00" * 100,
    "网页": b"<html><body>404</body></html>",
    "PDF": b"%PDF-1.7\n1 0 obj <<>> endobj",
    "EPS": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "太大": b"\0" * (MAX_FILE + 1),
    "校验错": picture()[:-20] + b"\0" * 20,
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=list(BROKEN))
def test_what_is_no_picture_is_said_at_its_line(look, content):
    gallery, said = look("现场.png", content)
    assert [(one.code, one.position.line) for one in said] == [("G13", 5)]
    assert gallery["现场.png"].content == b""


def test_a_picture_that_is_not_there_is_asked_for_by_a_like_name(look):
    (look.folder / "现场.jpg").write_bytes(picture("JPEG"))
    _, said = look("现场.jpeg")
    assert [one.code for one in said] == ["G11"]
    assert "现场.jpg" in as_text(said[0])
    assert [one.code for one in look("图片/没有.png")[1]] == ["G11"]
    assert [one.code for one in look("长" * 300)[1]] == ["G11"]
    assert [one.code for one in look("inputs")[1]] == ["G11"]


@pytest.mark.parametrize(
    ("width", "codes"), [("12", []), ("0", ["G13"]), ("-3", ["G13"]), ("500", ["G13"])]
)
def test_a_width_can_be_printed(look, width, codes):
    _, said = look(f"现场.png, 宽: {width}", None)
    (look.folder / "现场.png").write_bytes(picture())
    _, said = look(f"现场.png, 宽: {width}", None)
    assert [one.code for one in said] == codes


def test_a_filing_without_pictures_looks_nowhere(tmp_path):
    filing = Filing.model_validate({"套表": "试用", "年度": 2022, "单位": {"名称": "某中心"}})
    assert find_pictures(filing, tmp_path / "没有" / "a.yaml", Workspace(())) == Loaded({})
