"""The look that a document's styles give to its paragraphs and runs, as CSS has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.document.package.wordml import W
from generator.structs import Struct, field

if TYPE_CHECKING:
    from lxml.etree import _Element

Look: TypeAlias = "dict[str, str]"

HALF_POINT, TWIP = 0.5, 0.05  # in points
ALIGNED = {"center": "center", "right": "right", "end": "right", "both": "justify"}
FONTS = {"黑体": "sans", "Hei": "sans", "楷": "kai", "Kai": "kai", "小标宋": "title", "宋": "song"}
OFF = frozenset(("0", "false", "off", "none"))


class StyleLooks(Struct):
    """Looks by the ids of styles, each with those that it is based on."""

    root: _Element | None
    _known: dict[str, Look] = field(default_factory=dict)
    _elements: dict[str, _Element] = field(default_factory=dict)
    default: str = ""

    def __post_init__(self) -> None:
        for style in () if self.root is None else self.root.findall(f"{W}style"):
            key = style.get(f"{W}styleId") or ""
            self._elements[key] = style
            first = style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in {
                "1",
                "true",
            }
            self.default = key if first else self.default

    def of(self, key: str | None) -> Look:
        """Return the look of a style; without a name that of the usual paragraph."""
        key = self.default if key is None else key
        if key not in self._known:
            self._known[key] = {}  # a style that is based on itself ends here
            self._known[key] = self._made(key)
        return self._known[key]

    def _made(self, key: str) -> Look:
        style = self._elements.get(key)
        if style is None:
            return {}
        base, name = value_of(style, "basedOn"), value_of(style, "name")
        return {
            **(self.of(base) if base else {}),
            **paragraph_look(style.find(f"{W}pPr")),
            **run_look(style.find(f"{W}rPr")),
            **borders_of(style.find(f"{W}tblPr")),
            "style": name or "",
        }


def value_of(owner: _Element | None, name: str) -> str | None:
    """Return the ``w:val`` of a child, None where there is no such child."""
    child = None if owner is None else owner.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val", "1")


def paragraph_look(properties: _Element | None) -> Look:
    """Return what the properties of a paragraph say of its look."""
    if properties is None:
        return {}
    found: Look = {}
    if (aligned := value_of(properties, "jc")) is not None:
        found["text-align"] = ALIGNED.get(aligned, "left")
    if (level := value_of(properties, "outlineLvl")) is not None:
        found["level"] = level
    return found | _indents(properties.find(f"{W}ind")) | _spacing(properties.find(f"{W}spacing"))


def _indents(indents: _Element | None) -> Look:
    if indents is None:
        return {}
    found: Look = {}
    for name, ways in (("text-indent", ("firstLine",)), ("margin-left", ("left", "start"))):
        for way in ways:
            chars, width = indents.get(f"{W}{way}Chars"), indents.get(f"{W}{way}")
            if chars and _number(chars):
                found[name] = f"{_number(chars) / 100:g}em"
            elif width is not None or chars:
                found[name] = f"{_number(width or '0') * TWIP:g}pt"
    return found


def _spacing(spacing: _Element | None) -> Look:
    if spacing is None:
        return {}
    found: Look = {}
    line, rule = spacing.get(f"{W}line"), spacing.get(f"{W}lineRule", "auto")
    if line is not None:
        number = _number(line)
        found["line-height"] = f"{number / 240:g}" if rule == "auto" else f"{number * TWIP:g}pt"
        if rule == "auto":
            found["line-height"] = f"{number / 240 * 1.3:g}"
    for side, name in (("before", "margin-top"), ("after", "margin-bottom")):
        if (width := spacing.get(f"{W}{side}")) is not None:
            found[name] = f"{_number(width) * TWIP:g}pt"
    return found


def run_look(properties: _Element | None) -> Look:
    """Return what the properties of a run say of its look."""
    if properties is None:
        return {}
    found: Look = {}
    if (bold := value_of(properties, "b")) is not None:
        found["font-weight"] = "normal" if bold in OFF else "bold"
    if (size := value_of(properties, "sz")) is not None:
        found["font-size"] = f"{_number(size) * HALF_POINT:g}pt"
    if (line := value_of(properties, "u")) is not None:
        found["text-decoration"] = "none" if line in OFF else "underline"
    colour = value_of(properties, "color")
    if colour and is_colour(colour):
        found["color"] = f"#{colour}"
    fonts = properties.find(f"{W}rFonts")
    name = "" if fonts is None else fonts.get(f"{W}eastAsia", "")
    kind = next((kind for part, kind in FONTS.items() if part in name), "")
    return found | ({"font-family": f"var(--{'song' if '仿' in name else kind})"} if kind else {})


def borders_of(properties: _Element | None) -> Look:
    """Tell whether the properties of a table give it lines."""
    borders = None if properties is None else properties.find(f"{W}tblBorders")
    if borders is None:
        return {}
    drawn = any((one.get(f"{W}val") or "nil") not in {"nil", "none"} for one in borders)
    return {"lines": "1" if drawn else ""}


def is_colour(text: str) -> bool:
    """Tell six hexadecimal digits from ``auto`` and whatever else a document may hold."""
    return len(text) == 6 and all(char in "0123456789abcdefABCDEF" for char in text)  # noqa: PLR2004


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def written(look: Look) -> str:
    """Write a look as the text of a ``style`` attribute; what is no property stays behind."""
    return ";".join(f"{name}:{value}" for name, value in look.items() if name not in OWN)


OWN = frozenset(("style", "level", "lines"))
