"""Where a rate without amounts can be typed, and where it is said that there is no budget.

Where a change of the budget is explained: in what the form has.
"""

import pytest
from test_rules import checked, composed

ROWS = """\
套表: 壬县
资金: 无
自评得分: 无
绩效指标:
  产出指标:
    - {三级指标: 预算执行率, 年度指标值: 100%, 分值: 10}
    - {三级指标: 培训, 年度指标值: 5次, 实际完成值: 5次, 分值: 90}
"""


def test_missing_amounts_say_where_the_rate_may_be_typed(tmp_path):
    """Fault: the hint sent a clerk to an indicator that 评分资料 does not know."""
    (said,) = (one for one in checked(composed(ROWS), tmp_path).diagnostics if one.code == "S11")
    assert "“执行率”" in said.hint
    assert "在这一行写“不适用: 原因”" in said.hint


ADJUSTED = """\
套表: {form}
资金:
  年度资金总额: {{年初预算数: 20, 全年预算数: 23, 全年执行数: 22}}
自评得分: 无
"""


@pytest.mark.parametrize(("form", "added"), [("甲县", False), ("癸县", True)])
def test_what_was_added_is_asked_for_where_the_form_has_its_column(form, added, tmp_path):
    """Fault: 追加预算数 was asked for, and once it was filled in, G05 said to delete it."""
    found = checked(composed(ADJUSTED.format(form=form)), tmp_path).diagnostics
    (said,) = (one for one in found if one.code == "B10")
    assert ("“追加预算数”" in said.hint) is added
    assert "“原因”" in said.hint
