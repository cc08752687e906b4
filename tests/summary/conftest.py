"""What the tests of summaries share: five units."""

from __future__ import annotations

import pytest
from made_results import five_units


@pytest.fixture
def results():
    """Return five units: a good one, two alike, one without score, and one that failed."""
    return five_units()
