"""The programs beside the package (the site's, the Windows folder's), as modules."""

from __future__ import annotations

import importlib.util
from pathlib import Path

PROGRAMS = Path(__file__).parents[2] / "packaging"


def program(place):
    """Return one of them, named by its folder and name: site/hooks."""
    spec = importlib.util.spec_from_file_location(place.replace("/", "_"), PROGRAMS / f"{place}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
