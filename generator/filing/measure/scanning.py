"""Scanning a typed value: folding it, setting aside what only looks like a quantity."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from generator import patterns
from generator.filing.measure.dates import FoundDate, find_dates
from generator.filing.measure.folding import fold
from generator.filing.measure.quantities import Quantity, find_quantities
from generator.filing.measure.sign_words import bare_subject
from generator.structs import Struct

_LIST_MARK = patterns.compile(
    r"(?=[指(0-9一二三四五六七八九十\s①-⑳])(?:指标 ?[0-9]{1,2} ?[、:.]"
    r"|(?:^|(?<=[;。\n]))\s*(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?:、(?![0-9一二三四五六七八九十])|\)|\.(?![0-9]))"
    r"|\([0-9一二三四五六七八九十]{1,2}\)|[①-⑳])"
)
# Quoted names and slogans (“六个统一”), titles, document numbers (〔2020〕55号), times of day, and
# remarks on a bound (含90%).
_NAME = patterns.compile(
    r"“[^“”\n]*”|《[^《》\n]*》|[〔\[【(][0-9]{4}[〕\]】)] ?[0-9]*号?|[0-9]{1,2}:[0-9]{2}"
    r"|\(不?含[^()]+\)"
)
_NAME_BEGIN = patterns.compile("[“《〔\\[【(:]")
# A longer text is a chapter, not a value.
_MAX_LENGTH = 2000
_MARKS = " ,;:。、!?\n"
_TO_LAST_BREAK = patterns.compile("(?s).*[,;。、\n]")


class Scan(Struct, frozen=True):
    """A typed value taken apart. All places are those of ``text``.

    ``plain`` is folded, with list marks and dates blanked; ``parts`` are the items of a numbered
    list, else the whole.
    """

    text: str
    plain: str
    parts: tuple[tuple[int, int], ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[FoundDate, ...]

    def stretch(self, places: tuple[int, int]) -> str:
        """Return a part of the text: as typed if it is all of it, else without marks around it."""
        begin, end = places
        return self.text if end - begin == len(self.text) else trim(self.text[begin:end])

    def written(self, hit: Quantity | FoundDate) -> str:
        """Return a hit as it was typed."""
        return self.text[hit.start : hit.end].strip()

    def phrase(self, quantity: Quantity) -> str:
        """Return a quantity as it was typed, with the sign or change before it."""
        begin = quantity.head + len(quantity.lead.subject)
        return trim(self.text[begin : quantity.end])

    def subject(self, quantity: Quantity) -> str:
        """Return what a quantity is said of: the words before it without signs and links."""
        end = quantity.head + len(quantity.lead.subject)
        return bare_subject(self.plain[quantity.head : end])

    def note(self, hit: Quantity | FoundDate, begin: int, end: int) -> str:
        """Return the text between two places without the clause head and the hit itself."""
        clause = max(begin, hit.clause) if isinstance(hit, Quantity) else hit.start
        before, after = self.text[begin:clause], self.text[hit.end : end]
        return "；".join(filter(None, (before.strip(_NOTE_MARKS), after.strip(_NOTE_MARKS))))


_FULL_MARKS = _MARKS + "，；：！？　\t"
_NOTE_MARKS = _FULL_MARKS + "()（）"


@lru_cache(maxsize=4096)
def scan(text: str, year: int) -> Scan:
    """Take a typed value apart; dates without a year are of the given one."""
    if len(text) > _MAX_LENGTH:
        return Scan(text, "", ((0, len(text)),), (), ())
    plain = fold(text)
    marks = [match.span() for match in _LIST_MARK.finditer(plain)]
    plain = _blank(plain, marks, " ")
    dates = tuple(find_dates(plain, year))
    plain = _blank(plain, [(date.start, date.end) for date in dates], " ")
    names = _NAME.finditer(plain) if _NAME_BEGIN.search(plain) else ()
    bare = _blank(plain, [match.span() for match in names], "□")
    return Scan(text, plain, _parts(text, marks), tuple(find_quantities(bare)), dates)


def _blank(text: str, spans: list[tuple[int, int]], filler: str) -> str:
    for start, end in spans:
        text = f"{text[:start]}{filler * (end - start)}{text[end:]}"
    return text


def _parts(text: str, marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Divide a numbered list and what stands before it; a single number is only a label."""
    if len(marks) < 2:  # noqa: PLR2004 - a list has two items
        return ((0, len(text)),)
    starts = [start for start, _ in marks]
    items = zip([end for _, end in marks], [*starts[1:], len(text)], strict=True)
    return ((0, starts[0]), *items)


def divide(
    scanned: Scan, part: tuple[int, int], hits: tuple[Quantity | FoundDate, ...]
) -> tuple[tuple[int, int], ...]:
    """Give each hit of a part its own stretch of it, cut where the text itself breaks."""
    begin, end = part
    if len(hits) == 1:
        return (part,)
    plain, cuts = scanned.plain, []
    for left, right in pairwise(hits):
        broken = _TO_LAST_BREAK.match(plain, left.end, right.start)
        cuts.append(broken.end() if broken else left.end)
    return tuple(zip([begin, *cuts], [*cuts, end], strict=True))


def trim(text: str) -> str:
    """Strip the marks that divide a text from both ends of a stretch of it."""
    return text.strip(_FULL_MARKS)
