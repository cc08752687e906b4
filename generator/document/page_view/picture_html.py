"""Pictures of a document as a page shows them: within its text, as large as they print."""

from __future__ import annotations

import base64
import posixpath
from html import escape
from typing import TYPE_CHECKING

from generator.document.package.opened_package import relations_of
from generator.document.package.wordml import R, parse
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
KINDS = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "bmp": "bmp"}
EMU_A_POINT = 12_700
LARGEST = 2_000_000  # bytes; a larger one is told by its name


class Pictures(Struct):
    """The pictures that the main part of a document shows; ``part`` reads any part of it."""

    main: str
    part: Callable[[str], bytes]

    def html(self, drawn: _Element) -> str:
        """Return a drawing: its picture, or its name where it is none that a page can show."""
        named = next(drawn.iter(f"{DRAWING}docPr"), None)
        told = "" if named is None else named.get("descr") or named.get("name") or ""
        address = self._address(next(drawn.iter(BLIP), None))
        if not address:
            return f'<span class="picture">图：{escape(told)}</span>'
        size = _size(next(drawn.iter(f"{DRAWING}extent"), None))
        return f'<img src="{address}" alt="{escape(told)}" style="{size}">'

    def _address(self, blip: _Element | None) -> str:
        """Return an address that holds the picture itself, '' where there is none."""
        key = None if blip is None else blip.get(f"{R}embed")
        target = self._target(key) if key else ""
        kind = KINDS.get(target.rpartition(".")[2].lower())
        data = self.part(target) if kind else b""
        if not data or len(data) > LARGEST:
            return ""
        return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"

    def _target(self, key: str) -> str:
        folder = posixpath.dirname(self.main)
        relations = self.part(relations_of(self.main))
        found = (one for one in parse(relations) if one.get("Id") == key) if relations else ()
        target = next((one.get("Target") or "" for one in found), "")
        return posixpath.normpath(posixpath.join(folder, target)).lstrip("/") if target else ""


def _size(extent: _Element | None) -> str:
    if extent is None:
        return ""
    sides = (("width", extent.get("cx")), ("height", extent.get("cy")))
    return ";".join(f"{name}:{int(side) / EMU_A_POINT:.1f}pt" for name, side in sides if side)
