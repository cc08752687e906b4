"""Patterns that wait to be compiled: every one of the program compiles, and acts as its like."""

import pkgutil
import re
from importlib import import_module

import pytest

import generator
from generator import patterns
from generator.patterns import Later


def waiting(value):
    """Yield the patterns that a value of a module holds."""
    if isinstance(value, Later):
        yield value
    elif isinstance(value, dict):
        yield from waiting(tuple(value.values()))
    elif isinstance(value, tuple | list | frozenset | set):
        for one in value:
            yield from waiting(one)


def modules():
    for found in pkgutil.walk_packages(generator.__path__, "generator."):
        if not found.name.endswith("__main__"):
            yield import_module(found.name)


def test_every_pattern_of_the_program_compiles():
    seen = [one for module in modules() for one in waiting(vars(module))]
    assert len(seen) > 300
    for one in seen:
        assert isinstance(one.pattern, str | bytes)


def test_nothing_is_compiled_before_it_is_asked_for(monkeypatch):
    made = []
    compiling = re.compile
    monkeypatch.setattr(
        patterns.re, "compile", lambda *asked: made.append(asked) or compiling(*asked)
    )
    number = patterns.compile("[0-9]+", re.ASCII)
    assert made == []
    assert number.search("共12人").group() == "12"
    assert number.sub("", "共12人") == "共人"
    assert number.search("共3人").group() == "3"
    assert made == [("[0-9]+", re.ASCII)]


def test_bytes_have_patterns_too():
    assert patterns.compile(rb"<w:p\b").findall(b"<w:p><w:pPr>") == [b"<w:p"]


def test_a_text_that_is_no_pattern_is_refused_where_it_is_used():
    broken = patterns.compile("(")
    with pytest.raises(re.error):
        broken.search("")
