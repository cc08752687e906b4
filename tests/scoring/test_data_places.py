"""Where a datum that a rubric names is typed."""

from __future__ import annotations

import pytest

from generator.filing import Filing
from generator.scoring import find_standards
from generator.scoring.data_places import place_of
from generator.workspace import Workspace, builtin_root


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("三公预算数", ("经费", "三公经费", "预算数")),
        ("上年三公预算数", ("经费", "三公经费", "上年预算数")),
        ("采购决算数", ("经费", "政府采购", "决算数")),
        ("追加预算数", ("预算", "追加预算数")),
        ("在职人数", ("单位", "在职人数")),
        ("满意度", ("其他数据", "满意度")),
        ("没有的", None),
    ],
)
def test_each_name_has_its_place(name, path):
    filing = Filing.model_validate(
        {"套表": "湖南县级部门整体支出", "年度": "2022", "单位": {"名称": "甲"}}
    )
    standards = find_standards(filing, Workspace((builtin_root(),))).value
    assert place_of(name, standards.department_rubric, standards.form) == path
