"""Tests stand where their subject stands: ``generator/a/b.py`` is tested by ``tests/a/test_b.py``.

A module that has no such test says in ``without_own_test.toml`` which tests try it instead, and
what of it: a path below ``tests`` and a few words. A line for a package speaks for all in it.
"""

from __future__ import annotations

import tomllib
from pathlib import Path, PurePath

import pytest

from tests.conftest import ROOT

TESTS = Path(__file__).parent
REASONS = tomllib.loads((TESTS / "without_own_test.toml").read_text(encoding="utf-8"))
HOUSE = ROOT / "generator"
MODULES = {
    ".".join(path.relative_to(HOUSE).with_suffix("").parts): path
    for path in HOUSE.rglob("*.py")
    if not path.stem.startswith("__")
}
PACKAGES = {".".join(path.parent.relative_to(HOUSE).parts) for path in HOUSE.rglob("__init__.py")}


def has_own(module):
    *rooms, name = module.split(".")
    return TESTS.joinpath(*rooms, f"test_{name}.py").is_file()


def spoken_for(module):
    """Return the line that speaks for a module: its own, or that of a package it stands in."""
    above = [".".join(module.split(".")[:depth]) for depth in range(module.count(".") + 1, 0, -1)]
    return next((name for name in above if name in REASONS), None)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_has_its_test_or_says_why_not(module):
    assert has_own(module) or spoken_for(module), (
        f"{module}：没有同名测试，without_own_test.toml 里也没有一行"
    )


@pytest.mark.parametrize(("name", "reason"), REASONS.items(), ids=REASONS)
def test_a_line_of_the_list_is_true(name, reason):
    """A line for what is gone, for what has its own test by now, or that names no test, lies."""
    assert name in MODULES or name in PACKAGES
    assert not has_own(name) or name in PACKAGES
    tests, _, what = reason.partition("：")
    assert what
    for one in tests.split("、"):
        place = TESTS / PurePath(one)
        assert place.is_dir() or place.with_suffix(".py").is_file(), one


def test_no_test_bears_the_name_of_a_module_of_another_room():
    """A test that was left behind when its module moved is found by nobody."""
    places = {}
    for name in (*MODULES, *PACKAGES):
        *rooms, last = name.split(".")
        places.setdefault(f"test_{last}", set()).add(TESTS.joinpath(*rooms))
    tests = [path for path in TESTS.rglob("test_*.py") if path.stem in places]
    assert [path for path in tests if path.parent not in places[path.stem]] == []
