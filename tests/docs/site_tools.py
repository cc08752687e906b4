"""The programs that make the site, which lie outside the package, as modules."""

from __future__ import annotations

import importlib.util
from pathlib import Path

PROGRAMS = Path(__file__).parents[2] / "packaging/site"


def site_module(name):
    """Return one of them."""
    spec = importlib.util.spec_from_file_location(f"site_{name}", PROGRAMS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
