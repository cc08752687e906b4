"""Templates that have no end: each is stopped with a reason, soon, and takes little memory."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from generator.templating.allowance import STEPS, Allowance, allowing
from generator.templating.refusal import RefusedError
from generator.templating.sentence import SentenceError, render_sentence
from generator.templating.steps import LONGEST, MOST_ITEMS, paid, sized, spend, weighed

FINISHED = "循环或计算太多"
LONG = "一段文字超过 100 万字"
MANY = f"列表超过 {MOST_ITEMS} 项"
GROWING = "{% set ns = namespace(x='啊a') %}{% for i in range(60) %}STEP{% endfor %}{{ ns.x }}"
SECONDS = 10  # of processor time: by far more than any takes, by far less than one without end

ENDLESS = {
    "empty loops": (
        ("{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}"),
        FINISHED,
    ),
    "two calls": (
        "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(100) }}",
        FINISHED,
    ),
    "lazy": (
        "{% for i in range(999) %}{% for j in range(9999)|map('upper') %}{% endfor %}{% endfor %}",
        FINISHED,
    ),
    "sorted": ("{% for i in range(9999) %}{% set a = range(9999)|sort %}{% endfor %}", FINISHED),
    "copies": (
        "{% set l = range(9999)|list %}{% for i in l %}{% set a = l[1:] %}{% endfor %}",
        FINISHED,
    ),
    "split": (
        (
            "{% set x %}{% for i in range(9999) %}啊啊 啊{% endfor %}{% endset %}"
            "{% for i in range(9999) %}{% set y = x.split(' ') %}{% endfor %}"
        ),
        FINISHED,
    ),
    "tower": (
        GROWING.replace("STEP", "{% set ns.x = [ns.x, ns.x] %}"),
        FINISHED,
    ),
    "tower of entries": (
        GROWING.replace("STEP", "{% set ns.x = {1: ns.x, 2: ns.x} %}"),
        FINISHED,
    ),
    "one by one": (
        (
            "{% set ns = namespace(x=[]) %}"
            "{% for i in range(99999) %}{% set ns.x = ns.x + [i] %}{% endfor %}"
        ),
        FINISHED,
    ),
    "~": (GROWING.replace("STEP", "{% set ns.x = ns.x ~ ns.x %}"), LONG),
    "+": (GROWING.replace("STEP", "{% set ns.x = ns.x + ns.x %}"), LONG),
    "replace": (GROWING.replace("STEP", "{% set ns.x = ns.x|replace('a', 'aa') %}"), LONG),
    "method": (GROWING.replace("STEP", "{% set ns.x = ns.x.replace('a', 'aa') %}"), LONG),
    "join": (GROWING.replace("STEP", "{% set ns.x = [ns.x, ns.x]|join(ns.x) %}"), LONG),
    "listed": (GROWING.replace("STEP", "{% set ns.x = [ns.x, ns.x]|顿号 %}"), LONG),
    "caught": (GROWING.replace("STEP", "{% set ns.x %}{{ ns.x }}{{ ns.x }}{% endset %}"), LONG),
    "lists": (
        (
            "{% set ns = namespace(x=[1]) %}"
            "{% for i in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}"
        ),
        MANY,
    ),
    "added lists": ("{{ [[1], [2]]|sum(start=[]) }}", "sum"),
    "power": (
        (
            "{% set ns = namespace(x=9) %}{% for i in range(9) %}"
            "{% set ns.x = ns.x ** 99 %}{% endfor %}"
        ),
        "数太大",
    ),
    "stored power": ("{{ 甲 ** 甲 }}", "指数超过"),
    "product": (
        (
            "{% set ns = namespace(x=9) %}{% for i in range(99) %}"
            "{% set ns.x = ns.x * ns.x %}{% endfor %}"
        ),
        "数太大",
    ),
    "repeated": ("{{ '啊' * 999999999 }}", "只能用于两个数"),
    "range": ("{{ range(999999999)|list }}", "循环次数太多"),
    "wide": ("{{ '啊'.ljust(999999999) }}", "不开放"),
    "more than asked for": (
        (
            "{% macro f(n) %}{% if n %}{{ f(n - 1, varargs, varargs) }}{% else %}"
            "{{ varargs == varargs }}{% endif %}{% endmacro %}{{ f(60) }}"
        ),
        FINISHED,
    ),
    "itself": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "没有尽头"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_endless(name: str) -> None:
    """Fault: a loop without output ran for ever, a doubled text filled the memory."""
    template, reason = ENDLESS[name]
    begun = time.process_time()
    counted = Allowance(seconds=SECONDS)  # a busy machine is not to end it by time
    with allowing(counted), pytest.raises(SentenceError, match=reason):
        render_sentence(template, {"甲": Decimal("1234.5")})
    assert time.process_time() - begun < SECONDS


def test_one_allowance_a_unit() -> None:
    """What one sentence has used up is not there for the next, which says so."""
    loop = "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}"
    with allowing():
        with pytest.raises(SentenceError, match=FINISHED):
            render_sentence(loop, {})
        with pytest.raises(SentenceError, match="另一处"):
            render_sentence("{% for i in range(9) %}{% endfor %}", {})
    assert render_sentence("{% for i in range(9) %}{{ i }}{% endfor %}", {}) == "012345678"


def test_allowance_grows_with_the_rows() -> None:
    """A unit with many indicators may print them all."""
    allowance = Allowance()
    allowance.grow(0)
    assert allowance.steps == STEPS
    allowance.grow(10_000)
    assert allowance.steps > STEPS


def test_prices() -> None:
    """Each kind of thing pays for its size."""
    with allowing(Allowance(steps=100)) as allowance:
        assert paid([1, 2, 3], 10) == [1, 2, 3]
        assert allowance.steps == 70
        assert list(paid(iter("ab"), 10)) == ["a", "b"]
        assert allowance.steps == 50
        weighed([[1], [2, 3]])
        assert allowance.steps == 50 - 3 - 2 - 3
        sized(160)
        assert allowance.steps == 42  # outside of a template a text is free
        spend(10)
        spend(32)
        with pytest.raises(RefusedError):
            spend(1)


def test_outside_a_rendering_only_size_counts() -> None:
    """Filters that the compiler tries, or code calls, have no allowance to pay from."""
    sized(LONGEST)
    with pytest.raises(RefusedError):
        sized(LONGEST + 1)
