"""What a unit lists freely: results are listed, what serves another end is only named."""

import pytest

from generator.templating.entries import Results
from generator.templating.sentence import render_sentence

GIVEN = Results({"参保单位": "306家", "资金到位月份": "8月"}, {"资金到位月份"})


def test_listed_are_the_results_alone():
    assert dict(GIVEN) == {"参保单位": "306家"}
    assert not Results({"资金到位月份": "8月"}, {"资金到位月份"})


@pytest.mark.parametrize("name", ["参保单位", "资金到位月份"])
def test_every_figure_can_be_named(name):
    assert GIVEN[name] == GIVEN.get(name) != GIVEN.get("没有", "无") == "无"


def test_wording_of_any_place_lists_results_and_names_all():
    """Fault: a place's own wording counted up figures that the findings library asks for."""
    listed = "{% for 名, 值 in 业务数据.items() %}{{ 名 }}{{ 值 }}{% endfor %}"
    wording = listed + "，{{ 业务数据.资金到位月份 }}到位"
    assert render_sentence(wording, {"业务数据": GIVEN}) == "参保单位306家，8月到位"
