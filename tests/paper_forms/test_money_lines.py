"""Sources of funds: what stands before their names is printed as the paper has it."""

from __future__ import annotations

import pytest

from generator.paper_forms.money_lines import name_tag, parted


@pytest.mark.parametrize(
    ("label", "before", "name"),
    [
        ("其中：当年财政拨款", "其中：", "当年财政拨款"),
        ("　　　上年结转资金", "　　　", "上年结转资金"),
        ("      其中: 财政拨款：", "      其中: ", "财政拨款"),
        ("1、中央补助", "1、", "中央补助"),
        ("其他 资金", "", "其他资金"),
    ],
)
def test_a_label_is_parted(label, before, name):
    assert parted(label) == (before, name)


@pytest.mark.parametrize(
    ("befores", "tag"),
    [
        (["其中："], "其中：{{ 行.名称 }}"),
        (["其中：", "　", "　"], "{% if loop.first %}其中：{% else %}　{% endif %}{{ 行.名称 }}"),
        (["其中：", "", ""], "{% if loop.first %}其中：{% endif %}{{ 行.名称 }}"),
        (
            ["1、", "2、", "3、"],
            (
                "{% if loop.first %}1、{% elif loop.index == 2 %}2、{% elif loop.index == 3 %}3、"
                "{% endif %}{{ 行.名称 }}"
            ),
        ),
    ],
)
def test_one_tag_prints_them_all(befores, tag):
    assert name_tag(befores) == tag
