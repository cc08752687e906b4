"""Mistakes of tags as Jinja itself finds them, told in Chinese with their usual mend."""

from __future__ import annotations

import pytest
from jinja2 import Environment, TemplateSyntaxError

from generator.templating.jinja_reasons import reason_of

MISTAKES = {
    "{% if 甲 %}乙": "“if”没有结束，缺少 endif",
    "{% for 甲 in 乙 %}{{ 甲 }}": "“for”没有结束，缺少 endfor",
    "{% block 甲 %}{% if 乙 %}丙{% endblock %}": "“if”没有结束（缺少 endif），就写了“endblock”",
    "{% for 甲 in 乙 %}{% elif 丙 %}{% endfor %}": "“for”没有结束（缺少 endfor），就写了“elif”",
    "{% block 甲 %}{% 如果 乙 %}丙{% endblock %}": "“如果”不是可用的语句",
    "{% 如果 乙 %}": "“如果”不是可用的语句",
    "甲{% endif %}": "“endif”多余，前面没有要它结束的“if”",
    "{{ 甲、乙 }}": "“、”不能用在标签里，逗号用半角的",
    "{{ 甲（1） }}": "标签里有全角符号“（）”，要用半角",
    "{{ 甲": "没有写完",
}


@pytest.mark.parametrize(("text", "told"), MISTAKES.items(), ids=MISTAKES)
def test_what_is_said_of_a_mistake(text, told):
    with pytest.raises(TemplateSyntaxError) as mistake:
        Environment(autoescape=True).parse(text)
    assert reason_of(mistake.value, text) == told
