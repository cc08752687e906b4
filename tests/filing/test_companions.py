"""Where a unit's declaration and last year's filing are found, and where they are not."""

from __future__ import annotations

import pytest

from generator.filing import find_companions, read_filing
from generator.workspace import Workspace

FORMS = {"自评表": "自评", "申报表": "申报"}
FORM = """\
名称: {name}
来源: 用例
适用年度: {{起: 2020}}
类别: {kind}
文件: [{{名称: 表, 模板: 不用}}]
"""


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "templates" / "forms"
    folder.mkdir(parents=True)
    for name, kind in FORMS.items():
        (folder / f"{name}.yaml").write_text(FORM.format(name=name, kind=kind), encoding="utf-8")
    return Workspace((tmp_path,))


@pytest.fixture
def file(tmp_path):
    def written(place, form="自评表", year=2022, unit="甲中心"):
        path = tmp_path / "inputs" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"套表: {form}\n年度: {year}\n单位: {{名称: {unit}}}\n", encoding="utf-8")
        return path

    return written


@pytest.fixture
def companions(workspace):
    def found(path, kind="自评"):
        return find_companions(path, read_filing(path).value, kind, workspace)

    return found


@pytest.mark.parametrize(
    ("own", "declared"),
    [
        ("2022/甲中心.yaml", "2022/甲中心-申报.yaml"),
        ("2022/甲中心-自评.yaml", "2022/甲中心.yaml"),
        ("2022/甲中心-自评.yml", "2022/甲中心-申报.yml"),
        ("2022/单位.yaml", "2022/单位-申报.yaml"),
        ("2022/单位.yaml", "2022/甲中心-申报.yaml"),
        ("单位.yaml", "单位-申报.yaml"),
    ],
    ids=["另有申报", "另有自评", "短后缀", "照文件名", "照单位名", "没有年度文件夹"],
)
def test_a_declaration_beside_is_found(own, declared, file, companions):
    path = file(own)
    file(declared, form="申报表")
    found = companions(path)
    assert found.declaration.form == "申报表"
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        ("2022/甲中心-申报.yaml", {"form": "自评表"}),
        ("2022/甲中心-申报.yaml", {"form": "申报表", "unit": "乙中心"}),
        ("2022/甲中心-申报.yaml", {"form": "申报表", "year": 2021}),
        ("2022/乙中心-申报.yaml", {"form": "申报表"}),
        ("2022/下级/甲中心-申报.yaml", {"form": "申报表"}),
    ],
    ids=["不是申报", "别的单位", "别的年度", "别的文件名", "别的文件夹"],
)
def test_what_is_no_declaration_of_this_unit_and_year_is_left_alone(place, facts, file, companions):
    path = file("2022/甲中心.yaml")
    file(place, **facts)
    found = companions(path)
    assert (found.declaration, found.diagnostics) == (None, ())


@pytest.mark.parametrize(
    ("own", "before"),
    [
        ("2022/甲中心.yaml", "2021/甲中心.yaml"),
        ("2022/东区/甲中心.yaml", "2021/东区/甲中心-自评.yaml"),
    ],
    ids=["年度文件夹", "下级文件夹"],
)
def test_last_year_lies_in_the_same_place_of_its_folder(own, before, file, companions):
    path = file(own)
    file(before.replace("-自评", "").replace(".yaml", "-申报.yaml"), form="申报表", year=2021)
    file(before, year=2021)
    found = companions(path).previous
    assert (found.year, found.form) == (2021, "自评表")


def test_a_declaration_has_last_year_beside_it_but_no_declaration(file, companions):
    path = file("2022/甲中心-申报.yaml", form="申报表")
    file("2022/甲中心.yaml", form="申报表")
    file("2021/甲中心.yaml", year=2021)
    found = companions(path, kind="申报")
    assert found.declaration is None
    assert found.previous.year == 2021


def test_a_file_that_cannot_be_used_is_said(file, companions):
    path = file("2022/甲中心.yaml")
    file("2022/甲中心-申报.yaml", form="没有这份")
    file("2021/甲中心.yaml").write_text("单位：甲", encoding="utf-8")
    said = companions(path).diagnostics
    assert [(one.code, one.position.line) for one in said] == [("C13", 2), ("C13", 2)]


@pytest.mark.parametrize("unit", ["../甲", "甲/乙", "长" * 80], ids=["上级", "斜线", "很长"])
def test_a_hostile_name_leads_nowhere(unit, file, companions):
    path = file("2022/单位.yaml", unit=unit)
    assert companions(path).declaration is None
