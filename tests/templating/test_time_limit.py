"""What counting steps does not see is broken off by time."""

from __future__ import annotations

import time

import pytest

from generator.templating import time_limit
from generator.templating.allowance import Allowance, allowing
from generator.templating.sentence import SentenceError, render_sentence

# What is raised while the interpreter tidies up is lost, and raised again: only pytest minds.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

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
    with allowing(Allowance(seconds=4 * time_limit.INTERVAL)):
        end = time.process_time() + 8 * time_limit.INTERVAL
        while time.process_time() < end:
            pass
        assert render_sentence("{{ 1 + 1 }}", {}) == "2"


def test_what_swallows_the_end_does_not_keep_it() -> None:
    """Fault: an end that came while the interpreter tidied up was lost, and there was no other."""
    clock = time_limit._clock()  # noqa: SLF001 - what no template can do
    swallowed = 0
    time_limit.enter(Allowance(seconds=0.0))
    try:
        while swallowed < 2:
            try:
                time.sleep(0.01)
                sum(range(1000))
            except time_limit.TimeUpError:
                swallowed += 1
    finally:
        time_limit.leave()
    assert clock.running is None
