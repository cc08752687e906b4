"""One picture file proved: read within limits, decoded once, known by its kind and size."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from generator.structs import Struct

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE = 20 * 1024 * 1024  # bytes
MAX_PIXELS = 50_000_000  # a camera's best; a bomb has more
MAX_SIDE = 20_000  # pixels
SUFFIXES = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "BMP": "bmp", "TIFF": "tiff"}
USABLE = "PNG、JPG、GIF、BMP、TIFF"
USUAL_DPI, LEAST_DPI, MOST_DPI = 96.0, 20.0, 2400.0


class Picture(Struct, frozen=True):
    """A proved picture: its bytes, the suffix of its kind, its size in pixels and in inches."""

    name: str
    content: bytes
    suffix: str
    pixels: tuple[int, int]
    inches: tuple[float, float]

    @classmethod
    def none(cls, name: str) -> Picture:
        """Return what stands for a picture that cannot be used."""
        return cls(name, b"", "", (1, 1), (1.0, 1.0))


class UnusablePictureError(Exception):
    """A file that is no picture to print; the argument says why, in Chinese."""


def read_picture(path: Path, name: str) -> Picture:
    """Read and prove a picture file."""
    try:
        if path.stat().st_size > MAX_FILE:
            raise UnusablePictureError(f"文件超过 {MAX_FILE // 1024 // 1024} MB")
        content = path.read_bytes()
    except OSError as error:
        raise UnusablePictureError("文件读不出来，可能没有权限") from error
    if not content:
        raise UnusablePictureError("文件是空的")
    return _proved(content, name)


def _proved(content: bytes, name: str) -> Picture:
    """Decode the picture: what stops in the middle is no picture."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - few filings have pictures

    broken = (
        *(OSError, ValueError, SyntaxError, EOFError, KeyError, IndexError, TypeError),
        *(struct.error, zlib.error, Image.DecompressionBombError, MemoryError, OverflowError),
    )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit is the lower
            with Image.open(io.BytesIO(content), formats=tuple(SUFFIXES)) as image:
                _judge_size(image.size)
                image.load()
                kind, dpi = image.format or "", image.info.get("dpi")
                pixels = image.size
    except UnidentifiedImageError as error:
        raise UnusablePictureError(f"不是能用的图片，只能用 {USABLE}") from error
    except broken as error:
        raise UnusablePictureError("图片不完整，或者已经损坏") from error
    return Picture(name, content, SUFFIXES[kind], pixels, _inches(pixels, dpi))


def _judge_size(pixels: tuple[int, int]) -> None:
    """Refuse a picture before its pixels are unpacked."""
    width, height = pixels
    if width * height > MAX_PIXELS or max(pixels) > MAX_SIDE:
        raise UnusablePictureError(f"图片太大（{width}×{height} 像素），缩小以后再用")
    if min(pixels) < 1:
        raise UnusablePictureError("图片没有内容")


def _inches(pixels: tuple[int, int], dpi: object) -> tuple[float, float]:
    """Return the size at which a picture is meant to be seen; a file may say nonsense."""
    resolution = [USUAL_DPI, USUAL_DPI]
    if isinstance(dpi, tuple) and len(dpi) == 2:  # noqa: PLR2004 - across and down
        said = [float(one) for one in dpi]
        if all(LEAST_DPI <= one <= MOST_DPI for one in said):
            resolution = said
    return pixels[0] / resolution[0], pixels[1] / resolution[1]
