"""Findings that a unit answers for in a comment: ``# 忽略: P10 理由`` on a line, or above a block.

A waiver must say why. One that waives nothing is told: it would hide the next mistake.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from generator import patterns
from generator.diagnostics import CATALOGUE, Diagnostic
from generator.reading.comment_lines import lines_for, typed_columns
from generator.reading.near_codes import code_advice
from generator.structs import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from yaml import Node

    from generator.diagnostics import Position
    from generator.reading.record import Record
    from generator.reading.source import Source

    Waivable = Callable[[Diagnostic], bool]

WORD = "忽略"
COMMENT = patterns.compile(r"(?:^|(?<=\s))#[#\s]*忽略\s*([:：]?)(.*)$")
OUTSIDE = "；单独写一行，放在这一项的键的上一行"
CODES = patterns.compile(r"\s*([A-Za-z][A-Za-z0-9]{1,3})(?![A-Za-z0-9])\s*[,、;:]?")
MEANING = patterns.compile(r"[^\W_]")
SHORTEST = 2  # letters and signs of a reason


class Waiver(Struct, frozen=True):
    """A comment that waives: its codes, its reason, where it is, and the lines that it is for.

    ``typed`` tells one that stands inside a value: it is no comment, and would be printed.
    """

    codes: tuple[str, ...]
    reason: str
    position: Position
    lines: range
    colon: bool = True
    typed: bool = False

    def mistakes(self) -> Iterator[Diagnostic]:
        """Say what it lacks, and which of its codes there are not."""
        told = "写在文字里面，会照样印到文件上" if self.typed else self._lacking()
        if told:
            facts = {"told": told, "advice": OUTSIDE if self.typed else ""}
            yield Diagnostic("Y41", facts, self.position)
        for code in () if self.typed else self.codes:
            if code not in CATALOGUE:
                facts = {"code": code, "advice": code_advice(code)}
                yield Diagnostic("Y42", facts, self.position)

    def _lacking(self) -> str:
        known = ((self.colon, "冒号"), (bool(self.codes), "编号"), (self._meant(), "理由"))
        lacking = [name for there, name in known if not there]
        return f"没有写{'和'.join(lacking)}" if lacking else ""

    def _meant(self) -> bool:
        return len(MEANING.findall(self.reason)) >= SHORTEST

    def covers(self, one: Diagnostic) -> bool:
        """Tell whether it is for a finding: by its code, at its lines, in its file."""
        place = one.position
        at = place is not None and place.file == self.position.file and place.line in self.lines
        return at and one.code in self.codes


def answered_for(
    found: tuple[Diagnostic, ...], filing: Record, waivable: Waivable
) -> tuple[Diagnostic, ...]:
    """Take out what the comments of a filing waive, and say which of them are wrong or idle."""
    origin = filing.written_at
    if origin is None or WORD not in origin.source.text:
        return found
    waivers = waivers_of(origin.source, origin.node)
    said = [mistake for one in waivers for mistake in one.mistakes()]
    faulty = {mistake.position for mistake in said if mistake.code == "Y41"}
    good = [one for one in waivers if one.position not in faulty]
    gone = {id(one) for one in found if waivable(one) and any(w.covers(one) for w in good)}
    said += (idle for waiver in good for idle in _idle(waiver, found, waivable))
    return (*(one for one in found if id(one) not in gone), *said)


def waivers_of(source: Source, root: Node) -> tuple[Waiver, ...]:
    """Return the comments of a text that waive, those too that lack something."""
    return tuple(_waivers(source, root)) if WORD in source.text else ()


def _idle(waiver: Waiver, found: Iterable[Diagnostic], waivable: Waivable) -> Iterator[Diagnostic]:
    """Say which codes of a waiver it need not, or cannot, waive."""
    covered = [one for one in found if waiver.covers(one)]
    waived = {one.code for one in covered if waivable(one)}
    standing = {one.code for one in covered} - waived
    for code in dict.fromkeys(waiver.codes):
        if code in CATALOGUE and code not in waived:
            facts = {"code": code, "name": CATALOGUE[code].title}
            yield Diagnostic("Y44" if code in standing else "Y43", facts, waiver.position)


def _waivers(source: Source, root: Node) -> Iterator[Waiver]:
    found = [
        (number, match)
        for number, line in enumerate(source.lines)
        if WORD in line and (match := COMMENT.search(line))
    ]
    spans = typed_columns(root) if found else {}
    for number, match in found:
        typed = any(start <= match.start() < end for start, end in spans.get(number, ()))
        waiver = _waiver(source, number, match, typed=typed)
        if waiver.codes or (waiver.colon and not typed):
            yield waiver


def _waiver(source: Source, number: int, match: re.Match[str], *, typed: bool) -> Waiver:
    said = unicodedata.normalize("NFKC", match[2])
    named: list[str] = []
    at = 0
    while code := CODES.match(said, at):
        if named and not re.fullmatch("[A-Z][0-9]{1,3}", code[1].upper()):
            break  # the reason begins with a word in Latin letters
        named.append(code[1].upper())
        at = code.end()
    place = source.position(number, match.start(), len(match[0].rstrip()))
    lines = lines_for(source.lines, number, source.lines[number][: match.start()])
    return Waiver(tuple(named), said[at:].strip(), place, lines, colon=bool(match[1]), typed=typed)
