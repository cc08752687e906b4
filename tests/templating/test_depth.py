"""Templates nested more deeply than Jinja or Python can follow are mistakes of syntax."""

from __future__ import annotations

import pytest

from generator.templating.sentence import SentenceError, render_sentence

N = 5_000
DEEP = {
    "brackets": f"{{{{ {'(' * N}1{')' * N} }}}}",
    "lists": f"{{{{ {'[' * N}1{']' * N} }}}}",
    "conditions": "{% if 1 %}" * N + "{% endif %}" * N,
    "loops": "{% for i in [1] %}" * 60 + "{% endfor %}" * 60,
    "attributes": f"{{{{ 甲{'.a' * N} }}}}",
    "sum": f"{{{{ 1{'+1' * N} }}}}",
    "filters": f"{{{{ 甲{'|string' * N} }}}}",
    "not": f"{{{{ {'not ' * N}1 }}}}",
    "minus": f"{{{{ {'-' * N}1 }}}}",
    "else": f"{{{{ 1{' if 甲 else 1' * N} }}}}",
}


@pytest.mark.parametrize("name", DEEP)
def test_deep(name: str) -> None:
    """Fault: ten thousand brackets ended the program."""
    with pytest.raises(SentenceError, match="套得太深"):
        render_sentence(DEEP[name], {"甲": "乙"})


def test_long_number() -> None:
    """Fault: Python reads no whole number of more than 4300 digits, and says so in English."""
    with pytest.raises(SentenceError, match="数字太长"):
        render_sentence(f"{{{{ {'9' * N} }}}}", {})
