"""What a package says of its parts, read."""

from __future__ import annotations

import pytest

from generator.document.package.package_lists import type_of

TYPES = (
    b'<Types><Default Extension="png" ContentType="image/png"/>'
    b'<Default Extension="JPEG" ContentType="image/jpeg"/>'
    b'<Default Extension="rels" ContentType="relations"/>'
    b'<Override PartName="/word/own.png" ContentType="own"/></Types>'
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("word/a.png", "image/png"),
        ("word/A.PNG", "image/png"),
        ("word/a.jpeg", "image/jpeg"),
        ("_rels/.rels", "relations"),
        ("word/own.png", "own"),
        ("word/a.dat", ""),
    ],
)
def test_a_part_has_its_own_type_or_that_of_its_suffix(name: str, found: str) -> None:
    """Fault: a picture A.PNG of an attachment had no type in the whole."""
    assert type_of(TYPES, name) == found
