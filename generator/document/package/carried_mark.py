"""What a document says of its making: the fingerprint it carries, and whether it is unchanged."""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import NamedTuple

from generator import patterns

CUSTOM = "docProps/custom.xml"
FINGERPRINT, SEAL = "ziping-inputs", "ziping-seal"
_END = 22  # bytes of the record that ends a package without comment
_CENTRAL_NAME, _LOCAL_NAME = 46, 30  # bytes before the name in an entry of the directory, in a file
_VALUE = patterns.compile(b'name="([^"]+)"><vt:lpwstr>([0-9a-f]+)</vt:lpwstr>')
_MOST = 4096  # bytes of properties: what is longer is none of ours


def seal_of(content: bytes) -> str:
    """Return the digest of what stands before the properties in a package."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


class Mark(NamedTuple):
    """The fingerprint of what a document was made of, '' where it has none or was changed."""

    fingerprint: str


NO_MARK = Mark("")


def mark_of(data: bytes) -> Mark:
    """Read the mark of a document; one that was changed since it was written has none."""
    try:
        return _mark(data)
    except (struct.error, zlib.error):
        return NO_MARK


def _mark(data: bytes) -> Mark:
    """Go from the end of the package to its last member, which ours are sure to have."""
    ending = data[-_END:]
    entry = data.rfind(b"PK\1\2")
    name = CUSTOM.encode()
    if ending[:4] != b"PK\5\6" or entry < 0 or data[entry + _CENTRAL_NAME : -_END] != name:
        return NO_MARK
    packed, start = struct.unpack_from("<L18xL", data, entry + 20)
    content = data[start + _LOCAL_NAME + len(name) :][:packed]
    text = zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, _MOST)
    facts = {key.decode(): value.decode() for key, value in _VALUE.findall(text)}
    whole = facts.get(SEAL) == seal_of(data[:start])
    return Mark(facts.get(FINGERPRINT, "")) if whole else NO_MARK
