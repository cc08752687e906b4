"""Cases of forms: those of the shipped forms hold, and one that does not hold says where."""

from __future__ import annotations

import pytest

from generator.authoring.case_running import run_cases
from generator.forms.load import form_names
from generator.workspace import Workspace, builtin_root

BUILTIN = Workspace((builtin_root(),))
FORM = "国家项目支出绩效自评"
FAILING = """
情形:
  - 名称: 试
    改:
      项目:
        - 名称: 全民阅读活动经费
          资金: {年度资金总额: {全年执行数: 36}}
    应得:
      得分: {预算执行率: 9, 没有这项: 1}
      总分: 100
      等级: 差
      编号: [Z99]
      句子: [没有这句话]
    不应有:
      句子: [80.00%]
"""


@pytest.mark.parametrize("form", form_names(BUILTIN))
def test_every_form_has_three_cases_that_hold(form):
    ran = run_cases(BUILTIN, form)
    assert ran.diagnostics == ()
    assert ran.count >= 3


def test_what_does_not_hold_is_said_at_its_line(tmp_path):
    path = tmp_path / f"templates/cases/{FORM}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(FAILING, encoding="utf-8")
    ran = run_cases(Workspace((tmp_path, builtin_root())), FORM)
    assert (ran.count, ran.failed) == (1, 1)
    assert {one.code for one in ran.diagnostics} == {"A20"}
    assert [one.position.line for one in ran.diagnostics] == [9, 9, 10, 11, 12, 13, 15]
    assert "实为 8" in ran.diagnostics[0].message


def test_without_cases_it_says_so():
    assert [one.code for one in run_cases(BUILTIN, "没有").diagnostics] == ["A21"]
