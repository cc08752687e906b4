"""Tags and line ends of wording, however many stand on one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.narrative import markup
from generator.narrative.markup import WordingMarkup

if TYPE_CHECKING:
    import pytest


def prepared(source: str) -> str:
    return WordingMarkup.preprocess(None, source, None)  # type: ignore[arg-type]  # needs no Jinja


def test_a_tag_at_the_end_of_text_keeps_the_line_end() -> None:
    assert prepared("甲{% endif %}\n乙") == "甲{% endif +%}\n乙"
    assert prepared("{% if 1 %}{% endif %}\n乙") == "{% if 1 %}{% endif %}\n乙"
    assert prepared("甲{{ 乙 }}\n") == "甲{{ 乙 }}\n"


def test_a_line_of_many_tags_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fault: ten thousand conditions on a line took a quarter of a minute."""
    looked: list[int] = []

    class Counting:
        def sub(self, _new: str, text: str) -> str:
            looked.append(len(text))
            return text

    monkeypatch.setattr(markup, "_STATEMENT", Counting())
    source = "甲" + "{% if 1 %}" * 500 + "{% endif %}" * 500 + "\n"
    prepared(source)
    assert sum(looked) < 2 * len(source)
