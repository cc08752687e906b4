"""Prefixes that a part tells readers to ignore: Word opens no part in which one is unknown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LISTING = tuple(f"{_COMPATIBILITY}{name}" for name in ("Ignorable", "MustUnderstand"))


def prefix_faults(root: etree._Element) -> Iterator[str]:
    """Find prefixes that a part lists and does not declare."""
    for element in root.iter("*"):
        for name in _LISTING:
            for prefix in element.get(name, "").split():
                if prefix not in element.nsmap:
                    yield f"列出的 XML 前缀“{prefix}”没有声明"
