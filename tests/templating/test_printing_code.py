"""What a template that escapes prints: as Jinja's own code would, without a Markup for each."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from generator.document.template.word_environment import WordEnvironment
from generator.templating.prose_environment import Prose
from generator.templating.template_run import run
from generator.templating.trouble_notes import Spot, Trouble

WORD, PROSE = WordEnvironment(), Prose()


def rendered(environment, text, **data):
    def failure(error):
        return Trouble("失败", Spot(), (("error", repr(error)),))

    printed, troubles = run(environment.from_string(text), data, 1000, failure)
    assert not troubles
    return printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("甲<乙>&“丙”", "甲&lt;乙&gt;&amp;“丙”"),
        ("\"'", "&#34;&#39;"),
        ("平常的字", "平常的字"),
        (Markup("<w:r/>"), "<w:r/>"),
        (12, "12"),
    ],
)
def test_every_value_of_a_word_part_is_escaped_once(value, printed):
    assert rendered(WORD, "{{ 值 }}", 值=value) == printed
    assert rendered(WORD, "{% set 字 %}{{ 值 }}{% endset %}{{ 字 }}", 值=value) == printed
    macro = "{% macro 写(值) %}{{ 值 }}{% endmacro %}{{ 写(值) }}"
    assert rendered(WORD, macro, 值=value) == printed


def test_the_template_s_own_words_stay_what_they_are():
    assert rendered(WORD, "<w:t>{{ '<' }}</w:t>") == "<w:t>&lt;</w:t>"


def test_wording_escapes_nothing():
    assert rendered(PROSE, "{{ 值 }}", 值="甲<乙>&“丙”") == "甲<乙>&“丙”"
    assert "environment.put(" not in PROSE.compile("{{ 值 }}", None, None, 1)
    assert "environment.put(" in WORD.compile("{{ 值 }}", None, None, 1)
