"""Several ways to say a thing: each unit always gets the same one, neighbours get others."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from jinja2 import Undefined, nodes, pass_context

from generator.templating.trouble_notes import unit_here

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2.runtime import Context

T = TypeVar("T")

CHOOSING = "择一"
PLACE = "place"
UNIT = "单位"
"""The name of the data that a choice rests on."""


def chosen(variants: Sequence[T], *keys: str) -> T:
    """Return a variant by a hash of the keys that no process, machine or year changes."""
    return variants[_number_of(*keys) % len(variants)]


def _number_of(*keys: str) -> int:
    return int.from_bytes(sha256("\0".join(keys).encode()).digest()[:8])


@pass_context  # so that Jinja does not fold a choice among constants when it compiles
def one_of(context: Context, value: object, at: object = 0, place: str = "") -> object:
    """Return one item of a list by the unit and the place in the wording.

    ``place`` is the text of the list as it was written; ``at`` counts on from there, so that the
    items of a loop get one variant after the other.
    """
    if isinstance(value, Undefined):
        return value
    if not isinstance(value, list | tuple) or not value:
        context.environment.unsuitable("", f"“{CHOOSING}”要用列表，写几种说法")  # type: ignore[attr-defined]  # all environments here are ours
        return ""
    further = at if isinstance(at, int) else 0
    return value[(_number_of(unit_here(), place) + further) % len(value)]


def place_of(node: nodes.Filter) -> str:
    """Return what tells a choice from others: the texts it was written with, wherever it stands."""
    texts = node.node.find_all(nodes.Const) if node.node is not None else ()
    return "".join(str(text.value) for text in texts)
