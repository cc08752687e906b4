"""What is described is built, what is built is described, and of the kind that is said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from cases_of_names import PROBLEMS

from generator.filing import Assessment
from generator.reading import Record
from generator.templating.entries import Entries
from generator.templating.span import Span
from generator.templating.typed_figure import Figure
from generator.templating.typed_values import Money, Points, Share, Typed, Year
from generator.vocabulary.filing_places import typed_at
from generator.vocabulary.name_registry import described, registry, shared_names, top_names

KINDS = {
    "年份": Year,
    "整数": int,
    "数": Typed,
    "金额": Money,
    "分数": Points,
    "比率": Share,
    "度量": Figure,
    "文字": (str, tuple),
    "可合并": Span,
    "日期": date,
    "是非": bool,
    "列表": (list, tuple),
    "一组": Mapping,
    "按名称取": Entries,
}


def walk(value, path=""):
    """Yield everything built with its path as templates write it, rows without their number."""
    if path:
        yield path, value
    if isinstance(value, Mapping):
        for name, below in value.items():
            yield from walk(below, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        for row in value:
            yield from walk(row, f"{path}[]")


@pytest.fixture(scope="module")
def built(case, names, everything):
    """Everything built for the project and for the whole unit, whose sheet is the rubric's own."""
    about_unit = names.for_document(case.form.documents[0], None, PROBLEMS)
    return [
        (path, value)
        for content in (everything, about_unit)
        for path, value in walk(content)
        if not path.endswith(("[]", ".评价结论", ".材料名称"))  # columns of the form's own
    ]


def test_everything_built_is_described(built):
    assert {path for path, _ in built if described(path) is None} == set()


def test_everything_described_is_built_with_a_value(built):
    found = {described(path).path for path, value in built if value is not None}
    assert set(registry()) - found == set()


def test_every_value_is_of_the_kind_that_is_described(built):
    wrong = {
        (path, described(path).kind, type(value).__name__)
        for path, value in built
        if value is not None and not isinstance(value, KINDS[described(path).kind])
    }
    assert {one for one in wrong if one[0] != "业务数据.说明"} == set()


def test_every_name_has_a_meaning_and_a_source():
    assert [one.path for one in registry().values() if not (one.meaning and one.source)] == []


def test_names_of_a_document_are_not_those_of_findings():
    assert top_names() - shared_names() == {"附件号", "附件", "附件列表", "问题", "表头"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("业务数据.参保人数", "度量"),
        ("经费.三公经费.明细.公务接待.决算数", "金额"),
        ("整体.资金.执行率", "比率"),
        ("预算.人员经费占比", "比率"),
        ("资金.错", None),
        ("没有", None),
    ],
)
def test_a_path_is_found_as_templates_write_it(path, kind):
    found = described(path)
    assert (found and found.kind) == kind


def leads(value, steps):
    """Tell whether steps lead through keys of records to something that was filled in."""
    if not steps:
        return value is not None
    step, *rest = steps
    if isinstance(value, Assessment) and step == "绩效指标":
        return leads(tuple(row.indicator for row in value.rows), rest)
    if isinstance(value, Record):
        return step in value.aliases() and leads(value.get(step), rest)
    if isinstance(value, Mapping):
        return any(leads(one, rest) for name, one in value.items() if step in ("*", name))
    return any(leads(one, rest if step == "*" else steps) for one in value)


def test_sources_lead_to_keys_of_the_filing(case):
    """Of the project, or else of the whole unit, where every key is filled in."""
    lost = {
        one.path
        for one in registry().values()
        for place in one.places
        if not any(
            leads(case.filing, place.removesuffix("…").replace("@", about).split("."))
            for about in ("项目.*", "整体自评")
        )
    }
    assert lost == set()


@pytest.mark.parametrize(
    ("name", "places"),
    [
        (("预算", "人员经费占比"), ["预算.支出.人员经费"]),
        (("预算", "收入总额"), ["全年预算数", "年初预算数", "上年结转资金", "追加预算数"]),
        (("任务", 1, "数据", "发放资料"), ["任务.1.数据.发放资料"]),
        (("任务", 0, "做法", 2), ["任务.0.做法.2"]),
        (("任务表", 1, "财政拨款"), ["任务.1.预算.财政拨款"]),
        (
            ("经费", "三公经费", "明细", "公务接待", "决算数"),
            ["经费.三公经费.明细.公务接待.决算数"],
        ),
        (("基础数据表", 0, "决算数"), ["经费"]),
        (("楼堂馆所", "实际投资额"), ["楼堂馆所.实际投资额"]),
        (("资金", "已填来源", 1, "全年执行数"), ["项目.2.资金.来源.1.全年执行数"]),
        (("整体", "目标", "预期目标"), ["整体自评.总体目标.预期目标"]),
        (("项目列表", 0, "资金", "合计", "原因"), ["项目.0.资金.年度资金总额.原因"]),
        (("单位", "内设机构称谓"), ["单位.内设机构"]),
        (("总分", "分值"), []),
        (("指标", 1, "权重占比"), ["项目.2.绩效指标.1.权重占比"]),
        (("表尾", "评价结论"), ["项目.2.表尾.评价结论"]),
        (("没有",), []),
    ],
)
def test_a_name_leads_to_where_it_is_typed(name, places):
    found = [".".join(map(str, place)) for place in typed_at(name, ("项目", 2))]
    whole = [f"预算.{one}" if name == ("预算", "收入总额") else one for one in places]
    assert found == whole
