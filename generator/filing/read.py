"""Reads a filing from its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.filing.filing import Filing
from generator.forms import find_form
from generator.reading import MONEY_UNITS, WAN, Loaded, Setting, conform, read_tree
from generator.reading.setting import DEEPEST

if TYPE_CHECKING:
    from pathlib import Path

    from generator.reading import MoneyUnit, Tree
    from generator.workspace import Workspace


def read_filing(
    path: Path,
    workspace: Workspace | None = None,
    *,
    form: str | None = None,
    name: str | None = None,
) -> Loaded[Filing]:
    """Read what a unit filled in; ``name`` is how the file is shown, by default its path.

    ``workspace`` holds the form that the file names, or ``form`` if that overrules it: the form
    says which columns there are beside the keys of every filing, and the unit of money.
    """
    return filing_of(read_tree(path, name=name), workspace, form)


def filing_of(
    tree: Loaded[Tree], workspace: Workspace | None = None, form: str | None = None
) -> Loaded[Filing]:
    """Read a filing from what was read of its file already."""
    return conform(tree, Filing, _setting(tree.value, workspace, form))


def _setting(tree: Tree | None, workspace: Workspace | None, form: str | None) -> Setting:
    """Return how a file is read; where its form is not to be had any key may be a column of it."""
    stated = MONEY_UNITS.get(_head(tree, "金额单位"))
    if workspace is None:
        return Setting(money=stated or WAN)
    found = find_form(workspace, form or _head(tree, "套表")).value
    return found.setting(stated) if found else Setting(None, stated or WAN, DEEPEST)


def _head(tree: Tree | None, key: str) -> str:
    """Return what stands under a key of the outermost level."""
    value = tree.data.get(key) if tree is not None and isinstance(tree.data, dict) else None
    return value.strip() if isinstance(value, str) else ""


def money_of(filing: Filing, default: MoneyUnit) -> MoneyUnit:
    """Return the unit in which a filing states amounts: its own, else that of its form."""
    return MONEY_UNITS[filing.money_unit] if filing.money_unit else default
