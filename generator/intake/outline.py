"""A report by its headings: chapters with their paragraphs, whatever marks the headings."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

from generator import patterns
from generator.intake.labels import vocabulary
from generator.structs import Struct, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.document.foreign import Paragraph

ENDED = 20  # characters up to which a heading may end with a mark that it should not have
APPENDIX = patterns.compile(r"^附件?\s*[：:0-9一二三四五六七八九十]")


class Chapter(Struct):
    """A heading with the paragraphs below it, up to the next one of any level."""

    heading: Paragraph
    level: int
    above: tuple[str, ...]  # the titles of the headings that it stands under
    body: list[Paragraph] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading without its number and without a mark at its end."""
        return bare_title(self.heading.text)


def bare_title(text: str) -> str:
    """Return a heading without its number and without a mark at its end."""
    return re.sub(vocabulary()["chapters"]["item"], "", text.strip()).strip("。：: ")


def chapters_of(paragraphs: Sequence[Paragraph]) -> list[Chapter]:
    """Part a document into chapters; what stands before the first one belongs to none."""
    found: list[Chapter] = []
    listing = False  # the items of a list that was opened by a colon are no headings
    for paragraph in _of_report(paragraphs):
        level = 0 if listing and _is_item(paragraph.text) else _level(paragraph)
        listing = paragraph.text.endswith(("：", ":")) or (listing and _is_item(paragraph.text))
        if level and (found or level == 1):
            above = _above(found, level)
            found.append(Chapter(paragraph, level, above))
        elif found:
            found[-1].body.append(paragraph)
    return found


def _is_item(text: str) -> bool:
    return bool(re.match(vocabulary()["chapters"]["item"], text)) and text[-1] in "。；;"


def _of_report(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs up to the signature or the first attachment behind the text."""
    signature = vocabulary()["titles"]["signature"]
    begun = False
    for paragraph, after in zip_longest(paragraphs, paragraphs[1:]):
        begun = begun or _level(paragraph) == 1
        ends = any(re.match(signature, one.text) for one in (paragraph, after) if one)
        if begun and (APPENDIX.match(paragraph.text) or ends):
            return
        yield paragraph


def _level(paragraph: Paragraph) -> int:
    """Return the level of a heading, by its number or else its style; 0 for plain text."""
    says = vocabulary()["chapters"]
    text = paragraph.text
    if "\n" in text or len(text) > says["longest"] or not _ends_as_heading(text):
        return 0
    marks = enumerate(says["levels"], start=1)
    return next((level for level, mark in marks if re.match(mark, text)), paragraph.level)


def _ends_as_heading(text: str) -> bool:
    if text[-1] not in "。；;，,、：:":
        return True
    return text[-1] == "。" and len(text) <= ENDED and not re.search("[，；、]", bare_title(text))


def _above(found: list[Chapter], level: int) -> tuple[str, ...]:
    """Return the titles under which a heading of that level stands."""
    above: list[str] = []
    for chapter in reversed(found):
        if chapter.level < level:
            above.insert(0, chapter.title)
            level = chapter.level
    return tuple(above)
