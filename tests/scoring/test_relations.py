"""Relations that a form declares: when they hold, and what of them is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.forms.form import Form
from generator.forms.relation import Relation
from generator.reading import load_text
from generator.scoring.relations import broken, relation_faults

AMOUNTS = st.decimals(0, 10_000, places=2)
FORM = """名称: 某县
来源: 试
适用年度: {起: 2022}
核对:
  - {关系: "%s"}
文件:
  - {名称: 表, 模板: 通用/项目清单}
"""


def relation(text, **values):
    return Relation.model_validate({"关系": text, **values})


@given(first=AMOUNTS, second=AMOUNTS, gap=st.decimals(-1, 1, places=3))
def test_a_sum_holds_within_its_tolerance(first, second, gap):
    values = {"年初预算数": first, "追加预算数": second, "全年预算数": first + second + gap}
    found = broken(relation("年初预算数 + 追加预算数 = 全年预算数", 容差="0.5"), values)
    assert (found is None) == (abs(gap) <= Decimal("0.5"))
    if found is not None:
        assert found.right - found.left == gap


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("年初预算数 ≤ 全年预算数", True),
        ("年初预算数 >= 全年预算数", False),
        ("年初预算数 < 全年预算数", True),
        ("100 * 年初预算数 / 全年预算数 > 60", False),
        ("年初预算数 = 到位资金", True),  # missing data are for others to ask
        ("年初预算数 / 追加预算数 = 1", True),  # and so is a base of 0
    ],
)
def test_other_signs_and_what_cannot_be_told(text, holds):
    values = {"年初预算数": Decimal(10), "全年预算数": Decimal(20), "追加预算数": Decimal(0)}
    assert (broken(relation(text), values) is None) == holds


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("年初预算数 + 追加预算数 = 全年预算数", []),
        ("三公决算数 ≤ 三公预算数", []),
        ("年初预算数 + 追加预算数", ["G14"]),
        ("无楼堂馆所 且 无楼堂馆所", ["G14"]),
        ("年初预算 = 全年预算数", ["G14"]),
        ("年初预算数 = = 全年预算数", ["E01"]),
    ],
)
def test_what_a_form_may_not_declare(text, codes):
    form = load_text(FORM % text, Form, name="某县.yaml").value
    said = list(relation_faults(form))
    assert [one.code for one in said] == codes
    assert all(one.position.line == 5 for one in said)
