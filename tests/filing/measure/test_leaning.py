"""Which way a name leans: words of which less is better, and what stands around them."""

from __future__ import annotations

import pytest

from generator.filing.measure.leaning import Leaning, NamedLeanings, is_near_full, leaning_of

NAMES = {
    Leaning.LESS: (
        "森林火灾受害率 林业有害生物成灾率（‰） 结转结余率 预算调整率 有责投诉次数"
        " 安全生产事故起数 婴儿死亡率 发病率 逾期贷款率 用款计划差错率 单位成本"
        " 辍学率 信访总量 交通事故死亡人数 经济损失 能耗 排放总量 违规违纪问题数"
        " 三公经费变动率 贫困发生率 群众平均等候时间 产品不合格率 投诉举报件数"
        " 差错率(%)"
    ),
    Leaning.MORE: (
        "投诉办结率 事故处置率 事故隐患整改率 逾期贷款回收率 信访案件化解率"
        " 成本节约率 挽回经济损失 污水达标排放率 死亡畜禽无害化处理率"
        " 发病监测覆盖率 无事故天数 碳排放减少量 纠纷调解成功数 结余资金盘活率"
    ),
    Leaning.UNCLEAR: ("事故应急方案 降低死亡率 投诉热线 减少事故起数 疫情死亡控制率"),
    Leaning.NONE: ("培训次数 群众满意度 发放及时率 道路建设里程 产业结构调整面积"),
}


@pytest.mark.parametrize(
    ("leaning", "name"), [(one, name) for one, names in NAMES.items() for name in names.split()]
)
def test_the_name_says_which_way(leaning, name):
    assert leaning_of(name) is leaning


def test_a_place_adds_words_of_its_own():
    added = NamedLeanings(less=("空岗率",), more=("投诉", "空岗率下降"))
    assert leaning_of("空岗率", added) is Leaning.LESS
    assert leaning_of("空岗率下降幅度", added) is Leaning.MORE
    assert leaning_of("投诉率", added) is Leaning.MORE


@pytest.mark.parametrize(
    ("name", "near"), [("群众满意度", True), ("任务完成率", True), ("经费增长率", False)]
)
def test_rates_near_full(name, near):
    assert is_near_full(name) is near
