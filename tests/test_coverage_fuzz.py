"""A few inputs bred for what they reach: nothing falls; many are tried by hand (see the module)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import FUZZ
from tests.coverage_fuzz import Target, fuzz

MINUTES = 0.05 * max(FUZZ, 1)
ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("target", ["filing", "form", "wording", "template", "expression"])
def test_nothing_falls(target):
    """In a process of its own: tracing crawls where all other tests have been before."""
    command = [sys.executable, "-m", "tests.coverage_fuzz", str(MINUTES), "0", target]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True, timeout=600
    )
    assert re.match(rf"{target}: [1-9].* inputs, .*, 0 fell\n\Z", done.stdout), done.stdout


def planted() -> None:
    """A fault that is planted is found: here, any character that files may not hold."""

    def door(data: bytes) -> None:
        from generator.reading.characters import forbidden  # noqa: PLC0415 - a traced module
        from generator.reading.source import Source  # noqa: PLC0415

        text = data.decode("utf-8", "ignore")
        if any(forbidden(Source("a", text))):
            raise ValueError

    assert fuzz(Target("door", [b"abc"], door), 5_000, 30.0)


def test_what_falls_is_found():
    code = "from tests.test_coverage_fuzz import planted; planted()"
    subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], cwd=ROOT, check=True, timeout=600
    )
