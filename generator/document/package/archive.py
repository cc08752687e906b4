"""The zip package of a .docx: read within limits, written with every byte decided by us.

The central directory is judged before anything is unpacked, so that a bomb costs nothing. Members
that do not change stay compressed as they were read and are copied as they are.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_UNPACKED = 100 * 1024 * 1024  # bytes, all members together
MAX_RATIO = 200  # unpacked : packed, one member
SMALL = 64 * 1024  # bytes; below this a high ratio is only a plain, repetitive file
MAX_MEMBERS = 2000
LEVEL = 3  # zlib; 6 takes four times as long and saves a fifth
LEAST_WINDOW = 10  # bits; one wider than the content only takes longer to make

STORED, DEFLATED = 0, 8
ENCRYPTED = 0x1
UTF8_NAME = 0x800
DOS_DATE = 0x21  # 1980-01-01, the earliest the format knows: same input, same bytes

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


# What zipfile raises for packages that are broken on purpose or by accident.
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    ValueError,
)


class Member(Struct, frozen=True):
    """One file of the package, kept packed. ``size`` is the unpacked size in bytes."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes

    @classmethod
    def pack(cls, name: str, content: bytes) -> Member:
        """Return the content as a deflated member."""
        window = max(LEAST_WINDOW, min(len(content).bit_length(), zlib.MAX_WBITS))
        deflate = zlib.compressobj(LEVEL, zlib.DEFLATED, -window, window - LEAST_WINDOW + 3)
        packed = deflate.compress(content) + deflate.flush()
        return cls(name, DEFLATED, zlib.crc32(content), len(content), packed)

    @property
    def content(self) -> bytes:
        """The unpacked bytes."""
        if self.method == STORED:
            return self.packed
        return zlib.decompress(self.packed, -zlib.MAX_WBITS, max(self.size, 1))


class UnsafeArchiveError(Exception):
    """The package breaks a limit or a rule; the arguments are the defects, in Chinese."""


class BrokenArchiveError(Exception):
    """The bytes are no readable zip file."""


def read(data: bytes) -> tuple[Member, ...]:
    """Return the members of a package in their order.

    Raises ``BrokenArchiveError`` or ``UnsafeArchiveError``; the caller knows the file and says so.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if defects := tuple(_defects(archive.infolist())):
                raise UnsafeArchiveError(*defects)
            return tuple(
                _member(archive, info, data) for info in archive.infolist() if not info.is_dir()
            )
    except UNREADABLE as error:
        raise BrokenArchiveError from error


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes) -> Member:
    """Cut one member's packed bytes out of the file, after proving its name, size and checksum."""
    archive.open(info).close()  # compares the names at both places
    header = _LOCAL.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL.size + header[9] + header[10]
    packed = data[start : start + info.compress_size]
    if not _as_said(info, packed):
        raise BrokenArchiveError
    return Member(info.filename, info.compress_type, info.CRC, info.file_size, packed)


def _as_said(info: zipfile.ZipInfo, packed: bytes) -> bool:
    """Unpack no more than the directory says, and see that it is all there is, and right."""
    if info.compress_type == STORED:
        return len(packed) == info.file_size and zlib.crc32(packed) == info.CRC
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    content = inflate.decompress(packed, info.file_size + 1)
    whole = inflate.eof and not inflate.unused_data
    return whole and len(content) == info.file_size and zlib.crc32(content) == info.CRC


def _defects(infos: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Judge the central directory alone."""
    if len(infos) > MAX_MEMBERS:
        yield f"包内有 {len(infos)} 个文件，超过 {MAX_MEMBERS} 个"
    total = sum(info.file_size for info in infos)
    if total > MAX_UNPACKED:
        yield f"解压后有 {total // 1024 // 1024} MB，超过 {MAX_UNPACKED // 1024 // 1024} MB"
    seen: set[str] = set()
    for info in infos:
        name = info.filename
        if name.casefold() in seen:
            yield f"包内文件“{name}”重复"
        seen.add(name.casefold())
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
            yield f"包内文件名“{name}”指向包外"
        if info.flag_bits & ENCRYPTED:
            yield f"包内文件“{name}”已加密"
        elif info.compress_type not in (STORED, DEFLATED):
            yield f"包内文件“{name}”的压缩方式不受支持"
        if info.file_size > SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            yield f"包内文件“{name}”的压缩比超过 {MAX_RATIO}:1"


class Frame(Struct, frozen=True):
    """The unchanging members of a package, laid out once as the head of every file written."""

    head: bytes = b""
    directory: bytes = b""
    count: int = 0

    def with_members(self, members: Iterable[Member]) -> Frame:
        """Return this frame with more members behind those it has."""
        layout = _Layout([self.head], [self.directory], len(self.head), self.count)
        for member in members:
            layout.add(member)
        return Frame(b"".join(layout.records), b"".join(layout.directory), layout.count)

    def write(self, members: Iterable[Member]) -> bytes:
        """Return the bytes of the package: the frame, then these members."""
        layout = _Layout([self.head], [self.directory], len(self.head), self.count)
        for member in members:
            layout.add(member)
        directory = b"".join(layout.directory)
        end = (b"PK\5\6", 0, 0, layout.count, layout.count, len(directory), layout.offset, 0)
        return b"".join((*layout.records, directory, _END.pack(*end)))


class _Layout(Struct):
    """The growing file: records, their directory, and the offset of the next one."""

    records: list[bytes] = field(default_factory=list)
    directory: list[bytes] = field(default_factory=list)
    offset: int = 0
    count: int = 0

    def add(self, member: Member) -> None:
        name = member.name.encode()
        flags = 0 if member.name.isascii() else UTF8_NAME
        common = (20, flags, member.method, 0, DOS_DATE)
        sizes = (member.crc, len(member.packed), member.size)
        record = _LOCAL.pack(b"PK\3\4", *common, *sizes, len(name), 0)
        entry = _CENTRAL.pack(b"PK\1\2", 20, *common, *sizes, len(name), 0, 0, 0, 0, 0, self.offset)
        self.records += (record, name, member.packed)
        self.directory += (entry, name)
        self.offset += len(record) + len(name) + len(member.packed)
        self.count += 1
