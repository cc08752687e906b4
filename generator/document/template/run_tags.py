"""Tags whose value is more than text: bold, coloured, a link, a picture.

Such a tag stands within a run of the template. The run is cut there, so that the value brings runs
of its own, in the look of the one that was cut; what the look is, and how much room the place has,
is kept by number beside the source.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from generator import patterns
from generator.document.package import made_runs
from generator.document.package.paragraph_order import put_in_order
from generator.document.package.wordml import (
    CELL,
    CELL_PROPERTIES,
    PARAGRAPH,
    RUN,
    SECTION,
    TEXT,
    W,
    nearest,
    properties_of,
)
from generator.document.template.chapter_tags import CALL
from generator.document.template.run_setting import LAID, ROOM, Setting
from generator.document.template.syntax import BRANCHES, ENDS, Flaw
from generator.document.template.tags import MARKED, STRUCTURAL, TAG, mark
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.document.template.tags import Found

NAMES = ("加粗", "颜色", "链接", "图片", "印章", "盖章")
RICH = patterns.compile(rf"\|\s*(?:{'|'.join(NAMES)})(?!\w)")
LINK = patterns.compile(r"\|\s*链接(?!\w)")
PICTURE = patterns.compile(r"\|\s*图片(?!\w)")
_SPACES = patterns.compile(r' xmlns(?::\w+)?="[^"]*"')
_MOVED = {*ENDS, *ENDS.values(), *BRANCHES, "set"}
_PROPERTIES = f"{W}rPr"
_CELL_MARGINS = 216  # twips, left and right of a cell, as Word has them
_EMU = 635  # in a twip


class Apart(Struct):
    """The settings of a part's tags so far."""

    root: etree._Element
    settings: list[Setting]

    def set_apart(self, paragraph: etree._Element) -> None:
        """Cut the runs of a paragraph at its tags that bring runs, and at its statements.

        A statement goes with them: it would otherwise begin within a run and end outside.
        """
        for run in [one for one in paragraph.iter(RUN) if nearest(one, PARAGRAPH) is paragraph]:
            if any(_is_moved(tag) for text in run.findall(TEXT) for tag in _tags(text)):
                self._cut(run)
        if any(PICTURE.search(tag) for text in paragraph.iter() for tag in _tags(text, tail=True)):
            _let_grow(paragraph)

    def _cut(self, run: etree._Element) -> None:
        """Put runs of its pieces, with the tags between them, in the place of a run."""
        parent = run.getparent()
        if parent is None:
            return
        pieces, behind, run.tail = list(self._pieces(run)), run.tail or "", None
        last, place = run, parent.index(run)  # the emptied run holds what comes before the others
        for piece in pieces:
            if isinstance(piece, str):
                last.tail = (last.tail or "") + piece
            else:
                place += 1
                parent.insert(place, piece)
                last = piece
        last.tail = (last.tail or "") + behind
        for child in run.findall("*"):
            if child.tag != _PROPERTIES:
                run.remove(child)

    def _pieces(self, run: etree._Element) -> Iterator[etree._Element | str]:
        """Yield what a run is cut into, in order: smaller runs, and tags as text."""
        properties = run.find(_PROPERTIES)
        waiting: list[etree._Element] = []
        for child in run.findall("*"):
            if child.tag == _PROPERTIES:
                continue
            if child.tag != TEXT or not any(map(_is_moved, _tags(child))):
                waiting.append(child)
                continue
            for text, moved in _stretches(child.text or ""):
                if not moved:
                    waiting.append(made_runs.text(text))
                    continue
                if waiting:
                    yield _run(properties, waiting)
                    waiting = []
                yield self._written(text, run) if text.startswith("{{") else text
        if waiting:
            yield _run(properties, waiting)

    def _written(self, tag: str, run: etree._Element) -> str:
        """Write a tag so that its value is laid in runs."""
        found = MARKED.search(tag)
        number = mark(int(found[1])) if found else ""
        inner = MARKED.sub("", tag)[2:-2].strip("-+ ").removeprefix("r ")
        self.settings.append(Setting(_look(run), *self._room(run), *_above(run)))
        return f"{{{{ ({inner})|{LAID}({len(self.settings) - 1}) {number}}}}}"

    def _room(self, run: etree._Element) -> tuple[int, int]:
        """Return how wide and high a picture may be at a place, in EMU."""
        width, height = text_block(self.root, run)
        cell = nearest(run, CELL)
        if cell is not None:
            found = cell.find(f"{CELL_PROPERTIES}/{W}tcW")
            if found is not None and found.get(f"{W}type") == "dxa":
                width = max(min(width, (_twips(found, "w") - _CELL_MARGINS) * _EMU), _EMU)
        return width, height


def set_apart(root: etree._Element) -> tuple[Setting, ...]:
    """Set the tags that bring runs apart; return where each is laid, by its number."""
    apart = Apart(root, [])
    for paragraph in list(root.iter(PARAGRAPH)):
        texts = (text for text in paragraph.iter(TEXT) if nearest(text, PARAGRAPH) is paragraph)
        if any(RICH.search(tag) for text in texts for tag in _tags(text)):
            apart.set_apart(paragraph)
    if any(CALL.search(text.text or "") for text in root.iter(TEXT)):
        apart.settings.append(Setting((), *text_block(root)))  # chapters bring pictures too
    return tuple(apart.settings)


def misplaced_runs(inside: Sequence[Found], outside: Sequence[Found]) -> Iterator[Flaw]:
    """Find tags whose runs cannot stand where they are."""
    for number, item in enumerate(inside):
        leads = _brings_runs(item) and LINK.search(item.tag.text)
        if leads and _is_linked(item.paragraph, mark(number)):
            yield Flaw("X03", "链接不能再写在一个超链接里，先取消模板里的超链接", item.tag)
    for item in filter(_brings_runs, outside):
        yield Flaw("X03", "加粗、颜色、链接、图片只能写在段落、表格的文字里", item.tag)


def _brings_runs(item: Found) -> bool:
    return item.tag.text.startswith("{{") and RICH.search(item.tag.text) is not None


def _is_linked(paragraph: etree._Element, number: str) -> bool:
    """Tell whether a tag stands in a link of the template's own."""
    links = paragraph.iter(f"{W}hyperlink")
    return any(number in (text.text or "") for link in links for text in link.iter(TEXT))


def text_block(root: etree._Element, place: etree._Element | None = None) -> tuple[int, int]:
    """Return the width and height of the text block around a place, in EMU.

    A place lies in the section that ends next; a part without sections has the usual page.
    """
    sections = list(root.iter(SECTION))
    if not sections:
        return ROOM
    order = {element: number for number, element in enumerate(root.iter())}
    at = order[place] if place is not None else -1
    section = next((one for one in sections if order[one] > at), sections[-1])
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return ROOM
    width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
    height = _twips(size, "h") - abs(_twips(margins, "top")) - abs(_twips(margins, "bottom"))
    return (width * _EMU, height * _EMU) if width > 0 and height > 0 else ROOM


def _twips(element: etree._Element, name: str) -> int:
    try:
        return int(element.get(f"{W}{name}", "0"))
    except ValueError:
        return 0


def _tags(text: etree._Element, *, tail: bool = False) -> list[str]:
    return TAG.findall((text.tail if tail else text.text) or "")


def _is_moved(tag: str) -> bool:
    """Tell the tags that go between runs from those that stay within them."""
    if tag.startswith("{{"):
        return RICH.search(tag) is not None and STRUCTURAL.match(tag) is None
    words = MARKED.sub("", tag)[2:-2].strip("-+ ").split()
    return tag.startswith("{%") and bool(words) and words[0] in _MOVED


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Cut a text into what stays in runs, and the tags (True) that do not."""
    last = 0
    for found in TAG.finditer(text):
        if _is_moved(found[0]):
            if found.start() > last:
                yield text[last : found.start()], False
            yield found[0], True
            last = found.end()
    if last < len(text):
        yield text[last:], False


def _run(properties: etree._Element | None, children: Iterable[etree._Element]) -> etree._Element:
    run = etree.Element(RUN)
    if properties is not None:
        run.append(deepcopy(properties))
    run.extend(children)
    return run


def _look(run: etree._Element) -> tuple[str, ...]:
    """Return the properties of a run, each as its element."""
    properties = run.find(_PROPERTIES)
    if properties is None:
        return ()
    written = (etree.tostring(one, encoding="unicode", with_tail=False) for one in properties)
    return tuple(_SPACES.sub("", one) for one in written)


def _above(run: etree._Element) -> tuple[str, int | None]:
    """Return the style of a run's paragraph, and the space above that the paragraph asks for."""
    paragraph = nearest(run, PARAGRAPH)
    properties = None if paragraph is None else paragraph.find(f"{W}pPr")
    if properties is None:
        return "", None
    style, spacing = properties.find(f"{W}pStyle"), properties.find(f"{W}spacing")
    said = spacing is not None and spacing.get(f"{W}before") is not None
    name = "" if style is None else style.get(f"{W}val", "")
    return name, _twips(spacing, "before") if said and spacing is not None else None


def _let_grow(paragraph: etree._Element) -> None:
    """Let the line of a picture be as high as the picture: an exact height would cut it off."""
    properties = properties_of(paragraph)
    spacing = properties.find(f"{W}spacing")
    if spacing is None:
        spacing = etree.Element(f"{W}spacing")
        put_in_order(properties, spacing)
    spacing.set(f"{W}line", "240")
    spacing.set(f"{W}lineRule", "auto")
