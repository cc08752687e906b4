"""Names that are worked out when a template asks: what nobody uses costs nothing."""

from __future__ import annotations

import pytest

from generator.templating.late_names import LateNames, LateWords, LayeredNames, together
from generator.templating.sentence import render_sentence


@pytest.fixture
def asked():
    """The names that were worked out, each time that they were."""
    return []


@pytest.fixture
def names(asked):
    def made(name, value):
        def make():
            asked.append(name)
            return value

        return make

    return LateNames({"单位": made("单位", "某中心"), "资金": made("资金", {"执行率": "98%"})})


def test_only_what_a_sentence_names_is_worked_out_and_that_once(names, asked):
    assert render_sentence("{{ 单位 }}和{{ 单位 }}", names) == "某中心和某中心"
    assert render_sentence("{{ 单位 }}", names) == "某中心"
    assert asked == ["单位"]


def test_whether_a_name_is_known_and_how_many_there_are_works_nothing_out(names, asked):
    assert "资金" in names
    assert [*names] == ["单位", "资金"]
    assert len(names | {"年度": 2022}) == 3
    assert names.get("没有", "无") == "无"
    assert asked == []


def test_what_stands_in_front_hides_what_stands_behind(names, asked):
    known = LayeredNames({"单位": "某局"}, {"年度": None}, names)
    assert known["单位"] == "某局"
    assert known["年度"] is None
    assert known["资金"] == {"执行率": "98%"}
    assert asked == ["资金"]
    assert [*known] == ["单位", "资金", "年度"]


def test_a_name_of_no_layer_is_none(names):
    known = names | {"年度": 2022}
    assert "没有" not in known
    assert known.get("没有", "无") == "无"
    with pytest.raises(KeyError):
        known["没有"]


def test_a_template_reads_on_below_late_names(names):
    assert render_sentence("{{ 整体.资金.执行率 }}", {"整体": names}) == "98%"


def test_names_worked_out_in_one_go_are_so_once(asked):
    def both():
        asked.append("清单")
        return {"清单": [], "清单合计": 3}

    names = LateNames(together(("清单", "清单合计"), both))
    assert names["清单合计"] == 3
    assert names["清单"] == []
    assert asked == ["清单"]


def test_words_of_a_row_wait_until_one_is_asked_for(asked):
    def words():
        asked.append("差距")
        return {"名称": "“培训期数”", "差距": "少3期"}

    known = LateWords(words)
    assert asked == []
    assert (known["差距"], known.get("单位")) == ("少3期", None)
    assert asked == ["差距"]
    assert known == {"名称": "“培训期数”", "差距": "少3期"}
