"""Sentences of data files: the same one over the same values is written once for a unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.templating import sentence
from generator.templating.sentence import SentenceError, Sentences
from generator.templating.typed_values import Named, Share, Year


@pytest.fixture
def runs(monkeypatch):
    """How often Jinja ran."""
    found = []
    render = sentence.render
    monkeypatch.setattr(sentence, "render", lambda *given: found.append(given[1]) or render(*given))
    return found


def test_a_sentence_is_written_once_over_the_same_values(runs):
    sentences = Sentences(None)
    for other in ("甲", "乙"):
        data = {"下年": Year(2023), "名称": other}
        assert sentences.render("{{ 下年 - 1 }}年6月底前", data) == "2022年6月底前"
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [
        (Decimal("1.0"), Decimal("1.00"), ("1.0", "1.00")),
        (1, True, ("1", "是")),
        (Decimal(1), Decimal("1.0"), ("1", "1.0")),
        ("1", 1, ("1", "1")),
    ],
)
def test_values_that_are_equal_and_print_otherwise_are_told_apart(first, second, printed):
    sentences = Sentences(None)
    assert tuple(sentences.render("{{ 值 }}", {"值": one}) for one in (first, second)) == printed


def test_what_prints_more_than_its_value_is_written_each_time():
    """Equal as numbers and mappings, but a share prints as the unit typed it, a name its own."""
    sentences = Sentences(None)
    shares = (Share(Decimal("0.98"), digits=1), Share(Decimal("0.98"), typed="98%"))
    assert [sentences.render("{{ 率 }}", {"率": one}) for one in shares] == ["98.0%", "98%"]
    units = (Named("甲", {}), Named("乙", {}))
    assert [sentences.render("{{ 单位 }}", {"单位": one}) for one in units] == ["甲", "乙"]


def test_one_that_cannot_be_written_is_refused_each_time():
    sentences = Sentences(None)
    for _ in range(2):
        with pytest.raises(SentenceError, match="没有填"):
            sentences.render("{{ 完成时限 }}", {"完成时限": None})


@pytest.mark.parametrize(
    "wording",
    [
        "{{ 下年 }}年6月底前",
        " 由{{ 名称 }}按{{ 名称 }}办。\n",
        "{# 说明 #}{{ 名称 }}",
        "{% raw %}{{ 名称 }}{% endraw %}{{ 下年 }}",
        "{{ 条数 }}项，{{ 空 }}",
    ],
)
def test_one_that_only_puts_texts_in_is_written_as_jinja_writes_it(wording, runs):
    data = {"下年": Year(2023), "名称": "“培训<期数>”", "条数": 3, "空": ""}
    written = sentence.render_sentence(wording, data)
    assert not runs
    assert written == sentence.render_sentence(wording + "{{ 空|lower }}", data)
    assert len(runs) == 1


@pytest.mark.parametrize(
    ("wording", "value"),
    [
        ("{{ 值 }}", "长" * 1001),
        ("{{ 值 }}", True),
        ("{{ 值 }}", Decimal("1.50")),
        ("{{ 值 }}", Named("甲", {})),
        ("{{ 值|去标点 }}", "有标点。"),
        ("{% if 值 %}{{ 值 }}{% endif %}", "有条件"),
        ("{% set 另 = 值 %}{{ 另 }}", "起了名"),
    ],
)
def test_any_other_is_left_to_jinja(wording, value, runs):
    assert sentence.render_sentence(wording, {"值": value})
    assert len(runs) == 1
