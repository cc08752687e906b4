"""The kind of a row, from the names that forms give its levels."""

from __future__ import annotations

import pytest

from generator.filing.measure import Nature, row_kind


@pytest.mark.parametrize(
    ("group", "subgroup", "name", "nature", "is_rate"),
    [
        ("产出指标", "数量指标", "工伤保险宣传", Nature.QUANTITY, False),
        ("产出指标（50分）", "质量\n\n指标", "基金征缴率", Nature.QUALITY, True),
        ("产出指标", "时效指标", "待遇及时发放率", Nature.TIME, True),
        ("产出指标", "成本指标", "总项目成本", Nature.COST, False),
        ("成本指标", "社会成本指标", "投诉", Nature.COST, False),
        ("成本指标", "生态环境成本", "能耗", Nature.COST, False),
        ("效益指标", "可持续影响指标", "保障基金稳健运行", Nature.BENEFIT, False),
        ("效益指标", "社会公众或服务对象满意度指标", "参保单位满意度", Nature.SATISFACTION, True),
        ("满意度指标", "", "工伤职工满意程度", Nature.SATISFACTION, False),
        ("", "", "项目总成本", Nature.COST, False),
        ("", "", "培训", Nature.OTHER, False),
        ("效益指标", "社会效益", "提高办事效率", Nature.BENEFIT, False),
        ("产出指标", "质量指标", "合格占比（％）", Nature.QUALITY, True),
    ],
)
def test_row_kind(group, subgroup, name, nature, is_rate):
    kind = row_kind(group, subgroup, name)
    assert (kind.nature, kind.is_rate) == (nature, is_rate)
