"""Names that a package looks up when they are used: all there are, and none that a module has."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

PACKAGES = ("generator", "generator.document", "generator.findings")


@pytest.mark.parametrize("name", PACKAGES)
def test_each_leads_home(name):
    package = import_module(name)
    assert set(package.HOMES) == {*package.__all__} - {"__version__"}
    for public, home in package.HOMES.items():
        assert getattr(package, public) is getattr(import_module(home), public)


@pytest.mark.parametrize("name", PACKAGES)
def test_none_is_hidden_by_a_module_of_its_name(name):
    package = import_module(name)
    modules = {module.name for module in iter_modules(package.__path__)}
    assert modules.isdisjoint(package.HOMES)


@pytest.mark.parametrize("name", PACKAGES)
def test_another_name_is_an_attribute_error(name):
    with pytest.raises(AttributeError, match="没有的"):
        _ = import_module(name).没有的
