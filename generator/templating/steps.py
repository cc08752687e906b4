"""Paying for work in templates, out of the allowance of their unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from typing import Final

from jinja2 import Undefined
from jinja2.nodes import Impossible

from generator.templating.allowance import ALLOWANCE
from generator.templating.refusal import refuse
from generator.templating.trouble_notes import NOTES

LONGEST: Final = 1_000_000  # characters of one text; no report is a tenth of it
MOST_ITEMS: Final = 100_000  # of one list
CHARACTERS_A_STEP: Final = 16


def spend(steps: int) -> str:
    """Take steps of the unit's allowance; the compiler is told to leave this to the rendering."""
    allowance = ALLOWANCE.get(None)
    if allowance is None:
        raise Impossible
    allowance.spend(steps)
    return ""


def spend_here(steps: int) -> None:
    """Take steps where a template is running; loading one from outside is free."""
    if NOTES.get(None) is not None:
        spend(steps)


def paid(items: object, weight: int = 1) -> object:
    """Return what a loop or filter goes through, after paying ``weight`` for each item."""
    if isinstance(items, str | list | tuple | dict):  # nearly all: the kinds below are told slowly
        spend(len(items) * weight)
    elif isinstance(items, Undefined) or not isinstance(items, Iterable):
        return items
    elif isinstance(items, Sized):
        spend(len(items) * weight)
    else:
        return _paying(items, weight)
    return items


def _paying(items: Iterable[object], weight: int) -> Iterator[object]:
    for item in items:
        spend(weight)
        yield item


def weighed(value: object) -> object:
    """Return a list that a template has made, after paying for all that is in it, however deep.

    A stretch of a text pays for its length.
    """
    if isinstance(value, str):
        sized(len(value))
    elif isinstance(value, list | tuple):
        if len(value) > MOST_ITEMS:
            refuse(f"列表超过 {MOST_ITEMS} 项，已停止")
        spend(len(value) + 1)
        _weigh_all(value)
    elif isinstance(value, Mapping):
        spend(len(value) + 1)
        _weigh_all(value.values())
    return value


def _weigh_all(items: Iterable[object]) -> None:
    for item in items:
        if isinstance(item, list | tuple | dict):
            weighed(item)


def sized(characters: int) -> None:
    """Pay for a text of so many characters that is about to be made; refuse one that is too long.

    A short one is free: it is paid for by the loop around it.
    """
    if characters > CHARACTERS_A_STEP:
        spend_here(characters // CHARACTERS_A_STEP)
        if characters > LONGEST:
            refuse(f"一段文字超过 {LONGEST // 10_000} 万字，已停止")
