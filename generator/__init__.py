"""ziping (自评): one filled YAML file becomes a unit's budget-performance documents.

``import generator`` offers the steps of the pipeline to other programs: ``generator.check(path,
workspace)``, ``generator.build(path, workspace)`` and ``generator.Workspace.around(path)``. They
are looked up when they are used, so that importing one room does not load the whole house.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.pipeline import build, check
    from generator.workspace import Workspace

__version__ = "0.1.0"
__all__ = ["Workspace", "__version__", "build", "check"]

HOMES = {
    "Workspace": "generator.workspace",
    "build": "generator.pipeline",
    "check": "generator.pipeline",
}


def __getattr__(name: str) -> object:
    """Fetch a public name from the room it lives in."""
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(HOMES[name]), name)
