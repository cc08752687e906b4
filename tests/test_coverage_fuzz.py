"""A few inputs bred for what they reach: nothing falls; many are tried by hand (see the module)."""

from __future__ import annotations

import pytest

from tests.conftest import FUZZ
from tests.coverage_fuzz import Target, fuzz, targets

INPUTS = 25 * max(FUZZ, 1)
SECONDS = 20.0 * max(FUZZ, 1)


@pytest.mark.parametrize("target", targets(), ids=lambda one: one.name)
def test_nothing_falls(target):
    assert fuzz(target, INPUTS, SECONDS) == {}
    assert target.reached


def test_what_falls_is_found():
    """A fault that is planted is found: here, any character that files may not hold."""

    def door(data: bytes) -> None:
        from generator.reading.characters import forbidden  # noqa: PLC0415 - a traced module
        from generator.reading.source import Source  # noqa: PLC0415

        text = data.decode("utf-8", "ignore")
        if any(forbidden(Source("a", text))):
            raise ValueError

    assert fuzz(Target("door", [b"abc"], door), 5_000, 30.0)
