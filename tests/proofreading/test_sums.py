"""Sums in sentences: what comes out is left alone, what does not is told with its arithmetic."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.proofreading import discrepancies

AMOUNTS = st.decimals(min_value=1, max_value=9999, places=2)
PARTS = st.lists(AMOUNTS, min_size=2, max_size=5)
NAMES = ("甲经费", "乙经费", "丙经费", "丁经费", "戊经费")


def listed(parts):
    return "、".join(f"{name}{part}万元" for name, part in zip(NAMES, parts, strict=False))


def sentences(parts, total):
    yield f"全年支出{total}万元，其中{listed(parts)}。"
    yield f"追加的{total}万元分别用于{listed(parts)}。"
    yield f"支出{listed(parts)}，合计{total}万元。"


@given(parts=PARTS)
def test_what_adds_up_is_left_alone(parts):
    for text in sentences(parts, sum(parts)):
        assert list(discrepancies(text)) == []


@given(parts=PARTS, less=st.decimals(min_value="0.01", max_value="0.99", places=2))
def test_parts_that_exceed_the_whole_are_told(parts, less):
    """Fault: a comparison in the wrong direction, or one that forgets a part."""
    for text in sentences(parts, sum(parts) - less):
        (found,) = discrepancies(text)
        assert found.expected == f"{sum(parts)}万元"
        assert found.printed == f"{sum(parts) - less}万元"


@given(part=st.integers(1, 500), base=st.integers(501, 9999))
def test_shares_are_right_at_their_decimals(part, base):
    share = (Decimal(part) / base * 100).quantize(Decimal("0.1"))
    text = "全年支出{}万元，其中场地费{}万元，占全年支出的{}%"
    assert list(discrepancies(text.format(base, part, share))) == []
    assert list(discrepancies(text.format(base, part, share + 1)))


@given(part=st.integers(1, 500), base=st.integers(501, 9999))
def test_a_share_without_a_base_is_of_the_whole_before_it(part, base):
    """Fault: 其中劳务费9万元，占40% of 18万元 passed, for 占 named nothing."""
    share = (Decimal(part) / base * 100).quantize(Decimal("0.1"))
    text = "年初结余90000万元，全年支出{}万元，其中场地费{}万元，占{}%"
    assert list(discrepancies(text.format(base, part, share))) == []
    (found,) = discrepancies(text.format(base, part, share + 1))
    assert (found.expected, found.is_share) == (f"{share}%", True)


@pytest.mark.parametrize("before", ["", "全年", "本年度", "共发生", "办好各项业务，2022年"])
def test_a_base_is_known_by_its_whole_name_whatever_leads_up_to_it(before):
    """Fault: 印刷支出 missed behind 本年度, or 支出 taken from 基本支出."""
    text = "{}印刷支出18万元，其中装订费9万元，占{}的60%"
    assert list(discrepancies(text.format(before, "印刷支出")))
    assert list(discrepancies(text.format(f"{before}单位", "印刷支出"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "预算100万元，其中财政拨款100万元，实际支出95万元",
        "预算100万元，其中本级60万元，转移支付40万元，支出98万元",
        "预算100万元，其中财政资金80万元，自筹20万元，截至年底支付99万元",
        "支出合计100万元，其中：基本支出40万元，占40%，项目支出60万元，占60%",
        "2023年支出合计436.5万元，其中基本支出312.5万元，占支出的71.59%，项目支出124万元，占支出的28.41%",
        "本年支出90万元，比上年增长100%",
        "全年培训10次，其中3次为线上，走访20次",
        "总额100万元，其中基本支出80万元（人员60万元、公用20万元）、项目20万元",
        "全年收到50万元，预算数和执行数分别为60万元和55万元",
        "收入10万元，比上年增加2万元，占20%",
        "支出18万元，其中劳务费比上年增加2万元，占20%",
        "支出18万元（其中劳务费9万元，占50%，其中临时工3万元，占20%）",
        "服务300人，其中场地费2万元，占20%",
        "预算20万元，支出18万元，其中劳务费9万元，占45%",
        "收入比上年增加10万元，其中利息增加12万元",
        "支出100万元，其中会议费50万元、培训费30万元等",
        "全年预算11.15万元，实际支出9.4万元，完成预算的84.3%",
        "1.5亿元资金，其中财政15000万元",
        "参保12702人，其中新参保9000人次、续保9000人次",
        "存在两个问题：一是慢；二是少",
        "存在以下问题：一是慢；二是少",
        "采取三项措施：一是甲；二是乙；三是丙。取得以下三个方面的成效：一是丁",
    ],
)
def test_what_is_no_sum_is_left_alone(text):
    assert list(discrepancies(text)) == []
