"""Several ways to say a thing: the same unit gets the same one, neighbours and places others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.templating.choosing import chosen
from generator.templating.prose_environment import Prose
from generator.templating.sentence import SentenceError, names_in, render_sentence
from generator.templating.trouble_notes import NOTES, Notes

UNITS = [f"第{number}中心" for number in range(60)]


def written(wording, unit="甲中心", **data):
    return render_sentence(wording, {"单位": {"名称": unit}, **data})


def test_a_hash_is_the_same_on_every_machine():
    assert [chosen("甲乙丙", "某中心", f"F{n}") for n in range(6)] == list("乙丙甲甲乙甲")


@given(st.text(max_size=20))
def test_a_rerun_chooses_the_same(unit):
    wording = "{{ ['甲', '乙', '丙']|择一 }}"
    assert written(wording, unit) == written(wording, unit) in {"甲", "乙", "丙"}


def test_units_get_all_of_them_about_equally_often():
    found = [written("{{ ['甲', '乙', '丙']|择一 }}", unit) for unit in UNITS]
    assert all(found.count(one) > 10 for one in "甲乙丙")


def test_two_places_of_one_wording_choose_apart():
    wording = "{{ ['甲', '乙']|择一 }}{{ ['丙', '丁']|择一 }}"
    assert {written(wording, unit) for unit in UNITS} == {"甲丙", "甲丁", "乙丙", "乙丁"}


def test_the_values_in_a_variant_do_not_change_the_choice():
    wording = "{{ ['共' ~ 数 ~ '人', 数 ~ '人']|择一 }}"
    for unit in UNITS:
        first, other = (written(wording, unit, 数=number) for number in (3, 5))
        assert first.replace("3", "5") == other


def test_the_items_of_a_loop_get_one_after_the_other():
    wording = "{% for n in range(4) %}{{ ['甲', '乙']|择一(n) }}{% endfor %}"
    assert {written(wording, unit) for unit in UNITS} == {"甲乙甲乙", "乙甲乙甲"}


def test_a_choice_in_a_macro_is_the_unit_s_too():
    wording = "{% macro 句() %}{{ ['甲', '乙']|择一 }}{% endmacro %}{{ 句() }}"
    assert {written(wording, unit) for unit in UNITS} == {"甲", "乙"}


def test_nothing_is_chosen_when_a_template_is_compiled():
    """Fault: a list of constants compiled while a unit is written was folded to its variant."""
    with_unit = [Notes({"单位": {"名称": unit}}) for unit in UNITS]
    token = NOTES.set(with_unit[0])
    template = Prose().from_string("{{ ['甲', '乙']|择一 }}")
    found = set()
    for notes in with_unit:
        NOTES.set(notes)
        found.add(template.render({}))
    NOTES.reset(token)
    assert found == {"甲", "乙"}


@pytest.mark.parametrize("wording", ["{{ 3|择一 }}", "{{ []|择一 }}", "{{ '甲乙'|择一 }}"])
def test_only_a_list_can_be_chosen_from(wording):
    with pytest.raises(SentenceError, match=r"择一.*列表"):
        written(wording)


def test_a_sentence_that_chooses_needs_the_unit():
    assert names_in("{{ ['甲', 名称]|择一 }}") == {"名称", "单位"}
    assert names_in("{{ 名称 }}") == {"名称"}
