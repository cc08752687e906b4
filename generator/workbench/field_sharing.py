"""Parts of a form whose value stands in several places of the file: each told of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.authoring.shared_values import twins_of
from generator.reading.tree_places import named_path

if TYPE_CHECKING:
    from generator.authoring.shared_values import Twins
    from generator.reading import Tree
    from generator.workbench.form_parts import Part


def add_sharing(form: Part, tree: Tree) -> None:
    """Tell every part where else its value stands; what is below a shared part is part of it."""
    twins = twins_of(tree)
    if twins:
        _tell(form, tree, twins)


def _tell(part: Part, tree: Tree, twins: Twins) -> None:
    others = [one for one in twins.get(part.path, ()) if one != part.path]
    part.shared = tuple(named_path(tree, one) for one in others)
    for below in () if others else part.below:
        _tell(below, tree, twins)
