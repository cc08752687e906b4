"""ziping (自评): one filled YAML file becomes a unit's budget-performance documents.

``import generator`` offers the steps of the pipeline to other programs: ``generator.check(path,
workspace)``, ``generator.build(path, workspace)`` and ``generator.Workspace.around(path)``. They
are looked up when they are used, so that importing one room does not load the whole house.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lazy_names import looked_up

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

__getattr__ = looked_up(__name__, HOMES)
