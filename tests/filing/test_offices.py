"""The word for inner offices comes from the unit's own data."""

import pytest

from generator.filing import Filing, office_word

PROBLEM = {"标题": "人手不足", "事实": "缺两人", "措施": {"内容": "申请用编"}}


@pytest.mark.parametrize(
    ("unit", "actor", "word"),
    [
        ({"内设机构": ["综合股", "基金股"]}, "", "股室"),
        ({"内设机构": ["办公室", "综合科", "结算科"]}, "各股室", "科室"),
        ({"内设机构": ["办公室", "人事处"]}, "", "处室"),
        ({"内设机构": ["综合部", "业务部"]}, "", "部门"),
        ({"内设机构": ["综合股", "结算股", "财务科"]}, "", "股室"),
        ({"内设机构": ["办公室", "信息中心"]}, "", None),
        ({"内设机构数": 5}, "财务人员和各业务股室", "股室"),
        ({"内设机构数": 5}, "各科室、各股室", None),
        ({}, "", None),
    ],
)
def test_word(unit, actor, word):
    measure = {"内容": "申请用编", "责任主体": actor} if actor else {"内容": "申请用编"}
    filled = {"套表": "试用", "年度": "2021", "单位": {"名称": "甲"} | unit}
    filing = Filing.model_validate(filled | {"问题": [PROBLEM | {"措施": measure}]})
    assert office_word(filing) == word
