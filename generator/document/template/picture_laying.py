"""Pictures as WordprocessingML: in the line, or anchored and floating over or under the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import escape

from generator import patterns
from generator.document.package.wordml import R
from generator.document.template.supplies import IMAGE

if TYPE_CHECKING:
    from generator.document.template.picture_filters import Shown
    from generator.document.template.run_setting import Setting
    from generator.document.template.styles import Styles
    from generator.document.template.supplies import Supplies

INCH = 914_400  # EMU
LOWERED = 216_000  # EMU: the middle of a seal lies 0.6 cm below the top of the signature's line
TWIP = 635  # EMU
_BEFORE = patterns.compile(r'<w:spacing [^>]*?w:before="(\d+)"')
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
Size = tuple[int, int]


def drawing(shown: Shown, setting: Setting, supplies: Supplies) -> str:
    """Return the run's content that shows a picture; its part is stored once a document."""
    picture = shown.picture
    kind = f"image/{picture.suffix}"
    name = supplies.store(f"word/media/image.{picture.suffix}", picture.content, kind)
    key = supplies.relate(IMAGE, name)
    size = fitted(shown, setting)
    content = _named(shown, size) + _graphic(key, size)
    above = setting.before
    if above is None:
        above = space_above(supplies.styles, setting.style)
    place = above * TWIP + LOWERED
    placed = _anchor(shown, size, content, place) if shown.floating else _inline(content)
    return f"<w:drawing>{placed}</w:drawing>"


def fitted(shown: Shown, setting: Setting) -> Size:
    """Return a picture's size: as asked for, else its own, in its proportions, within the room."""
    across, down = (max(int(one * INCH), 1) for one in shown.picture.inches)
    width, height = shown.width, shown.height
    if not width:
        width = height * across // down if height else across
    height = height or width * down // across
    over = max(width / setting.width, height / setting.height, 1)
    return max(int(width / over), 1), max(int(height / over), 1)


def _named(shown: Shown, size: Size) -> str:
    """Return the size and the words of a picture; its id is given when the part is whole."""
    wrap = "<wp:wrapNone/>" if shown.floating else ""
    return (
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'{wrap}<wp:docPr id="1" name="{"印章" if shown.floating else "图片"}"'
        f' descr="{escape(" ".join(shown.text.split()))}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{DRAWING}/main" noChangeAspect="1"/>'
        "</wp:cNvGraphicFramePr>"
    )


def _graphic(key: str, size: Size) -> str:
    return (
        f'<a:graphic xmlns:a="{DRAWING}/main"><a:graphicData uri="{DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{DRAWING}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="图片"/>'
        f'<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{R[1:-1]}" r:embed="{key}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )


def _inline(content: str) -> str:
    return (
        f'<wp:inline xmlns:wp="{DRAWING}/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0">{content}</wp:inline>'
    )


def space_above(styles: Styles, key: str) -> int:
    """Return the space above paragraphs of a style in twips: the nearest that says it counts."""
    return int(styles.said(key, _BEFORE) or 0)


def _anchor(shown: Shown, size: Size, content: str, line: int) -> str:
    """Return a floating picture, its middle at the character that it is anchored to.

    ``line`` is how far below the top of the paragraph its middle lies.
    """
    across = -size[0] // 2 - shown.left
    down = line - size[1] // 2 - shown.up
    behind = "0" if shown.above else "1"
    return (
        f'<wp:anchor xmlns:wp="{DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
        f' distR="0" simplePos="0" relativeHeight="251658240" behindDoc="{behind}" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="character"><wp:posOffset>{across}</wp:posOffset>'
        '</wp:positionH><wp:positionV relativeFrom="paragraph">'
        f"<wp:posOffset>{down}</wp:posOffset></wp:positionV>{content}</wp:anchor>"
    )
