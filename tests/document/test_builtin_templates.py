from __future__ import annotations

from pathlib import Path

import pytest
from validators import faults

from generator.document import WordTemplate

TEMPLATES = sorted((Path(__file__).parents[2] / "templates/docx").rglob("*.docx"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_template_of_the_house_is_sound(path):
    found = WordTemplate.load(path)
    template, diagnostics = found.value, found.diagnostics
    assert diagnostics == ()
    assert template.names
    assert faults(path.read_bytes()) == []


def test_there_are_templates_to_look_at():
    assert TEMPLATES
