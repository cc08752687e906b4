"""Fonts that do not come from a template's styles: set by hand, or missing for Chinese text.

What is set by hand stays as it is when the style is changed; a style without an East Asian font
shows Chinese in whatever font the computer happens to have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import patterns
from generator.document.package.wordml import RUN, TEXT, W, own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from generator.document.template.places import Place, PlaceFinder
    from generator.document.template.styles import Style, Styles

Doubt = tuple[str, "Place", dict[str, str]]
HAN = patterns.compile("[\u2e80-\u9fff]")
_FONT = patterns.compile(r"<w:rFonts\b([^>]*)>")
_EAST = patterns.compile(r'<w:rFonts\b[^>]*\bw:eastAsia(?:Theme)?="([^"]+)"')
_WEST = patterns.compile(r'\bw:(?:ascii|hAnsi)="([^"]+)"')
_NAMES = ("eastAsia", "ascii", "hAnsi", "cs")
_STYLE = f"{W}pStyle"


def fonts_by_hand(root: etree._Element, finder: PlaceFinder) -> Iterator[Doubt]:
    """Find text whose font or size is its own, each look where it is first, with how often."""
    found: dict[str, list[etree._Element]] = {}
    for run in root.iter(RUN):
        look = _own_look(run)
        if look and any((text.text or "").strip() for text in own(run, TEXT)):
            found.setdefault(look, []).append(run)
    for look, runs in found.items():
        more = "" if len(runs) == 1 else f"，这样的共 {len(runs)} 处"
        yield "X40", finder.place_of(runs[0]), {"look": look, "more": more}


def _own_look(run: etree._Element) -> str:
    """Say which font and size a run has of its own, '' for none."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        return ""
    fonts, size = properties.find(f"{W}rFonts"), properties.find(f"{W}sz")
    named = () if fonts is None else (fonts.get(f"{W}{name}", "") for name in _NAMES)
    said = [f"字体“{name}”" for name in dict.fromkeys(named) if name][:1]
    points = "" if size is None else size.get(f"{W}val", "")
    said += [f"字号 {int(points) / 2:g} 磅"] if points.isdigit() else []
    return "、".join(said)


def fonts_missing(root: etree._Element, finder: PlaceFinder, styles: Styles) -> Iterator[Doubt]:
    """Find the styles of Chinese text that name no East Asian font, each where it is used first."""
    said: set[str] = set()
    default = next((key for key, one in styles.by_id.items() if _is_default(one)), "")
    for paragraph in root.iter(f"{W}p"):
        marked = next(paragraph.iter(_STYLE), None)
        key = default if marked is None else marked.get(f"{W}val", "")
        shown = "".join(text.text or "" for text in own(paragraph, TEXT))
        if key in said or not HAN.search(shown):
            continue
        said.add(key)
        told = _told(key, styles)
        if told:
            name = styles.by_id[key].name if key in styles.by_id else "正文"
            yield "X41", finder.place(paragraph), {"style": name, "told": told}


def _is_default(style: Style) -> bool:
    return style.default and style.kind == "paragraph"


def _told(key: str, styles: Styles) -> str:
    """Say what a style's font for Chinese lacks, '' for nothing."""
    if not styles.said(key, _EAST) and not _EAST.search(styles.defaults):
        return "没有规定中文字体"
    fonts = _FONT.search(styles.by_id[key].xml) if key in styles.by_id else None
    west = _WEST.search(fonts[1]) if fonts else None
    if fonts and west and HAN.search(west[1]) and "w:eastAsia" not in fonts[1]:
        return f"把“{west[1]}”只设成了西文字体，中文还是别的字体"
    return ""
