"""A workspace's templates and wording as one archive, known by the digest of what it holds."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.batch.evidence import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator


def archive_of(root: Path) -> bytes:
    """Pack the folders of data that a workspace has of its own; an empty one is there too."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, strict_timestamps=False) as archive:
        for folder in DATA:
            if (root / folder).is_dir():
                archive.writestr(f"{folder}/", b"")
        for path in _files(root):
            archive.write(path, path.relative_to(root).as_posix())
    return whole.getvalue()


def digest_of_data(root: Path) -> str:
    """Return one digest of all files of data below a folder."""
    whole = hashlib.blake2b(digest_size=12)
    for path in _files(root):
        content = hashlib.blake2b(path.read_bytes()).digest()
        whole.update(path.relative_to(root).as_posix().encode() + b"\0" + content)
    return whole.hexdigest()


def unpack(data: bytes, root: Path) -> None:
    """Lay out an archive below a folder."""
    root.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(root)


def _files(root: Path) -> Iterator[Path]:
    """Yield the files of data in a steady order; a link to a file counts as the file."""
    for folder in DATA:
        for place, folders, names in os.walk(root / folder):
            folders.sort()
            yield from (path for name in sorted(names) if (path := Path(place, name)).is_file())
