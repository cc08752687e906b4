"""Runs as parts get them from us: texts, and the pieces of fields."""

from __future__ import annotations

from lxml import etree

from generator.document.package.wordml import RUN, TEXT, XML_SPACE, W

FIELD_CHARACTER = f"{W}fldChar"


def text(words: str) -> etree._Element:
    """Return a text whose blanks are kept."""
    return _kept(TEXT, words)


def run(*children: etree._Element) -> etree._Element:
    """Return a run of these."""
    made = etree.Element(RUN)
    made.extend(children)
    return made


def field_run(kind: str) -> etree._Element:
    """Return a run in which a field begins, shows or ends."""
    return run(etree.Element(FIELD_CHARACTER, {f"{W}fldCharType": kind}))


def instruction_run(words: str) -> etree._Element:
    """Return a run with what a field says to Word."""
    return run(_kept(f"{W}instrText", words))


def _kept(name: str, words: str) -> etree._Element:
    element = etree.Element(name, {XML_SPACE: "preserve"})
    element.text = words
    return element
