"""Every score lies in one band, at its ends too."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.summary.score_bands import ABOVE, BANDS, band_of, bands_with


@pytest.mark.parametrize(
    ("points", "band"),
    [
        ("0", "60以下"),
        ("59.99", "60以下"),
        ("60", "60—65"),
        ("64.999", "60—65"),
        ("65", "65—70"),
        ("94.99", "90—95"),
        ("95", "95—100"),
        ("100", "95—100"),
        ("100.01", "100以上"),
    ],
)
def test_a_band_holds_its_lower_end_and_the_last_full_marks(points, band):
    assert band_of(Decimal(points)) == band


@given(st.decimals(0, 200, places=2))
def test_every_score_has_a_band_that_is_listed(points):
    assert band_of(points) in bands_with(above=True)
    assert (band_of(points) == ABOVE) == (points > 100)
    assert bands_with(above=False) == BANDS
