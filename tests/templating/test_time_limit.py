"""What counting steps does not see is broken off by time."""

from __future__ import annotations

import time

import pytest

from generator.templating import time_limit
from generator.templating.allowance import Allowance, allowing
from generator.templating.sentence import SentenceError, render_sentence

SLOW = "{% set l = range(99999)|list %}{% for i in l %}{% if -1 in l %}{% endif %}{% endfor %}"


def test_broken_off_at_its_place() -> None:
    """Fault: looking for what is not there, again and again, took minutes."""
    begun = time.process_time()
    with pytest.raises(SentenceError, match="循环或计算太多"):
        render_sentence(SLOW, {})
    assert time.process_time() - begun < 10


def test_nothing_is_left_behind() -> None:
    """After one template was broken off, the next runs, and so does the program."""
    for _ in range(2):
        with allowing(Allowance(seconds=0.05)), pytest.raises(SentenceError):
            render_sentence(SLOW, {})
        assert render_sentence("{{ 1 + 1 }}", {}) == "2"
    end = time.process_time() + 4 * time_limit.INTERVAL
    while time.process_time() < end:
        pass


def test_only_templates_are_timed() -> None:
    """What the program itself takes long for is not broken off."""
    with allowing(Allowance(seconds=0.0)):
        end = time.process_time() + 4 * time_limit.INTERVAL
        while time.process_time() < end:
            pass
        assert render_sentence("{{ 1 + 1 }}", {}) == "2"
