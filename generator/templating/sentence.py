"""Writes one sentence of a data file: the Jinja of all wording, without a file of its own."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from types import NoneType
from typing import TYPE_CHECKING

from jinja2 import TemplateError, meta, nodes

from generator.diagnostics import Diagnostic
from generator.structs import Struct, field
from generator.templating.choosing import CHOOSING, UNIT
from generator.templating.data_environment import LONG
from generator.templating.depth import too_deep
from generator.templating.jinja_reasons import reason_of
from generator.templating.prose_environment import Prose
from generator.templating.prose_rendering import render, trouble_of
from generator.templating.typed_values import Year

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Template

    from generator.scoring.decimals import Decimals
    from generator.templating.trouble_notes import Spot, Trouble


class SentenceError(ValueError):
    """A sentence that cannot be written; its text is the reason, in Chinese."""


def render_sentence(
    wording: str, data: Mapping[str, object], decimals: Decimals | None = None
) -> str:
    """Write a sentence over the data; raise SentenceError where it cannot be.

    Of all the data it is given what it names: a sentence names few of some hundred. Rates have the
    ``decimals`` of the papers that it stands in.
    """
    if "{" not in wording:
        return wording.strip()
    return _rendered(wording, needed_of(wording, data), decimals)


def needed_of(wording: str, data: Mapping[str, object]) -> dict[str, object]:
    """Return what of the data a sentence names."""
    return {name: data[name] for name in names_in(wording) if name in data}


def _rendered(wording: str, needed: Mapping[str, object], decimals: Decimals | None) -> str:
    text = _put_in(wording, needed)
    return _run(wording, needed, decimals) if text is None else text


def _put_in(wording: str, needed: Mapping[str, object]) -> str | None:
    """Write a sentence that only puts texts and years between its words; None where it does more.

    Many do no more, and Jinja takes ten times as long.
    """
    pieces = _pieces(wording)
    kinds = map(type, needed.values())
    if not pieces or len(needed) < len(names_in(wording)) or not AS_THEY_ARE.issuperset(kinds):
        return None
    text = "".join(str(needed[piece]) if named else piece for piece, named in pieces)
    return text.strip() if len(text) <= LONG else None  # Jinja lets a long one be paid for


AS_THEY_ARE: frozenset[type] = frozenset((str, int, Year))
"""Kinds of value that print as they are."""


@lru_cache(maxsize=1024)
def _pieces(wording: str) -> tuple[tuple[str, bool], ...]:
    """Return the words of a sentence and the names between them; nothing for one with more."""
    found: list[tuple[str, bool]] = []
    for node in _PROSE.parse(wording).iter_child_nodes():
        for piece in node.iter_child_nodes():
            if isinstance(node, nodes.Output) and isinstance(piece, nodes.TemplateData):
                found.append((piece.data, False))
            elif isinstance(node, nodes.Output) and isinstance(piece, nodes.Name):
                found.append((piece.name, True))
            else:
                return ()
    return tuple(found)


def _run(wording: str, needed: Mapping[str, object], decimals: Decimals | None) -> str:
    def explain(error: Exception, _spot: Spot) -> str:
        return _reason(error, wording)

    text, troubles = render(_compiled(wording), needed, explain, decimals)
    if troubles:
        raise SentenceError(_said(troubles))
    return text.strip()


class Sentences(Struct, frozen=True):
    """The sentences of one unit's papers: the same one over the same values is written once."""

    decimals: Decimals | None
    written: dict[object, str] = field(default_factory=dict)

    def render(self, wording: str, data: Mapping[str, object]) -> str:
        """Write a sentence over the data as ``render_sentence`` does."""
        if "{" not in wording:
            return wording.strip()
        needed = needed_of(wording, data)
        if not TOLD_APART.issuperset(map(type, needed.values())):
            return _rendered(wording, needed, self.decimals)
        key = (wording, *map(_told_apart, needed.values()))
        written = self.written.get(key)
        if written is None:
            written = self.written[key] = _rendered(wording, needed, self.decimals)
        return written


TOLD_APART: frozenset[type] = frozenset((str, int, bool, NoneType, Decimal, Year))
"""Kinds of value of which all that a sentence can print is seen in the value itself."""


def _told_apart(value: object) -> tuple[type, object]:
    """Tell 1 from 是, and 1.0 from 1.00, which are equal."""
    return type(value), str(value) if type(value) is Decimal else value


_PROSE = Prose()


@lru_cache(maxsize=1024)
def names_in(wording: str) -> frozenset[str]:
    """Return the names that a sentence needs; raise SentenceError where its syntax is wrong.

    Jinja looks for the names by writing the program that the sentence is, filters and all: what
    it refuses there is refused here, and only what is to be rendered need be compiled.
    """
    if "{" not in wording:
        return frozenset()
    try:
        return _named(_PROSE.parse(wording))
    except TemplateError as error:
        raise _refusal(error, wording) from None


def _named(tree: nodes.Template) -> frozenset[str]:
    try:
        names = frozenset(meta.find_undeclared_variables(tree))
        chooses = any(node.name == CHOOSING for node in tree.find_all(nodes.Filter))
    except RecursionError:
        raise too_deep(tree, None, None) from None
    return names | {UNIT} if chooses else names


@lru_cache(maxsize=1024)
def _compiled(wording: str) -> Template:
    try:
        return _PROSE.from_string(wording)
    except TemplateError as error:  # what only Python refuses: blocks nested too deeply
        raise _refusal(error, wording) from None


def _refusal(error: TemplateError, wording: str) -> SentenceError:
    def explain(error: Exception, _spot: Spot) -> str:
        return _reason(error, wording)

    return SentenceError(_said([trouble_of(error, explain)]))


def _reason(error: Exception, wording: str) -> str:
    return reason_of(error, wording, _PROSE.filters)


def _said(troubles: Iterable[Trouble]) -> str:
    return "；".join(Diagnostic(one.code, dict(one.facts)).message for one in troubles)
