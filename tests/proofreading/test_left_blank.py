"""What was left to be filled in is seen in all its shapes, and what is meant is left alone."""

from __future__ import annotations

import pytest

from generator.proofreading import SlipKind, proofread, read_words

LEFT = [
    "【待补充】",
    "〔待填〕",
    "「待定」",
    "（待填写）",
    "（此处填写成效）",
    "（请填写）",
    "【填写】",
    "【请补充数据】",
    "（数据待核）",
    "（金额待核实）",
    "（待补）",
    "（具体数字）",
    "【单位名称】",
    "（填写具体措施）",
    "（请在此处填写问题）",
    "〔　〕",
    "（　　）",
    "【】",
    "XX",
    "××",
    "xx次",
    "X万元",
    "N次",
    "*次",
    "……万元",
    "？？万元",
    "____",
    "＿＿",
    "□□",
    "○○县",
    "×月×日",
    "TBD",
]
MEANT = [
    "对待核实的问题线索逐条核查。",
    "尚有3户情况待核实，二期选址待定。",
    "制度有待完善，人员待补充。",
    "二〇〇五年、二○○五年印发。",
    "“1+N”个文件；N95口罩200个。",
    "□是□否",
    "面积12×次数，计算为A×N，得分=分值×执行率。",
    "死亡3人（1人待核实）。",
    "填报说明（说明见附件）。",
    "发放问卷（填写有效问卷312份）。",
    "（补充协议见附件）。",
    "X光机2台，X射线机1台。",
    "包括培训、宣传……",
    "《关于填写自评表的通知》",
    "设备（具体情况见附件）。",
    "用f()算。",
]


@pytest.mark.parametrize("mark", LEFT)
def test_what_was_left_blank_is_seen(mark):
    """Fault: a mark of a kind that nobody thought of stays in the printed report."""
    slips = proofread(f"抽查凭证共{mark}，其余正常。")
    assert SlipKind.PLACEHOLDER in {one.kind for one in slips}


@pytest.mark.parametrize("text", MEANT)
def test_what_is_meant_is_left_alone(text):
    """Fault: true text that speaks of what is open, or has the same letters, is called blank."""
    assert not [one for one in proofread(text) if one.kind is SlipKind.PLACEHOLDER]


@pytest.mark.parametrize("value", ["待定", "待核实", "待补充", "暂缺", "TODO", "…"])
def test_a_value_that_says_nothing_yet_is_seen(value):
    assert [one.excerpt for one in read_words(value)] == [value]


@pytest.mark.parametrize("value", ["无", "/", "——", "0", "待遇发放率", "见 http://xx.com/a"])
def test_a_value_that_says_there_is_none_is_left_alone(value):
    assert not read_words(value)
