"""Reasons that a file gives against findings, each at the part that it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.reading.waivers import waivers_of
from generator.workbench.field_places import place_of
from generator.workbench.form_parts import Given

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.reading import Tree
    from generator.reading.waivers import Waiver
    from generator.workbench.form_parts import Part


def place_waivers(parts: Sequence[Part], tree: Tree) -> None:
    """Put every reason at the first part on the lines that it is for, else at the whole."""
    for one in waivers_of(tree.source, tree.node):
        if not one.typed and one.codes:
            part = next((part for part in parts if _is_for(one, part)), parts[0])
            part.waivers.append(Given(one.codes, one.reason, place_of(one.position)))


def _is_for(one: Waiver, part: Part) -> bool:
    return any(int(place.partition(":")[0]) in one.lines for place in part.places)
