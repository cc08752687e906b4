"""The year of papers whose titles say none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from generator.diagnostics import Position
from generator.document.foreign import Paragraph
from generator.intake.stated_year import likely_year


def said(*texts):
    return tuple(Paragraph(text, Position(file="")) for text in texts)


@pytest.mark.parametrize(
    ("name", "texts", "year"),
    [
        ("2022年自评表.docx", ["2021年立项"], "2022"),
        ("自评表.docx", ["2021年立项，2022年开工", "2022年完工"], "2022"),
        ("自评表.docx", ["2021年立项，2022年开工"], "2022"),
        ("2021-2022.docx", ["2021年"], "2021"),
        ("120223.docx", [], str(dt.datetime.now(tz=dt.UTC).year - 1)),
    ],
)
def test_likely_year(name, texts, year):
    assert likely_year([(Path(name), said(*texts))]) == year
