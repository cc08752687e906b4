"""Templates from a few words, filled in one step."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import docx
import pytest
import slim

from generator.document import Properties, WordTemplate

PROPERTIES = Properties(title="自评表", author="某单位", created=datetime(2023, 3, 1, tzinfo=UTC))


@pytest.fixture
def properties():
    return PROPERTIES


@pytest.fixture
def write(tmp_path):
    """Write members (or the bytes of a file) as a template; return its path."""

    def written(content):
        path = tmp_path / "模板.docx"
        path.write_bytes(content if isinstance(content, bytes) else slim.pack(content))
        return path

    return written


@pytest.fixture
def open_document():
    """Read the bytes of a document with python-docx."""
    return lambda content: docx.Document(io.BytesIO(content))


@pytest.fixture
def load(write):
    """Load a template made of blocks."""

    def loaded(*blocks, footer=None):
        found = WordTemplate.load(write(slim.members(*blocks, footer=footer)))
        return found.value, found.diagnostics

    return loaded


@pytest.fixture
def fill(load):
    """Fill a template made of blocks; return python-docx's reading of the result."""

    def filled(data, *blocks, footer=None):
        template, diagnostics = load(*blocks, footer=footer)
        assert diagnostics == ()
        content, diagnostics = template.render(data, properties=PROPERTIES)
        assert diagnostics == ()
        return docx.Document(io.BytesIO(content))

    return filled


@pytest.fixture
def complaints(load):
    """Return (code, place) of everything said about loading, or filling, a template."""

    def said(data, *blocks, footer=None):
        template, diagnostics = load(*blocks, footer=footer)
        if template is not None:
            content, diagnostics = template.render(data, properties=PROPERTIES)
            assert (content is None) == bool(diagnostics)
        return [(d.code, d.position.place) for d in diagnostics]

    return said
