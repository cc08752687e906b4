"""What a proof-reader marks in the texts, names and values of a filing."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from generator.checking.same import once_a_case
from generator.checking.texts import BETWEEN, texts_in, values_in
from generator.diagnostics import Diagnostic
from generator.proofreading import bracketed, plainly_paired, proofread, read_words, unpaired

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from generator.checking.texts import Text
    from generator.proofreading import Slip, SlipKind
    from generator.scoring.case import Case

OPENING = "（(《“‘【"
MOST = 3  # slips of one kind that a message names; the text is read again anyway


class _Marked(NamedTuple):
    """A text or value that has slips."""

    text: Text
    slips: tuple[Slip, ...]


def slips_in(case: Case, code: str, kinds: Collection[SlipKind]) -> Iterator[Diagnostic]:
    """Say what a proof-reader marks in the filing's texts, one finding a text."""
    for one, slips in _read(case)[0]:
        if found := [slip for slip in slips if slip.kind in kinds]:
            facts = {"where": f"“{one.key}”", "slips": slips_told(found)}
            yield Diagnostic(code, facts, one.position)


def words_in(case: Case, code: str, kinds: Collection[SlipKind]) -> Iterator[Diagnostic]:
    """Say what is amiss with the words and open marks of names and values, one finding a value."""
    for one, slips in _read(case)[1]:
        if found := [slip for slip in slips if slip.kind in kinds]:
            facts = {"where": f"“{one.key}”“{one.text}”", "slips": slips_told(found)}
            yield Diagnostic(code, facts, one.position)


@once_a_case
def _read(case: Case) -> tuple[list[_Marked], list[_Marked]]:
    """Read texts and values once for all checks that ask about their slips."""
    texts, values = texts_in(case), values_in(case)
    places = _suspects([one.text for one in (*texts, *values)])
    in_texts = (texts[at] for at in places if at < len(texts))
    in_values = (values[at - len(texts)] for at in places if at >= len(texts))
    return (
        [_Marked(one, slips) for one in in_texts if (slips := proofread(one.text))],
        [_Marked(one, slips) for one in in_values if (slips := _read_value(one.text))],
    )


def _read_value(text: str) -> tuple[Slip, ...]:
    """Return the slips of words, and the marks that open and never close.

    1）2） in a value number its parts.
    """
    return (*read_words(text), *(slip for slip in unpaired(text) if slip.excerpt in OPENING))


def read_all(texts: Sequence[str]) -> tuple[tuple[Slip, ...], ...]:
    """Return the slips of each text."""
    suspects = _suspects(texts)
    return tuple(proofread(text) if at in suspects else () for at, text in enumerate(texts))


def _suspects(texts: Sequence[str]) -> list[int]:
    """Return the places of the texts in which a proof-reader may mark something.

    Nearly all are clean, and rules cost by the call: they look at all texts in one. Marks pair
    within their own text alone.
    """
    joined = BETWEEN.join(texts)
    slips, paired = proofread(joined), plainly_paired(joined)
    if not slips and paired:
        return []
    starts = [*accumulate((len(text) + len(BETWEEN) for text in texts), initial=0)]
    seen = {bisect_right(starts, slip.start) - 1 for slip in slips}
    marks = () if paired else bracketed(joined)
    marked = {bisect_right(starts, mark) - 1 for mark in marks} - seen
    return sorted(seen.union(at for at in marked if any(unpaired(texts[at]))))


def slips_told(found: list[Slip]) -> str:
    """Name the first slips with what should stand there."""
    shown = "；".join(_correction(slip) for slip in found[:MOST])
    return shown if len(found) <= MOST else f"{shown}等{len(found)}处"


def _correction(slip: Slip) -> str:
    if slip.expected is None:
        return f"“{slip.excerpt}”（{slip.kind}）"
    if not slip.expected:
        return f"“{slip.excerpt}”应删去（{slip.kind}）"
    return f"“{slip.excerpt}”应为“{slip.expected}”"
