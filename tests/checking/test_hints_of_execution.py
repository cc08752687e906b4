"""Where a rate without amounts can be typed, and where it is said that there is no budget."""

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
