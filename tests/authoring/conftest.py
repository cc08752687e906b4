"""What the tests of authoring share: the built-in workspace, its forms, a way to check a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.authoring import standards_of
from generator.pipeline import check
from generator.workspace import Workspace, builtin_root

ROOT = Path(__file__).parents[2]
BUILTIN = Workspace((builtin_root(),))


@pytest.fixture(scope="session")
def workspace():
    return BUILTIN


@pytest.fixture(scope="session")
def standards():
    return lambda name: standards_of(BUILTIN, name).value


@pytest.fixture
def findings(tmp_path):
    """Check a text as a unit's file; return the diagnostics."""

    def found(text):
        path = tmp_path / "单位.yaml"
        path.write_text(text, encoding="utf-8")
        return check(path, BUILTIN).diagnostics

    return found
