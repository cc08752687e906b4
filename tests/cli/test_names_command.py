"""The command names: every name of a form with example, key and places."""

from __future__ import annotations

import json

FORM = "国家项目支出绩效自评"


def test_as_json_a_name_has_all_that_is_known_of_it(ziping):
    code, out, _ = ziping("names", FORM, "--format", "json")
    rows = {row["名称"]: row for row in json.loads(out)}
    assert code == 0
    row = rows["资金.合计.全年执行数"]
    assert (row["种类"], row["例"]) == ("金额", "43.2")
    assert row["数据文件的键"] == "项目.*.资金.年度资金总额.全年执行数"
    assert row["印在"] == ["通用/项目支出绩效自评表.docx 正文表1第4行第5格"]


def test_columns_of_the_form_are_among_them(ziping):
    out = ziping("names", "河北省项目支出绩效自评", "--format", "json")[1]
    assert {"指标[].权重占比"} <= {row["名称"] for row in json.loads(out)}


def test_a_word_leaves_few_of_them(ziping):
    code, out, _ = ziping("names", FORM, "--find", "执行率")
    assert (code, "资金.执行率（比率）" in out, "单位.名称" in out) == (0, True, False)


def test_of_no_form(ziping):
    assert ziping("names", "没有")[0] == 2
