"""Reading a text for slips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator import patterns
from generator.proofreading import figures, left_blank, numbering, punctuation
from generator.proofreading import wrong_words as wording
from generator.proofreading.brackets import unpaired
from generator.proofreading.rule import BLANK, CHINESE, FOREIGN, HAN, Rules, holds_any, rule
from generator.proofreading.slip import SlipKind
from generator.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.proofreading.slip import Slip

# In this order: where two rules see the same place, the first knows more about it.
_RULES = Rules(
    (
        *left_blank.PLACEHOLDERS,
        *numbering.RULES,
        *figures.RULES,
        *wording.RULES,
        *punctuation.RULES,
    )
)
_PLACEHOLDERS = Rules(left_blank.PLACEHOLDERS)
_WORDS = Rules((*left_blank.PLACEHOLDERS, *wording.RULES))
_HEADING_END = rule(SlipKind.HEADING_END, rf"(?:{BLANK}*[，。；、,.;])+{BLANK}*\Z", "")
_HAN = patterns.compile(f"[{HAN}]")

# Addresses, and intervals open at one end ([90,100)), have marks of their own.
_ADDRESSES = patterns.compile(
    rf"(?:https?://|www\.)[^\s{CHINESE}()<>\"']+"
    r"|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\[[-0-9.%∞+]+[,，] ?[-0-9.%∞+]+[)）]|[(（][-0-9.%∞+]+[,，] ?[-0-9.%∞+]+\]",
    re.ASCII,
)
_IN_ADDRESSES = ("://", "www.", "@", "[", "]")  # every one of them holds one of these


def proofread(text: str) -> tuple[Slip, ...]:
    """Return the slips of a paragraph or a longer text in order; no two of them overlap."""
    return _settled(text, _seen(text))


def read_words(text: str) -> tuple[Slip, ...]:
    """Return the wrong, doubled and missing words of a name or value: its marks are its own."""
    slips = _WORDS.slips(_without_addresses(text))
    return _settled(text, (_restored(slip, text) for slip in slips))


def proofread_heading(text: str) -> tuple[Slip, ...]:
    """Return the slips of a heading, which has no 。 at its end either."""
    return _settled(text, (*_HEADING_END.slips(text), *_seen(text)))


def _seen(text: str) -> Iterator[Slip]:
    """Yield what each rule sees; a text without Chinese is read for placeholders only."""
    if not _HAN.search(text):
        yield from _PLACEHOLDERS.slips(text)
        return
    own = _without_addresses(text)
    yield from (_restored(slip, text) for slip in _RULES.slips(own))
    yield from unpaired(own)


def _without_addresses(text: str) -> str:
    """Put a character without meaning for each of an address."""
    if not holds_any(text, _IN_ADDRESSES):
        return text
    return _ADDRESSES.sub(lambda match: FOREIGN * len(match[0]), text)


def _restored(slip: Slip, text: str) -> Slip:
    """Put the characters of addresses back where rules have seen none; repairs keep their order."""
    excerpt = text[slip.start : slip.end]
    if excerpt == slip.excerpt or slip.expected is None:
        return replace(slip, excerpt=excerpt)
    hidden = (own for own, seen in zip(excerpt, slip.excerpt, strict=True) if seen == FOREIGN)
    expected = "".join(next(hidden) if mark == FOREIGN else mark for mark in slip.expected)
    return replace(slip, excerpt=excerpt, expected=expected)


def _settled(text: str, seen: Iterable[Slip]) -> tuple[Slip, ...]:
    """Drop slips at places where another was seen before, and sort the rest."""
    taken = bytearray(len(text))
    slips: list[Slip] = []
    for slip in seen:
        if not any(taken[slip.start : slip.end]):
            taken[slip.start : slip.end] = b"\1" * (slip.end - slip.start)
            slips.append(slip)
    return tuple(sorted(slips, key=lambda slip: slip.start))
